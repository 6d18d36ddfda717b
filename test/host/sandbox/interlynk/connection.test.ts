import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  connectionOf,
  type ConnectionArguments,
} from '../../../../host/sandbox/interlynk/connection';

const rows = (count: number) =>
  Array.from({ length: count }, (_each, index) => ({ id: `r${index}` }));
const idOf = (row: { id: string }): string => row.id;

describe('connectionOf', () => {
  it.each([
    [{}, 25],
    [{ first: 3 }, 3],
    [{ first: 1000 }, 100],
    [{ first: 0 }, 0],
    [{ first: -1 }, 0],
    [{ last: 2 }, 2],
    [{ first: null, after: null }, 25],
    [{ after: 'unknown' }, 0],
  ])('%j gives %d of 200', (page, count) => {
    expect(connectionOf(rows(200), page, idOf).nodes).toHaveLength(count);
  });

  it('shows every row once, in order, whatever the page size and direction', () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        (count, size, forwards) => {
          const seen: string[] = [];
          let cursor: string | null = null;
          for (;;) {
            const page: ConnectionArguments = forwards
              ? { first: size, after: cursor }
              : { last: size, before: cursor };
            const { nodes, pageInfo, totalCount } = connectionOf(rows(count), page, idOf);
            expect(totalCount).toBe(count);
            seen.splice(forwards ? seen.length : 0, 0, ...nodes);
            if (!(forwards ? pageInfo.hasNextPage : pageInfo.hasPreviousPage)) break;
            cursor = forwards ? pageInfo.endCursor : pageInfo.startCursor;
          }
          expect(seen).toEqual(rows(count).map(idOf));
        },
      ),
    );
  });
});
