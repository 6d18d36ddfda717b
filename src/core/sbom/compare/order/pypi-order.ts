import { compare, valid } from '@renovatebot/pep440';
import type { VersionOrder } from './tokens';

/** The order of the Python packaging specification (PEP 440), where both texts keep to it. */
export const pypiOrder: VersionOrder = (a, b) => {
  if (valid(a) === null || valid(b) === null) return undefined;
  const order = compare(a, b);
  if (order === 0) return 0;
  return order < 0 ? -1 : 1;
};
