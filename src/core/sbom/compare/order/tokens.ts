/** -1: the first is older. */
export type Order = -1 | 0 | 1;

/** Undefined: at least one of the two is no version of this kind. Never throws. */
export type VersionOrder = (a: string, b: string) => Order | undefined;

/** A part of a version. Parts of a higher rank are newer, whatever they say. */
export interface Token {
  readonly rank: number;
  /** A number of any length, as digits. */
  readonly digits?: string;
  readonly text?: string;
}

/**
 * Orders two versions part by part; the shorter one is filled up with `pad`. Total and transitive
 * for whatever parts, since it is the order of endless lists.
 */
export function compareTokens(a: readonly Token[], b: readonly Token[], pad: Token): Order {
  const length = Math.max(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    const order = compareToken(a[index] ?? pad, b[index] ?? pad);
    if (order !== 0) return order;
  }
  return 0;
}

function compareToken(a: Token, b: Token): Order {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return compareDigits(a.digits ?? '', b.digits ?? '') || compareText(a.text ?? '', b.text ?? '');
}

/** Numbers as digits, so that none is too large. */
function compareDigits(a: string, b: string): Order {
  const x = a.replace(/^0+/, '');
  const y = b.replace(/^0+/, '');
  if (x.length !== y.length) return x.length < y.length ? -1 : 1;
  return compareText(x, y);
}

function compareText(a: string, b: string): Order {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A comparison of what a reader of versions makes of both. */
export function orderBy<T>(
  read: (version: string) => T | undefined,
  compare: (a: T, b: T) => Order,
): VersionOrder {
  return (a, b) => {
    const x = read(a);
    if (x === undefined) return undefined;
    const y = read(b);
    return y === undefined ? undefined : compare(x, y);
  };
}
