import { z } from 'zod';
import { CATALOGUE } from '../core/error-catalogue';
import type { ErrorCode } from '../core/errors';
import type { Kv } from '../core/ports';
import type { FactsStore, Marks, RepositoryFacts } from '../core/stores';
import { keys } from './keys';

const facts = z.object({
  uuid: z.string(),
  fullName: z.string(),
  project: z.string().exactOptional(),
  mainBranch: z.string().exactOptional(),
  model: z
    .object({
      development: z.string().exactOptional(),
      production: z.string().exactOptional(),
      prefixes: z.partialRecord(z.enum(['release', 'hotfix', 'feature', 'bugfix']), z.string()),
    })
    .exactOptional(),
  namesAt: z.number(),
  modelAt: z.number(),
  baselineAt: z.number().exactOptional(),
});
const position = z.object({ at: z.number(), done: z.array(z.string()).exactOptional() });
const marks = z.object({
  installedAt: z.number().exactOptional(),
  reconciledAt: z.number().exactOptional(),
  cut: position.extend({ startedAt: z.number() }).exactOptional(),
  round: position.exactOptional(),
  again: z.array(z.string()).exactOptional(),
  pass: z
    .object({
      at: z.number(),
      spent: z.number(),
      limit: z.number().exactOptional(),
      near: z.boolean().exactOptional(),
      stopped: z.custom<ErrorCode | 'budget'>(isStop).exactOptional(),
    })
    .exactOptional(),
});

/** A code of an earlier version of the app is none. */
function isStop(value: unknown): boolean {
  return value === 'budget' || (typeof value === 'string' && Object.hasOwn(CATALOGUE, value));
}

/** Forge's limit for one transaction or batch. */
const BATCH = 25;

export function createFactsStore(kv: Kv): FactsStore {
  return {
    get: async (repository) => readFacts(await kv.get({ key: keys.facts(repository) })),

    async getMany(repositories) {
      const found: (RepositoryFacts | undefined)[] = [];
      for (const some of batches(repositories)) {
        const values = await kv.getMany(
          some.map((repository) => ({ key: keys.facts(repository) })),
        );
        found.push(...values.map(readFacts));
      }
      return found;
    },

    async all(atMost) {
      const values = await kv.list(keys.factsOfAll, atMost);
      return values.flatMap((value) => readFacts(value) ?? []);
    },

    async save(rows) {
      for (const some of batches(rows)) {
        await kv.transact(some.map((row) => ({ key: keys.facts(row.uuid), value: row })));
      }
    },

    async marks(): Promise<Marks> {
      return marks.safeParse(await kv.get({ key: keys.marks })).data ?? {};
    },

    saveMarks: (value) => kv.set({ key: keys.marks, value }),

    forget: (repository) => kv.delete({ key: keys.facts(repository) }),

    indexMark: async () => position.safeParse(await kv.get({ key: keys.indexMark })).data,

    saveIndexMark: (value) =>
      value === undefined
        ? kv.delete({ key: keys.indexMark })
        : kv.set({ key: keys.indexMark, value }),
  };
}

/** A cache: what cannot be read counts as absent and is asked for again. */
export function readFacts(value: unknown): RepositoryFacts | undefined {
  return facts.safeParse(value).data;
}

function* batches<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += BATCH) yield items.slice(from, from + BATCH);
}
