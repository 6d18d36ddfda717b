import type { Run, RunOutcome } from '../core/run';
import type { RunContext } from '../core/stores';
import type { DestinationGate } from './destination-gate';

export interface Worked {
  readonly outcome: RunOutcome;
  readonly retryInSeconds?: number | undefined;
}
/** Collects what is learned on the way, so that a failure can still say it. */
export type Known = { -readonly [K in keyof RunOutcome]?: RunOutcome[K] };
export type WorkRun = (
  context: RunContext,
  run: Run,
  known: Known,
  gate: DestinationGate,
) => Promise<Worked>;
