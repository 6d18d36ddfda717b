import { BridgeError } from '../../core/errors';

export interface Page<T> {
  readonly nodes: readonly T[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor?: string | null | undefined;
  };
}

/** A destination that never ends its list would keep us for ever. */
const MAX_PAGES = 1000;

/**
 * Every node of a cursor connection, page by page as they are asked for. Throws BridgeError
 * DESTINATION_UNEXPECTED when the list does not end: a cap is never silent.
 */
export async function* nodesOf<T>(
  page: (after: string | null) => Promise<Page<T>>,
): AsyncGenerator<T, void, undefined> {
  let after: string | null = null;
  for (let count = 0; count < MAX_PAGES; count++) {
    const { nodes, pageInfo }: Page<T> = await page(after);
    yield* nodes;
    if (!pageInfo.hasNextPage) return;
    const next: string | null = pageInfo.endCursor ?? null;
    if (next === null || next === after) break;
    after = next;
  }
  throw new BridgeError('DESTINATION_UNEXPECTED', { detail: 'The list of pages does not end.' });
}
