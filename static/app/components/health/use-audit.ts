import { useCallback, useEffect, useState } from 'react';
import type { CallAnswer, Refusal } from '../../../../src/contract/resolvers';
import { callResolver } from '../../api/call-resolver';

export type AuditEntry = CallAnswer<'listAudit'>['entries'][number];

interface Held {
  readonly entries: readonly AuditEntry[];
  readonly cursor: string | undefined;
}

/** The list of changes, page after page. */
export function useAudit() {
  const [held, setHeld] = useState<Held>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [isLoading, setLoading] = useState(true);
  const fetchAfter = useCallback(async (before: Held | undefined) => {
    setLoading(true);
    const cursor = before?.cursor;
    const reply = await callResolver('listAudit', cursor === undefined ? {} : { cursor });
    setLoading(false);
    setRefusal(reply.ok ? undefined : reply);
    if (!reply.ok) return;
    const { entries, cursor: next } = reply.data;
    setHeld({ entries: [...(before?.entries ?? []), ...entries], cursor: next });
  }, []);
  useEffect(() => {
    void fetchAfter(undefined);
  }, [fetchAfter]);
  return {
    entries: held?.entries,
    hasMore: held?.cursor !== undefined,
    refusal,
    isLoading,
    more: () => void fetchAfter(held),
    retry: () => void fetchAfter(undefined),
  };
}
