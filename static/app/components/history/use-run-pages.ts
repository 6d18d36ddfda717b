import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallAnswer, Refusal, Reply } from '../../../../src/contract/resolvers';
import type { Run } from './run';

type Page = Pick<CallAnswer<'listRuns'>, 'runs' | 'cursor' | 'looked'>;

export interface RunPages {
  /** Undefined until the first page is there. */
  readonly runs: readonly Run[] | undefined;
  readonly hasMore: boolean;
  /** With a filter: how many runs were looked through so far, and back to when. */
  readonly looked: Page['looked'];
  readonly isLoading: boolean;
  /** Why the last page did not come. */
  readonly refusal: Refusal | undefined;
  readonly more: () => void;
  /** From the first page on; what is there stays until the answer comes. */
  readonly reload: () => void;
}

/** Runs page by page. `load` must be the same function from render to render. */
export function useRunPages(load: (page: { cursor?: string }) => Promise<Reply<Page>>): RunPages {
  const [held, setHeld] = useState<Page>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isLoading, setLoading] = useState(false);
  // An answer that a newer question has overtaken is about what nobody looks at any more.
  const newest = useRef(0);
  const fetchAfter = useCallback(
    async (before: Page | undefined) => {
      const question = (newest.current += 1);
      setLoading(true);
      const cursor = before?.cursor;
      const reply = await load(cursor === undefined ? {} : { cursor });
      if (question !== newest.current) return;
      setLoading(false);
      setRefusal(reply.ok ? undefined : reply);
      if (reply.ok) setHeld(joined(before, reply.data));
    },
    [load],
  );
  const reload = useCallback(() => void fetchAfter(undefined), [fetchAfter]);
  useEffect(() => {
    reload();
  }, [reload]);
  return {
    runs: held?.runs,
    hasMore: held?.cursor !== undefined,
    looked: held?.looked,
    isLoading,
    refusal,
    more: () => void fetchAfter(held),
    reload,
  };
}

function joined(before: Page | undefined, { runs, cursor, looked }: Page): Page {
  const backTo = looked?.backTo ?? before?.looked?.backTo;
  return {
    runs: [...(before?.runs ?? []), ...runs],
    cursor,
    ...(looked && {
      looked: {
        runs: (before?.looked?.runs ?? 0) + looked.runs,
        ...(backTo !== undefined && { backTo }),
      },
    }),
  };
}
