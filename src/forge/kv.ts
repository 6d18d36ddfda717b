import { kvs, Sort, WhereConditions } from '@forge/kvs';
import type { Kv } from '../core/ports';
import { falseWhenRefused, getMany, guard, list, transact, ttl } from './kv-requests';

/** The Kv port over Forge's key-value store. */
export function createForgeKv(): Kv {
  return {
    get: ({ key, entity }) =>
      guard(() => (entity === undefined ? kvs.get(key) : kvs.entity(entity).get(key))),

    getMany: (refs) => guard(() => getMany(refs)),

    set: ({ key, entity, value, ttlSeconds }) =>
      guard(() =>
        entity === undefined
          ? kvs.set(key, value, ttl(ttlSeconds))
          : kvs.entity(entity).set(key, value, ttl(ttlSeconds)),
      ),

    create: ({ key, value, ttlSeconds }) =>
      falseWhenRefused(() =>
        kvs.set(key, value, { ...ttl(ttlSeconds), keyPolicy: 'FAIL_IF_EXISTS' }),
      ),

    delete: ({ key, entity }) =>
      guard(() => (entity === undefined ? kvs.delete(key) : kvs.entity(entity).delete(key))),

    async transact(sets) {
      const conditional = sets.some((set) => set.onlyIf !== undefined);
      if (conditional) return falseWhenRefused(() => transact(sets));
      await guard(() => transact(sets));
      return true;
    },

    query: ({ entity, index, partition, atMost, newestFirst, limit, cursor }) =>
      guard(async () => {
        let query = kvs
          .entity(entity)
          .query()
          .index(index, { partition: [...partition] })
          .limit(limit)
          .sort(newestFirst === true ? Sort.DESC : Sort.ASC);
        if (atMost !== undefined) query = query.where(WhereConditions.lessThanEqualTo(atMost));
        if (cursor !== undefined) query = query.cursor(cursor);
        const { results, nextCursor } = await query.getMany();
        return {
          values: results.map((result) => result.value),
          ...(nextCursor !== undefined && { cursor: nextCursor }),
        };
      }),

    list: (prefix, atMost) => guard(() => list(prefix, atMost)),

    getSecret: (key) => guard(() => kvs.getSecret<string>(key)),
    setSecret: (key, value) => guard(() => kvs.setSecret(key, value)),
    deleteSecret: (key) => guard(() => kvs.deleteSecret(key)),
  };
}
