import { parseEvent } from '../core/events/parse-event';
import { BridgeError } from '../core/errors';
import { runIdentity } from '../core/events/run-identity';
import type { Fate } from '../core/events/types';
import type { Clock, Queue, Sha256 } from '../core/ports';
import type { Run } from '../core/run';
import type { RunStore } from '../core/stores';
import { runJob } from './run-job';

export interface AcceptEventPorts {
  readonly runs: RunStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly sha256: Sha256;
  /** How long a push to a branch waits for a newer one, which then goes in its place. */
  readonly coalesceSeconds: number;
}

/** `again`: the event came before; `run` is what is known of it. */
export type Acceptance =
  | { readonly fate: Exclude<Fate, { kind: 'accepted' }> }
  | {
      readonly fate: Extract<Fate, { kind: 'accepted' }>;
      readonly run: Run;
      readonly again: boolean;
    };

/** A queued run that nothing has touched for this long is taken up by the retry schedule. */
export const RUN_GRACE_MS = 10 * 60_000;

/**
 * The trigger's whole work: parse, classify, claim, queue ids. Claiming comes first, so an event
 * that comes twice makes one run; an unfinished run is queued again, since the first time the
 * process may have ended in between (the consumer takes a run that is done for done).
 */
export function createAcceptEvent(ports: AcceptEventPorts) {
  const { runs, queue, clock, sha256, coalesceSeconds } = ports;
  return async (payload: unknown, workspace: string): Promise<Acceptance> => {
    const now = clock.now();
    const fate = parseEvent(payload, { workspace, receivedAt: now });
    if (fate.kind !== 'accepted') return { fate };
    const run: Run = {
      id: sha256(runIdentity(fate.event)),
      event: fate.event,
      state: 'queued',
      receivedAt: now,
      attempts: 0,
      dueAt: now + RUN_GRACE_MS,
    };
    const claimed = await runs.claim(run);
    const known = claimed ? run : await runs.get(run.id);
    if (known === undefined) {
      throw new BridgeError('STORAGE_FAILED', {
        detail: 'The run was refused, yet none is there.',
      });
    }
    if (known.state === 'queued') await queue.push(runJob(known), delayFor(known, claimed));
    return { fate, run: known, again: !claimed };
  };

  /** Pushes come in bursts; a tag is never replaced by another one. */
  function delayFor({ event }: Run, claimed: boolean): { delaySeconds?: number } {
    const isPush = event.name === 'repo:push' && event.ref.type === 'branch';
    return isPush && claimed && coalesceSeconds > 0 ? { delaySeconds: coalesceSeconds } : {};
  }
}
