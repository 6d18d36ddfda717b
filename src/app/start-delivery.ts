import type { Delivery } from '../core/delivery/types';
import { orderOf } from '../core/delivery/send-order';
import type { DeliverRequest } from './deliver-types';

/**
 * The delivery as this run holds it.
 *
 * @param order what is sent now gets it
 * @param lookingSince epoch milliseconds; what was sent then may have arrived
 */
export function startDelivery(
  { run, shipment, path, components, score }: DeliverRequest,
  key: string,
  stored: Delivery | undefined,
  { now, order, lookingSince }: { now: number; order: number; lookingSince?: number | undefined },
): Delivery {
  const { destination, address, product, environment, version, sha256 } = shipment;
  const { handle, hint } = stored ?? {};
  const looking = lookingSince !== undefined;
  const attemptedAt = lookingSince ?? now;
  return {
    ...{ key, destination, product, environment, version, sha256 },
    ...(address !== undefined && { address }),
    state: 'delivering',
    repository: run.event.repository,
    ref: shipment.origin.ref,
    commit: shipment.origin.commit,
    path,
    components,
    ...(score !== undefined && { score }),
    runId: run.id,
    eventAt: run.event.at,
    attempts: (stored?.attempts ?? 0) + 1,
    tries: triesBefore(stored) + 1,
    sending: sendingOf(stored, looking),
    ...(looking && { unsure: true }),
    attemptedAt,
    order: looking && stored !== undefined ? orderOf(stored) : order,
    dueAt: 0,
    updatedAt: attemptedAt,
    ...(handle !== undefined && { handle }),
    ...(hint !== undefined && { hint }),
  };
}

/** A delivery that had come to an end begins anew, with all its retries. */
function triesBefore(stored: Delivery | undefined): number {
  const underWay = stored?.state === 'queued' || stored?.state === 'delivering';
  return underWay ? (stored.tries ?? stored.attempts) : 0;
}

/** What had arrived, or may have, and is sent again is sent for another time; anything else goes on. */
function sendingOf(stored: Delivery | undefined, looking: boolean): number {
  const { sending = 1, state, unsure } = stored ?? {};
  const isOver = state === 'accepted' || state === 'processed' || unsure === true;
  return isOver && !looking ? sending + 1 : sending;
}
