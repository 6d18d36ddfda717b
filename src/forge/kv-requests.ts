import {
  Filter,
  FilterConditions,
  ForgeKvsAPIError,
  kvs,
  WhereConditions,
  type BatchGetItemResult,
} from '@forge/kvs';
import { BridgeError } from '../core/errors';
import type { KeyRef, KvCondition, KvSet } from '../core/ports';

type BaseFilter = ReturnType<Filter<unknown>['and']>;
const LIST_PAGE = 100;

/** One request for all keys; absent ones come back as undefined. */
export async function getMany(refs: readonly KeyRef[]): Promise<unknown[]> {
  const items = refs.map(({ key, entity }) => ({
    key,
    ...(entity !== undefined && { entityName: entity }),
  }));
  const { successfulKeys, failedKeys } = await kvs.batchGet<unknown>(items);
  const failure = failedKeys.find(({ error }) => !error.code.endsWith('NOT_FOUND'));
  if (failure) throw new BridgeError('STORAGE_FAILED', { detail: failure.error.code });
  const isFor = (ref: KeyRef) => (found: BatchGetItemResult<unknown>) =>
    found.key === ref.key && found.entityName === ref.entity;
  return refs.map((ref) => successfulKeys.find(isFor(ref))?.value);
}

/** One transaction. In it, `ttl` is the fourth argument: as the third it would be dropped. */
export async function transact(sets: readonly KvSet[]): Promise<void> {
  let transaction = kvs.transact();
  for (const { key, value, entity, onlyIf, ttlSeconds } of sets) {
    const target = entity === undefined ? undefined : { entityName: entity, ...conditions(onlyIf) };
    transaction = transaction.set<unknown>(key, value, target, ttl(ttlSeconds));
  }
  await transaction.execute();
}

function conditions(onlyIf: KvCondition | undefined): { conditions?: BaseFilter } {
  if (onlyIf === undefined) return {};
  const clause =
    'absent' in onlyIf ? FilterConditions.notExists() : FilterConditions.equalTo(onlyIf.equals);
  // The builder types attribute names by the stored value's type, which is not known here.
  const attribute = onlyIf.attribute as never;
  return { conditions: new Filter<unknown>().and(attribute, clause) };
}

export function ttl(seconds: number | undefined): { ttl?: { value: number; unit: 'SECONDS' } } {
  return seconds === undefined ? {} : { ttl: { value: seconds, unit: 'SECONDS' } };
}

export async function list(prefix: string, atMost = 10 * LIST_PAGE): Promise<unknown[]> {
  const values: unknown[] = [];
  let cursor: string | undefined;
  while (values.length < atMost) {
    let query = kvs.query().where('key', WhereConditions.beginsWith(prefix)).limit(LIST_PAGE);
    if (cursor !== undefined) query = query.cursor(cursor);
    const { results, nextCursor } = await query.getMany<unknown>();
    values.push(...results.map((result) => result.value));
    if (nextCursor === undefined) break;
    cursor = nextCursor;
  }
  return values.slice(0, atMost);
}

/** Turns the store's errors into STORAGE_FAILED with the store's code. */
export async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof BridgeError) throw cause;
    const detail = cause instanceof ForgeKvsAPIError ? cause.code : undefined;
    throw new BridgeError('STORAGE_FAILED', { detail, cause });
  }
}

/** What the store refuses whatever is stored: these are faults of ours, never a lost race. */
const FAULTS = new Set([
  'KEY_TOO_SHORT',
  'KEY_TOO_LONG',
  'INVALID_KEY',
  'MAX_SIZE',
  'MAX_DEPTH',
  'INVALID_FILTER_CONDITION',
  'INVALID_FILTER_VALUES',
  'RATE_LIMIT_EXCEEDED',
  'TOO_MANY_REQUESTS',
]);
const REFUSALS = new Set([400, 409, 412]);

/**
 * False when a condition of the write did not hold. The code for that is not documented, so every
 * refusal counts that is not a known fault; callers read again before they conclude anything.
 */
export async function falseWhenRefused(work: () => Promise<void>): Promise<boolean> {
  return guard(async () => {
    try {
      await work();
      return true;
    } catch (error) {
      const refused =
        error instanceof ForgeKvsAPIError &&
        REFUSALS.has(error.responseDetails.status) &&
        !FAULTS.has(error.code);
      if (refused) return false;
      throw error;
    }
  });
}
