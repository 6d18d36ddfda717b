import { decideDelivery, type DeliveryDecision } from '../core/delivery/decide-delivery';
import { deliveryKey } from '../core/delivery/delivery-key';
import type { Delivery, DeliveryState, Failure } from '../core/delivery/types';
import type { Sha256 } from '../core/ports';
import type { Run } from '../core/run';
import { createAttemptDelivery, overtaken, type AttemptPorts } from './attempt-delivery';
import type { DeliverAnswer, DeliverRequest } from './deliver-types';

/**
 * Brings one document to one destination, once: the delivery is claimed under its key before
 * anything is sent, and whoever does not get the claim looks at what is stored.
 */
export function createDeliverDocument(ports: AttemptPorts & { readonly sha256: Sha256 }) {
  const { deliveries, clock, sha256 } = ports;
  const attempt = createAttemptDelivery(ports);

  return async (request: DeliverRequest): Promise<DeliverAnswer> => {
    const { run, shipment } = request;
    const key = deliveryKey(shipment, sha256);
    const first = started(request, key, undefined, clock.now());
    // The ordinary case first, in one storage request: nobody has sent this document before.
    if (await deliveries.claim(first, undefined)) return attempt.send(request, first);

    const { delivery: stored, current } = await deliveries.load(key, shipment);
    const decision = decideDelivery({
      stored,
      current,
      now: clock.now(),
      run: { id: run.id, eventAt: run.event.at },
      ...(run.replay !== undefined && { replay: run.replay }),
    });
    const answer = await follow(request, key, stored, decision);
    return answer;
  };

  async function follow(
    request: DeliverRequest,
    key: string,
    stored: Delivery | undefined,
    decision: DeliveryDecision,
  ): Promise<DeliverAnswer> {
    switch (decision.kind) {
      case 'unchanged':
        return { key, result: ownResult(stored, request.run) };
      case 'wait':
        return { key, result: 'queued', retryInSeconds: decision.seconds, ...problemOf(stored) };
      case 'rejected-before':
        return { key, result: 'rejected', ...(decision.error && { error: decision.error }) };
      case 'look-first':
      case 'send': {
        const looking = decision.kind === 'look-first';
        const next = started(request, key, stored, looking ? decision.since : clock.now());
        // Somebody was faster: their outcome is read at the next attempt of this run.
        if (!(await deliveries.claim(next, stored))) return overtaken(key);
        return looking ? attempt.look(request, next) : attempt.send(request, next);
      }
    }
  }
}

/** A delivery that this very run brought there is no "unchanged". */
function ownResult(stored: Delivery | undefined, run: Run): DeliveryState {
  return stored?.runId === run.id ? stored.state : 'unchanged';
}

function problemOf(stored: Delivery | undefined): { error?: Failure } {
  return stored?.error ? { error: stored.error } : {};
}

/** The delivery as this run holds it; `attemptedAt` stays what it was while only looking. */
function started(
  { run, shipment, path, components }: DeliverRequest,
  key: string,
  stored: Delivery | undefined,
  attemptedAt: number,
): Delivery {
  const { destination, product, environment, version, sha256 } = shipment;
  return {
    ...{ key, destination, product, environment, version, sha256 },
    state: 'delivering',
    repository: run.event.repository,
    ref: shipment.origin.ref,
    commit: shipment.origin.commit,
    path,
    components,
    runId: run.id,
    eventAt: run.event.at,
    attempts: (stored?.attempts ?? 0) + 1,
    tries: triesBefore(stored) + 1,
    attemptedAt,
    dueAt: 0,
    updatedAt: attemptedAt,
  };
}

/** A delivery that had come to an end begins anew, with all its retries. */
function triesBefore(stored: Delivery | undefined): number {
  const underWay = stored?.state === 'queued' || stored?.state === 'delivering';
  return underWay ? (stored.tries ?? stored.attempts) : 0;
}
