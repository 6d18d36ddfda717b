import type { HostDatabase } from '../../database';
import { checkFilters, filtersHold } from './conditions';
import { KvsError } from './kvs-error';
import { LIMITS, checkKey } from './limits';
import type { Filters, TransactionRequest } from './requests';
import type { Store } from './store';

interface Item {
  readonly key: string;
  readonly entityName?: string | undefined;
  readonly conditions?: Filters | undefined;
}

/**
 * All or nothing: up to 25 operations on different keys, 4 MB, conditions on entities only. A
 * condition is judged on the entity before the transaction; an absent entity has no attributes.
 * Throws TRANSACTION_CONDITION_FAILED with 409: status and name are an assumption, since the
 * vendor documents neither.
 */
export function createTransact(
  database: HostDatabase,
  store: Store,
): (request: TransactionRequest) => void {
  const apply = database.transaction((request: TransactionRequest) => {
    for (const item of [...request.check, ...request.set, ...request.delete]) {
      checkConditions(store, item);
    }
    for (const item of request.set) {
      store.set(store.spaceOf(item.entityName), item.key, item.value, item.options);
    }
    for (const item of request.delete) store.delete(store.spaceOf(item.entityName), item.key);
  });
  return (request) => {
    checkShape(request);
    apply.immediate(request);
  };
}

function checkShape({ set, delete: deletes, check }: TransactionRequest): void {
  const items: readonly Item[] = [...set, ...deletes, ...check];
  if (items.length === 0 || items.length > LIMITS.operations) {
    throw invalid(`A transaction has 1 to ${LIMITS.operations} operations.`);
  }
  const keys = new Set(items.map(({ entityName = '', key }) => `${entityName} ${key}`));
  if (keys.size !== items.length) throw invalid('A key may occur once in a transaction.');
  for (const item of items) {
    checkKey(item.key);
    if (item.conditions === undefined) continue;
    if (item.entityName === undefined) throw invalid('Conditions need an entity.');
    checkFilters(item.conditions);
  }
  if (check.some(({ conditions }) => conditions === undefined)) {
    throw invalid('A check needs conditions.');
  }
}

function checkConditions(store: Store, { key, entityName, conditions }: Item): void {
  if (conditions === undefined) return;
  const space = store.spaceOf(entityName);
  const entry = store.entries.read(space, key);
  const value = entry === undefined ? undefined : store.open(space, entry).value;
  if (!filtersHold(conditions, value)) {
    throw new KvsError(
      'TRANSACTION_CONDITION_FAILED',
      'A condition does not hold; nothing was changed.',
      409,
    );
  }
}

function invalid(message: string): KvsError {
  return new KvsError('TRANSACTION_INVALID', message);
}
