import type { ImportStore } from '../core/import-store';
import { z } from 'zod';
import type { Import, ImportTarget } from '../core/import';
import type { Kv } from '../core/ports';
import { auditSet } from './audit-set';
import { ENTITIES, keys } from './keys';

/** The body is ours and written here alone. */
const row = z.object({
  revision: z.number().int(),
  body: z.custom<Import>((value) => typeof value === 'object' && value !== null && 'id' in value),
});
const list = z.array(
  z.object({
    repository: z.string(),
    fullName: z.string(),
    again: z.number().exactOptional(),
  }),
);

/** A name has up to 125 characters, and one value holds 240 KiB. */
const PART = 500;

export function createImportStore(kv: Kv): ImportStore {
  const entity = ENTITIES.import;
  const key = keys.import;
  return {
    async get() {
      const { data } = row.safeParse(await kv.get({ entity, key }));
      return data && { revision: data.revision, value: data.body };
    },

    save: (body, revision, audit) =>
      kv.transact([
        {
          entity,
          key,
          value: { revision: revision + 1, body },
          onlyIf:
            revision === 0
              ? { attribute: 'revision', absent: true }
              : { attribute: 'revision', equals: revision },
        },
        ...(audit ? [auditSet(audit)] : []),
      ]),

    async saveList(id, targets) {
      for (let from = 0; from < targets.length; from += PART) {
        const value = targets.slice(from, from + PART);
        await kv.set({ key: keys.importList(id, from / PART), value });
      }
    },

    async list(id, from): Promise<readonly ImportTarget[]> {
      const part = Math.floor(from / PART);
      const found = list.safeParse(await kv.get({ key: keys.importList(id, part) })).data ?? [];
      return found.slice(from - part * PART);
    },

    async deleteList(id, total) {
      for (let part = 0; part * PART < total; part += 1) {
        await kv.delete({ key: keys.importList(id, part) });
      }
    },
  };
}
