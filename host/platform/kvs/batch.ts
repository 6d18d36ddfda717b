import { KvsError } from './kvs-error';
import { LIMITS } from './limits';

interface BatchItem {
  readonly key: string;
  readonly entityName?: string | undefined;
}

/** Each item succeeds or fails alone. Throws BATCH_INVALID beyond 25 items. */
export function runBatch<T extends BatchItem>(
  items: readonly T[],
  work: (item: T) => Record<string, unknown>,
): { successfulKeys: unknown[]; failedKeys: unknown[] } {
  if (items.length === 0 || items.length > LIMITS.operations) {
    throw new KvsError('BATCH_INVALID', `A batch has 1 to ${LIMITS.operations} items.`);
  }
  const successfulKeys: unknown[] = [];
  const failedKeys: unknown[] = [];
  for (const item of items) {
    const { key, entityName } = item;
    const name = { key, ...(entityName === undefined ? {} : { entityName }) };
    try {
      successfulKeys.push({ ...name, ...work(item) });
    } catch (error) {
      if (!(error instanceof KvsError)) throw error;
      failedKeys.push({ ...name, error: { code: error.code, message: error.message } });
    }
  }
  return { successfulKeys, failedKeys };
}
