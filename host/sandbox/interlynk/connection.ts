export interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

const DEFAULT_PAGE = 25;
const MAX_PAGE = 100;

/**
 * A cursor connection over a list; 25 nodes unless told, 100 at most. Cursors name a node and not
 * a position, so a list that grows while it is paged through does not repeat itself. An unknown
 * cursor is the end of the list.
 */
export function connectionOf<T extends { readonly id: string }, N>(
  all: readonly T[],
  { first, after, last, before }: ConnectionArguments,
  toNode: (row: T) => N,
) {
  const begin = isGiven(after) ? positionOf(all, after, all.length) + 1 : 0;
  const end = isGiven(before) ? positionOf(all, before, 0) : all.length;
  const between = all.slice(begin, end);
  const size = Math.min(Math.max(first ?? last ?? DEFAULT_PAGE, 0), MAX_PAGE);
  const backwards = !isGiven(first) && isGiven(last);
  const rows = backwards
    ? between.slice(Math.max(0, between.length - size))
    : between.slice(0, size);
  const cut = between.length > rows.length;
  return {
    totalCount: all.length,
    pageInfo: {
      hasNextPage: backwards ? end < all.length : cut || end < all.length,
      hasPreviousPage: backwards ? cut || begin > 0 : begin > 0,
      startCursor: cursorAt(rows.at(0)),
      endCursor: cursorAt(rows.at(-1)),
    },
    nodes: rows.map(toNode),
  };
}

/** GraphQL arguments may be absent or null; both mean that nothing was said. */
export function isGiven<T>(argument: T | null | undefined): argument is T {
  return argument !== undefined && argument !== null;
}

function cursorAt(row: { readonly id: string } | undefined): string | null {
  return row === undefined ? null : btoa(row.id);
}

function positionOf(all: readonly { readonly id: string }[], cursor: string, none: number): number {
  const position = all.findIndex((row) => btoa(row.id) === cursor);
  return position === -1 ? none : position;
}
