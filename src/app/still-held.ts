import { SPENT_AFTER_MS } from '../core/delivery/retry-policy';
import type { Run } from '../core/run';
import { ageOf } from './deliver-types';
import type { DestinationGate } from './destination-gate';
import type { Worked } from './work-run-types';

/**
 * A run that waits for held destinations alone goes on waiting, without a request to anybody;
 * undefined where there is something to do.
 */
export function stillHeld(run: Run, gate: DestinationGate, now: number): Worked | undefined {
  const { outcome } = run;
  if (outcome?.kind !== 'waiting' || ageOf(run, now) >= SPENT_AFTER_MS) return undefined;
  const waiting = outcome.documents.filter(({ result }) => result === 'queued');
  const seconds = waiting.map(({ destinationId }) =>
    destinationId === undefined ? 0 : gate.heldFor(destinationId),
  );
  if (seconds.length === 0 || seconds.includes(0)) return undefined;
  return { outcome, retryInSeconds: Math.min(...seconds) };
}
