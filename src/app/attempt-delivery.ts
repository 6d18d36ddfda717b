import { targetKey } from '../core/delivery/hints';
import { nextAttempt } from '../core/delivery/retry-policy';
import type { Delivery, Shipment } from '../core/delivery/types';
import { BridgeError, explain } from '../core/errors';
import type { Clock, Destination, OpenDestination, Queue, Receipt, Sha256 } from '../core/ports';
import type { DeliveryStore, SettingsStore } from '../core/stores';
import { ageOf, type DeliverAnswer, type DeliverRequest } from './deliver-types';
import { CONFIRM_AFTER_SECONDS, NEVER, sweepAt } from './confirm-times';
import { toBridgeError, toFailure } from './failure';

export interface AttemptPorts {
  readonly deliveries: DeliveryStore;
  readonly settings: Pick<SettingsStore, 'secret'>;
  readonly openDestination: OpenDestination;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly random: () => number;
  /** How long a destination may take to show a document that it has accepted, in seconds. */
  readonly settleSeconds: number;
}

/** How often an unknown outcome is looked at while the destination may still be working. */
export const LOOK_EVERY_SECONDS = 15;

export type Attempt = ReturnType<typeof createAttemptDelivery>;

/** One attempt at a delivery that is claimed. Never throws for what a destination does. */
export function createAttemptDelivery(ports: AttemptPorts) {
  const { deliveries, settings, openDestination, queue, clock, sha256, random } = ports;

  async function send(request: DeliverRequest, delivery: Delivery): Promise<DeliverAnswer> {
    let destination: Destination;
    try {
      destination = await open(request);
    } catch (error) {
      return failed(request, delivery, toBridgeError(error));
    }
    return sendTo(destination, request, delivery);
  }

  async function sendTo(
    destination: Destination,
    request: DeliverRequest,
    delivery: Delivery,
    isReplaced = false,
  ): Promise<DeliverAnswer> {
    const shipment = toShipment(request, delivery);
    const { hint } = shipment;
    let receipt: Receipt;
    try {
      receipt = await destination.deliver(shipment);
    } catch (error) {
      const why = withOutcomeUnknownUnlessSaid(error);
      const isUnsure = explain(why.code).retry === 'look-first';
      return failed(request, isUnsure ? { ...delivery, unsure: true } : delivery, why);
    }
    const { handle: _old, ...rest } = delivery;
    const { state, handle } = receipt;
    const taken = { ...rest, ...(handle !== undefined && { handle }), ...(hint && { hint }) };
    return arrived(request, taken, state, isReplaced);
  }

  /**
   * After an unknown outcome: sends again only when the destination has had the time to show the
   * document and does not. Where sending again does no harm, there is no need to look.
   *
   * @param stale a newer document is there: this one is not sent over it any more
   * @param replaced another one was sent since: this one is not what is there now
   * @param order what is sent now gets it, unless that may have arrived the first time
   */
  async function look(
    request: DeliverRequest,
    delivery: Delivery,
    {
      stale,
      replaced,
      order,
    }: { readonly stale?: true; readonly replaced?: true; readonly order: number },
  ): Promise<DeliverAnswer> {
    let destination: Destination;
    let found: Awaited<ReturnType<Destination['find']>> = { found: false, ended: true };
    try {
      destination = await open(request);
      // A clock that was put back must not make it look from a time that is still to come.
      const since = Math.min(delivery.attemptedAt, clock.now());
      if (!destination.repeatable) found = await destination.find(delivery, since);
    } catch (error) {
      return failed(request, delivery, toBridgeError(error));
    }
    if (found.found) return arrived(request, delivery, 'accepted', stale ?? replaced);
    const settledAt = delivery.attemptedAt + ports.settleSeconds * 1000;
    if (found.ended !== true && clock.now() < settledAt) {
      await request.gate.answered(delivery.destination);
      return waiting(delivery, new BridgeError('DESTINATION_TIMEOUT'), LOOK_EVERY_SECONDS);
    }
    const told = destination.repeatable ? delivery : withoutDoubt(delivery);
    if (stale) {
      if (!destination.repeatable) await request.gate.answered(delivery.destination);
      return superseded(told);
    }
    // Where it is a repeat if it came the first time, the other one may be what is there.
    const isEither = destination.repeatable && replaced === true;
    const sent = destination.repeatable && !isEither ? {} : { order };
    const again = { ...told, ...sent, attemptedAt: clock.now() };
    // Another look needs to know that something was sent now, should this attempt be cut off.
    if (!(await deliveries.settle(again))) return overtaken(delivery.key);
    return sendTo(destination, request, again, isEither);
  }

  async function open({ config }: DeliverRequest): Promise<Destination> {
    return openDestination(config, await settings.secret(config.id));
  }

  function toShipment({ shipment, hints }: DeliverRequest, delivery: Delivery): Shipment {
    const target = targetKey(sha256, delivery);
    const hint = Object.hasOwn(hints, target) ? hints[target] : undefined;
    const id = `${delivery.key}-${String(delivery.sending ?? 1)}`;
    return { ...shipment, id, ...(hint !== undefined && { hint }) };
  }

  async function arrived(
    { gate }: DeliverRequest,
    delivery: Delivery,
    state: Receipt['state'],
    isReplaced = false,
  ): Promise<DeliverAnswer> {
    const { key } = delivery;
    const now = clock.now();
    const dueAt = state === 'accepted' ? sweepAt(now, CONFIRM_AFTER_SECONDS) : NEVER;
    const there: Delivery = { ...withoutDoubt(delivery), state, dueAt, updatedAt: now };
    if (!isReplaced) await deliveries.arrived(there);
    // The other one stays what the destination has now.
    else if (!(await deliveries.settle(there))) return overtaken(key);
    await gate.answered(delivery.destination);
    if (state === 'accepted') await planConfirmation(key);
    return { key, result: state };
  }

  /** What the queue does not take now, the schedule finds by its due time. */
  async function planConfirmation(deliveryKey: string): Promise<void> {
    const options = { delaySeconds: CONFIRM_AFTER_SECONDS };
    await queue.push({ kind: 'confirm', deliveryKey, attempt: 1 }, options).catch(onlyBridgeError);
  }

  async function failed(
    { gate, run }: DeliverRequest,
    delivery: Delivery,
    error: BridgeError,
  ): Promise<DeliverAnswer> {
    if (error.code.startsWith('DESTINATION_')) await gate.failed(delivery.destination, error);
    const made = { attempt: delivery.tries ?? delivery.attempts, ageMs: ageOf(run, clock.now()) };
    const next = nextAttempt(error, made, random());
    if (next.retry) return waiting(delivery, error, next.delaySeconds);
    const state = explain(error.code).retry === 'never' ? 'rejected' : 'failed';
    const failure = toFailure(error);
    const ended = { ...delivery, state, updatedAt: clock.now(), error: failure } as const;
    if (!(await deliveries.settle(ended))) return overtaken(delivery.key);
    return { key: delivery.key, result: state, error: failure };
  }

  async function superseded(delivery: Delivery): Promise<DeliverAnswer> {
    const ended = { ...delivery, state: 'superseded', updatedAt: clock.now() } as const;
    if (!(await deliveries.settle(ended))) return overtaken(delivery.key);
    return { key: delivery.key, result: 'superseded' };
  }

  async function waiting(
    delivery: Delivery,
    error: BridgeError,
    seconds: number,
  ): Promise<DeliverAnswer> {
    const now = clock.now();
    const failure = toFailure(error);
    const dueAt = now + seconds * 1000;
    const queued = { ...delivery, state: 'queued', dueAt, updatedAt: now, error: failure } as const;
    if (!(await deliveries.settle(queued))) return overtaken(delivery.key);
    return { key: delivery.key, result: 'queued', error: failure, retryInSeconds: seconds };
  }

  return { send, look, open, arrived };
}

/** Somebody else has the delivery now: their outcome is read at the next attempt of this run. */
export function overtaken(key: string): DeliverAnswer {
  return { key, result: 'queued', retryInSeconds: 15 };
}

function onlyBridgeError(error: unknown): void {
  if (!(error instanceof BridgeError)) throw error;
}

/** A fault of ours while sending says nothing about what had left by then. */
function withOutcomeUnknownUnlessSaid(error: unknown): BridgeError {
  return error instanceof BridgeError
    ? error
    : new BridgeError('DESTINATION_UNEXPECTED', { cause: error });
}

function withoutDoubt({ unsure: _unsure, ...delivery }: Delivery): Delivery {
  return delivery;
}
