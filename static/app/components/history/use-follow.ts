import { useEffect, useRef } from 'react';
import type { Run } from './run';

/** Seconds between looks; most runs are over by the third. */
const PAUSES = [2, 3, 5, 10, 20, 40];

/** Looks again, a few times, until the run that somebody asked for has come to its end. */
export function useFollow(
  runs: readonly Run[] | undefined,
  runId: string | undefined,
  reload: () => void,
): void {
  const looks = useRef(0);
  useEffect(() => {
    looks.current = 0;
  }, [runId]);
  useEffect(() => {
    const run = runs?.find((one) => one.runId === runId);
    if (run === undefined || (run.state !== 'queued' && run.state !== 'waiting')) return;
    const pause = PAUSES[looks.current];
    if (pause === undefined) return;
    const timer = setTimeout(() => {
      looks.current += 1;
      reload();
    }, pause * 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [runs, runId, reload]);
}
