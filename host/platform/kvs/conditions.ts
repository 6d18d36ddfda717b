import { KvsError } from './kvs-error';
import { LIMITS } from './limits';
import type { Filter, Filters } from './requests';

type Scalar = string | number | boolean;

/** What each condition needs: how many values, and whether an attribute's value fits them. */
const CONDITIONS: Readonly<
  Record<string, { count: number; holds: (actual: unknown, values: readonly Scalar[]) => boolean }>
> = {
  EQUAL_TO: { count: 1, holds: (actual, [value]) => actual === value },
  // As in DynamoDB, what is absent differs from every value and contains nothing.
  NOT_EQUAL_TO: { count: 1, holds: (actual, [value]) => actual !== value },
  EXISTS: { count: 1, holds: (actual) => actual !== undefined },
  NOT_EXISTS: { count: 1, holds: (actual) => actual === undefined },
  BEGINS_WITH: {
    count: 1,
    holds: (actual, [value]) =>
      typeof actual === 'string' && typeof value === 'string' && actual.startsWith(value),
  },
  CONTAINS: { count: 1, holds: (actual, [value]) => contains(actual, value) },
  NOT_CONTAINS: { count: 1, holds: (actual, [value]) => !contains(actual, value) },
  GREATER_THAN: { count: 1, holds: (actual, [value]) => compare(actual, value, (o) => o > 0) },
  GREATER_THAN_EQUAL_TO: {
    count: 1,
    holds: (actual, [value]) => compare(actual, value, (order) => order >= 0),
  },
  LESS_THAN: { count: 1, holds: (actual, [value]) => compare(actual, value, (o) => o < 0) },
  LESS_THAN_EQUAL_TO: {
    count: 1,
    holds: (actual, [value]) => compare(actual, value, (order) => order <= 0),
  },
  BETWEEN: {
    count: 2,
    holds: (actual, [low, high]) =>
      compare(actual, low, (order) => order >= 0) && compare(actual, high, (order) => order <= 0),
  },
};

/** Throws INVALID_FILTER_CONDITION or INVALID_FILTER_VALUES. */
export function checkFilters(filters: Filters): void {
  if (filters.list.length > LIMITS.conditions) {
    throw new KvsError('INVALID_FILTER_CONDITION', `More than ${LIMITS.conditions} conditions.`);
  }
  for (const { condition, values } of filters.list) {
    const rule = ruleOf(condition);
    if (values.length !== rule.count) {
      throw new KvsError('INVALID_FILTER_VALUES', `${condition} takes ${rule.count} value(s).`);
    }
  }
}

/** Whether an entity's value fits; `undefined` stands for an absent entity. */
export function filtersHold(filters: Filters, value: unknown): boolean {
  const fits = (filter: Filter): boolean =>
    ruleOf(filter.condition).holds(attribute(value, filter.property), filter.values);
  return filters.every ? filters.list.every(fits) : filters.list.some(fits);
}

function ruleOf(condition: string): (typeof CONDITIONS)[string] & object {
  const rule = Object.hasOwn(CONDITIONS, condition) ? CONDITIONS[condition] : undefined;
  if (rule === undefined) {
    throw new KvsError('INVALID_FILTER_CONDITION', `Unknown condition '${condition}'.`);
  }
  return rule;
}

function attribute(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Reflect.get(value, name);
}

function contains(actual: unknown, value: Scalar | undefined): boolean {
  if (typeof actual === 'string') return typeof value === 'string' && actual.includes(value);
  return Array.isArray(actual) && actual.includes(value);
}

/** Only like is compared with like; strings by code unit. */
function compare(
  actual: unknown,
  value: Scalar | undefined,
  fits: (order: number) => boolean,
): boolean {
  if (typeof actual === 'number' && typeof value === 'number') return fits(actual - value);
  if (typeof actual !== 'string' || typeof value !== 'string') return false;
  return fits(actual < value ? -1 : actual > value ? 1 : 0);
}
