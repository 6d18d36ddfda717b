import { nextAttempt } from '../core/delivery/retry-policy';
import type { Delivery } from '../core/delivery/types';
import { BridgeError, explain } from '../core/errors';
import type { Clock, Destination, OpenDestination, Queue } from '../core/ports';
import type { DeliveryStore, SettingsStore } from '../core/stores';
import type { DeliverAnswer, DeliverRequest } from './deliver-types';
import { toBridgeError, toFailure } from './failure';

export interface AttemptPorts {
  readonly deliveries: DeliveryStore;
  readonly settings: Pick<SettingsStore, 'secret'>;
  readonly openDestination: OpenDestination;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly random: () => number;
  /** How long a destination may take to show a document that it has accepted, in seconds. */
  readonly settleSeconds: number;
}

/** When the result of an accepted delivery is looked up, in seconds after it. */
const CONFIRM_AFTER_SECONDS = 30;
/** How often an unknown outcome is looked at while the destination may still be working. */
const LOOK_EVERY_SECONDS = 15;

/** One attempt at a delivery that is claimed. Never throws for what a destination does. */
export function createAttemptDelivery(ports: AttemptPorts) {
  const { deliveries, settings, openDestination, queue, clock, random, settleSeconds } = ports;

  async function send(request: DeliverRequest, delivery: Delivery): Promise<DeliverAnswer> {
    let destination: Destination;
    try {
      destination = await open(request);
    } catch (error) {
      return failed(delivery, toBridgeError(error));
    }
    try {
      await destination.deliver(request.shipment);
    } catch (error) {
      return failed(delivery, withOutcomeUnknownUnlessSaid(error));
    }
    return accepted(delivery);
  }

  /**
   * After an unknown outcome: sends again only when the destination has had the time to show the
   * document and does not.
   */
  async function look(request: DeliverRequest, delivery: Delivery): Promise<DeliverAnswer> {
    let found: boolean;
    try {
      const destination = await open(request);
      ({ found } = await destination.find(delivery, delivery.attemptedAt));
    } catch (error) {
      return failed(delivery, withOutcomeUnknown(toBridgeError(error)));
    }
    if (found) return accepted(delivery);
    const settledAt = delivery.attemptedAt + settleSeconds * 1000;
    if (clock.now() < settledAt) {
      return waiting(delivery, new BridgeError('DESTINATION_TIMEOUT'), LOOK_EVERY_SECONDS);
    }
    const again = { ...delivery, attemptedAt: clock.now() };
    // Another look needs to know that something was sent now, should this attempt be cut off.
    if (!(await deliveries.settle(again))) return overtaken(delivery.key);
    return send(request, again);
  }

  async function open({ config }: DeliverRequest): Promise<Destination> {
    return openDestination(config, await settings.secret(config.id));
  }

  async function accepted(delivery: Delivery): Promise<DeliverAnswer> {
    await deliveries.settle({ ...delivery, state: 'accepted', updatedAt: clock.now() });
    await queue.push(
      { kind: 'confirm', deliveryKey: delivery.key, attempt: 1 },
      { delaySeconds: CONFIRM_AFTER_SECONDS },
    );
    return { key: delivery.key, result: 'accepted' };
  }

  async function failed(delivery: Delivery, error: BridgeError): Promise<DeliverAnswer> {
    const next = nextAttempt(error, delivery.tries ?? delivery.attempts, random());
    if (next.retry) return waiting(delivery, error, next.delaySeconds);
    const state = explain(error.code).retry === 'never' ? 'rejected' : 'failed';
    const failure = toFailure(error);
    const ended = { ...delivery, state, updatedAt: clock.now(), error: failure } as const;
    if (!(await deliveries.settle(ended))) return overtaken(delivery.key);
    return { key: delivery.key, result: state, error: failure };
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

  return { send, look };
}

/** Somebody else has the delivery now: their outcome is read at the next attempt of this run. */
export function overtaken(key: string): DeliverAnswer {
  return { key, result: 'queued', retryInSeconds: 15 };
}

/** A fault of ours while sending says nothing about what had left by then. */
function withOutcomeUnknownUnlessSaid(error: unknown): BridgeError {
  return error instanceof BridgeError
    ? error
    : new BridgeError('DESTINATION_UNEXPECTED', { cause: error });
}

/** While looking, the destination being down does not make the earlier outcome known. */
function withOutcomeUnknown(error: BridgeError): BridgeError {
  if (explain(error.code).retry !== 'later') return error;
  const { detail, retryAfterSeconds } = error;
  return new BridgeError('DESTINATION_TIMEOUT', { detail, retryAfterSeconds, cause: error });
}
