import { decideDelivery, type DeliveryDecision } from '../core/delivery/decide-delivery';
import { deliveryKey } from '../core/delivery/delivery-key';
import { secondsUntilSeen, versionPlace } from '../core/delivery/same-version';
import { SPENT_AFTER_MS } from '../core/delivery/retry-policy';
import type { Delivery, DeliveryState, Failure } from '../core/delivery/types';
import type { Sha256 } from '../core/ports';
import type { Run } from '../core/run';
import type { ClaimMarks } from '../core/stores';
import { createAttemptDelivery, overtaken, type AttemptPorts } from './attempt-delivery';
import { ageOf, type DeliverAnswer, type DeliverRequest } from './deliver-types';
import { createLookAtOther } from './look-at-other';
import { startDelivery } from './start-delivery';

/**
 * Brings one document to one destination, once: the delivery is claimed under its key before
 * anything is sent, and whoever does not get the claim looks at what is stored. A destination that
 * is held is not asked, and nothing is stored: the run comes back.
 */
export function createDeliverDocument(ports: AttemptPorts & { readonly sha256: Sha256 }) {
  const { deliveries, clock, sha256 } = ports;
  const attempt = createAttemptDelivery(ports);
  const lookAtOther = createLookAtOther(ports, attempt);

  return async (request: DeliverRequest): Promise<DeliverAnswer> => {
    const { run, shipment, gate, unsettled } = request;
    const key = deliveryKey(shipment, sha256);
    const held = await gate.enter(shipment.destination);
    if (held > 0) return heldAnswer(key, run, held);
    const order = request.order.next();
    const first = startDelivery(request, key, undefined, { now: clock.now(), order });
    // The ordinary case first, in one storage request: nobody has sent this document before. Of a
    // merge, or while something is under way, it is not known whether that is newer.
    const isNewest = unsettled.settled && run.event.name === 'repo:push';
    const isOrdinary = isNewest && run.replay === undefined;
    if (isOrdinary) {
      const waiting = await waitsForOther(request, first);
      if (waiting !== undefined) return waiting;
      if (await deliveries.claim(first, undefined, marks(request, first))) {
        return attempt.send(request, first);
      }
    }
    const { delivery: stored, ...there } = await deliveries.load(key, first);
    const decision = decideDelivery({
      stored,
      ...there,
      now: clock.now(),
      run: { id: run.id, eventAt: run.event.at, ref: shipment.origin.ref },
      ...(run.replay !== undefined && { replay: run.replay }),
    });
    return follow(request, key, stored, decision);
  };

  async function follow(
    request: DeliverRequest,
    key: string,
    stored: Delivery | undefined,
    decision: DeliveryDecision,
  ): Promise<DeliverAnswer> {
    if (!ASKS.has(decision.kind)) await request.gate.notAsked(request.shipment.destination);
    switch (decision.kind) {
      case 'unchanged':
        if (decision.outdated !== undefined && stored !== undefined) {
          const { event } = request.run;
          await deliveries.stillThere(stored, event.at, request.shipment.origin.ref);
        }
        return unchanged(key, stored, request.run);
      case 'superseded':
        if (stored !== undefined) {
          const { error: _error, ...rest } = stored;
          await deliveries.settle({ ...rest, state: 'superseded', updatedAt: clock.now() });
        }
        return { key, result: 'superseded' };
      case 'wait':
        return { key, result: 'queued', retryInSeconds: decision.seconds, ...problemOf(stored) };
      case 'rejected-before':
        return { key, result: 'rejected', ...(decision.error && { error: decision.error }) };
      case 'look-at-other': {
        const seen = await lookAtOther(request, key, decision.other);
        if (seen === 'not-there') return unchanged(key, stored, request.run);
        return seen === 'there' ? follow(request, key, stored, { kind: 'send' }) : seen;
      }
      case 'look-first':
      case 'send': {
        const looking = decision.kind === 'look-first';
        const since = looking ? decision.since : undefined;
        const order = request.order.next();
        const at = { now: clock.now(), order, lookingSince: since };
        const next = startDelivery(request, key, stored, at);
        const waiting = looking ? undefined : await waitsForOther(request, next);
        if (waiting !== undefined) return waiting;
        // Somebody was faster: their outcome is read at the next attempt of this run.
        if (!(await deliveries.claim(next, stored, marks(request, next)))) {
          await request.gate.notAsked(request.shipment.destination);
          return overtaken(key);
        }
        if (!looking) return attempt.send(request, next);
        return attempt.look(request, next, { ...decision, order });
      }
    }
  }

  /** Undefined where no other document under the version of this one may still show. */
  async function waitsForOther(
    request: DeliverRequest,
    delivery: Delivery,
  ): Promise<DeliverAnswer | undefined> {
    const { key, destination } = delivery;
    const place = versionPlace(sha256, request.config, delivery);
    const others = request.order.othersAt(place, key);
    if (others.length === 0) return undefined;
    const found = (await deliveries.getMany(others)).flatMap((one) => one ?? []);
    const seconds = secondsUntilSeen(found, clock.now());
    if (seconds === 0 || (await knowsRepeats(request))) return undefined;
    await request.gate.notAsked(destination);
    const error: Failure = { code: 'DESTINATION_SAME_VERSION' };
    return { key, result: 'queued', error, retryInSeconds: seconds };
  }

  /** Then nothing is looked for there. What keeps it from being opened is told by sending. */
  function knowsRepeats(request: DeliverRequest): Promise<boolean> {
    return attempt.open(request).then(
      ({ repeatable }) => repeatable,
      () => true,
    );
  }

  function marks(request: DeliverRequest, next: Delivery): ClaimMarks {
    const { unsettled, path, order, config } = request;
    const lastSent = order.note(versionPlace(sha256, config, next), next.key);
    return { unsettled: unsettled.begin(path), lastSent };
  }

  /** After three days of that it waits for a person, like everything else. */
  function heldAnswer(key: string, run: Run, seconds: number): DeliverAnswer {
    const error: Failure = { code: 'DESTINATION_HELD' };
    return ageOf(run, clock.now()) < SPENT_AFTER_MS
      ? { key, result: 'queued', error, retryInSeconds: seconds }
      : { key, result: 'failed', error };
  }
}

/** Decisions after which the destination says something. */
const ASKS: ReadonlySet<DeliveryDecision['kind']> = new Set([
  'send',
  'look-first',
  'look-at-other',
]);

/** A delivery that this very run brought there is no "unchanged". */
function unchanged(key: string, stored: Delivery | undefined, run: Run): DeliverAnswer {
  const result: DeliveryState = stored?.runId === run.id ? stored.state : 'unchanged';
  return { key, result, ...problemOf(stored) };
}

function problemOf(stored: Delivery | undefined): { error?: Failure } {
  return stored?.error ? { error: stored.error } : {};
}
