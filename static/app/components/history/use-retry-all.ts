import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallAnswer, Refusal, Reply } from '../../../../src/contract/resolvers';

export type RetrySome = () => Promise<Reply<CallAnswer<'retryWorkspace'>>>;

export interface RetryingAll {
  readonly isRunning: boolean;
  /** Runs that were queued again; undefined before the first call. */
  readonly queued: number | undefined;
  /** Why it stopped before the end. */
  readonly refusal: Refusal | undefined;
  readonly start: () => Promise<void>;
}

/** Calls `retrySome` until nothing is left, it is refused, or the page is left. */
export function useRetryAll(retrySome: RetrySome, onRetried: () => void): RetryingAll {
  const [isRunning, setRunning] = useState(false);
  const [queued, setQueued] = useState<number>();
  const [refusal, setRefusal] = useState<Refusal>();
  const onPage = useRef(true);
  useEffect(() => {
    onPage.current = true;
    return () => {
      onPage.current = false;
    };
  }, []);

  const start = useCallback(async () => {
    setRunning(true);
    setRefusal(undefined);
    setQueued(0);
    let more = true;
    for (let sum = 0; more && onPage.current;) {
      const reply = await retrySome();
      if (!reply.ok) {
        setRefusal(reply);
        break;
      }
      sum += reply.data.queued;
      setQueued(sum);
      // What queues nothing comes to no end.
      more = reply.data.more && reply.data.queued > 0;
    }
    setRunning(false);
    onRetried();
  }, [retrySome, onRetried]);
  return { isRunning, queued, refusal, start };
}
