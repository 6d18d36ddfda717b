import type { KeyRef, Kv, KvCondition, KvSet } from '../../src/core/ports';

/** Index partitions and ranges as manifest.yml declares them; what the fake needs to answer queries. */
const INDEXES: Readonly<Record<string, { partition: string; range: string }>> = {
  'run/by-repository': { partition: 'repository', range: 'receivedAt' },
  'run/by-state': { partition: 'state', range: 'dueAt' },
  'delivery/by-state': { partition: 'state', range: 'dueAt' },
  'delivery/by-repository': { partition: 'repository', range: 'updatedAt' },
  'audit/by-subject': { partition: 'subject', range: 'at' },
  'audit/by-time': { partition: 'log', range: 'at' },
};

/** A Kv in memory that counts its requests; held to test/contract/kv.ts like the real one. */
export function createMemoryKv() {
  const rows = new Map<string, unknown>();
  const secrets = new Map<string, string>();
  const requests = { count: 0 };
  const at = ({ key, entity }: KeyRef) => `${entity ?? ''}/${key}`;
  const copy = (value: unknown): unknown =>
    value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  const write = (item: KvSet) => rows.set(at(item), copy(item.value));
  const counted = <T>(work: () => T): Promise<T> => {
    requests.count += 1;
    return Promise.resolve().then(work);
  };

  const kv: Kv = {
    get: (ref) => counted(() => copy(rows.get(at(ref)))),
    getMany: (refs) => counted(() => refs.map((ref) => copy(rows.get(at(ref))))),
    set: (item) => counted(() => void write(item)),
    create: (item) =>
      counted(() => {
        if (rows.has(at(item))) return false;
        write(item);
        return true;
      }),
    delete: (ref) => counted(() => void rows.delete(at(ref))),
    transact: (sets) =>
      counted(() => {
        if (!sets.every((item) => holds(rows.get(at(item)), item.onlyIf))) return false;
        sets.forEach(write);
        return true;
      }),
    query: ({ entity, index, partition, atMost, newestFirst, limit, cursor }) =>
      counted(() => {
        const spec = INDEXES[`${entity}/${index}`];
        if (spec === undefined) throw new Error(`No index ${entity}/${index}.`);
        const range = (row: unknown) => Number(attribute(row, spec.range));
        const found = [...rows]
          .filter(([key]) => key.startsWith(`${entity}/`))
          .map(([, row]) => row)
          .filter((row) => attribute(row, spec.partition) === partition[0])
          .filter((row) => atMost === undefined || range(row) <= atMost)
          .sort((a, b) => (newestFirst === true ? range(b) - range(a) : range(a) - range(b)));
        const from = Number(cursor ?? 0);
        const more = from + limit < found.length;
        return {
          values: found.slice(from, from + limit).map(copy),
          ...(more && { cursor: String(from + limit) }),
        };
      }),
    list: (prefix, atMost = 1000) =>
      counted(() =>
        [...rows]
          .filter(([key]) => key.startsWith(`/${prefix}`))
          .slice(0, atMost)
          .map(([, row]) => copy(row)),
      ),
    getSecret: (key) => counted(() => secrets.get(key)),
    setSecret: (key, value) => counted(() => void secrets.set(key, value)),
    deleteSecret: (key) => counted(() => void secrets.delete(key)),
  };
  return { kv, requests };
}

function holds(row: unknown, condition: KvCondition | undefined): boolean {
  if (condition === undefined) return true;
  const value = attribute(row, condition.attribute);
  return 'absent' in condition ? value === undefined : value === condition.equals;
}

function attribute(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null
    ? (row as Record<string, unknown>)[name]
    : undefined;
}
