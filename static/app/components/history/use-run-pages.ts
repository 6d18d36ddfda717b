import { useCallback, useEffect, useState } from 'react';
import type { CallAnswer, Refusal, Reply } from '../../../../src/contract/resolvers';
import type { Run } from './result-lozenge';

export interface RunPages {
  /** Undefined until the first page is there. */
  readonly runs: readonly Run[] | undefined;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  /** Why the last page did not come. */
  readonly refusal: Refusal | undefined;
  readonly more: () => void;
  /** From the first page on; what is there stays until the answer comes. */
  readonly reload: () => void;
}

interface Held {
  readonly runs: readonly Run[];
  readonly cursor: string | undefined;
}

/** Runs page by page. `load` must be the same function from render to render. */
export function useRunPages(
  load: (page: { cursor?: string }) => Promise<Reply<CallAnswer<'listRuns'>>>,
): RunPages {
  const [held, setHeld] = useState<Held>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isLoading, setLoading] = useState(false);
  const fetchAfter = useCallback(
    async (before: Held | undefined) => {
      setLoading(true);
      const cursor = before?.cursor;
      const reply = await load(cursor === undefined ? {} : { cursor });
      setLoading(false);
      setRefusal(reply.ok ? undefined : reply);
      if (!reply.ok) return;
      setHeld({ runs: [...(before?.runs ?? []), ...reply.data.runs], cursor: reply.data.cursor });
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
    isLoading,
    refusal,
    more: () => void fetchAfter(held),
    reload,
  };
}
