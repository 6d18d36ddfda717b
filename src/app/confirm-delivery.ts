import { awaitsVerdict } from '../core/delivery/awaits-verdict';
import { isUnseen } from '../core/delivery/is-unseen';
import { SPENT_AFTER_MS } from '../core/delivery/retry-policy';
import type { Delivery } from '../core/delivery/types';
import { BridgeError, explain } from '../core/errors';
import type { Clock, Confirmation, Destination, OpenDestination, Queue } from '../core/ports';
import type { DestinationConfig } from '../core/settings';
import type { DeliveryStore, SettingsStore } from '../core/stores';
import { NEVER, sweepAt } from './confirm-times';
import { toBridgeError, toFailure } from './failure';
import type { TellVerdict } from './tell-verdict';

export interface ConfirmPorts {
  readonly deliveries: DeliveryStore;
  readonly settings: Pick<SettingsStore, 'workspace' | 'secret'>;
  readonly openDestination: OpenDestination;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly tellVerdict: TellVerdict;
}
export type Confirmed = 'processed' | 'not-yet' | 'nothing-to-do';

/** Seconds before the next look, by looks made; after the last one the delivery says so. */
const LOOK_AGAIN_AFTER = [60, 300, 900, 900, 900];
/** Seconds before the next look after one that failed. */
const AFTER_FAILED_LOOK = 900;

/**
 * Looks whether the destination has processed what it accepted: its record comes later, by a job
 * of its own; then for the verdict of its policies, where that is asked for. Nothing is sent here,
 * so looking too often or too late does no harm.
 */
export function createConfirmDelivery(ports: ConfirmPorts) {
  const { deliveries, settings, openDestination, queue, clock, tellVerdict } = ports;

  return async (key: string, attempt: number): Promise<Confirmed> => {
    const delivery = await deliveries.get(key);
    if (delivery === undefined || !isOpen(delivery)) return 'nothing-to-do';
    const config = await configOf(delivery);
    if (config === undefined) {
      await deliveries.settle({ ...delivery, dueAt: NEVER });
      return 'nothing-to-do';
    }
    const looked = await look(config, delivery);
    if (looked === 'failed') {
      // It says nothing about the delivery, so it is none of the looks that come to an end.
      const isFresh = Math.abs(clock.now() - delivery.attemptedAt) < SPENT_AFTER_MS;
      return isFresh ? later(delivery, attempt, AFTER_FAILED_LOOK) : again(delivery, attempt);
    }
    if (looked.state === 'processed' && !awaitsVerdict(looked)) {
      await deliveries.settle(looked);
      if (looked.verdict !== undefined) await tellVerdict(looked);
      return 'processed';
    }
    return again(looked, attempt);
  };

  async function configOf({ destination }: Delivery): Promise<DestinationConfig | undefined> {
    const { destinations } = (await settings.workspace()).value;
    return destinations.find(({ id }) => id === destination);
  }

  /** The delivery with what was found out. */
  async function look(config: DestinationConfig, delivery: Delivery): Promise<Delivery | 'failed'> {
    try {
      const destination = openDestination(config, await settings.secret(config.id));
      const found = delivery.state === 'processed' ? delivery : await find(destination, delivery);
      return found.state === 'processed' ? await judged(destination, found) : found;
    } catch (error) {
      if (!isOfDestination(error)) throw error;
      // What is refused will be refused again.
      return explain(toBridgeError(error).code).retry === 'never' ? delivery : 'failed';
    }
  }

  /** That the verdict cannot be had takes nothing from the delivery. */
  async function judged(destination: Destination, delivery: Delivery): Promise<Delivery> {
    if (destination.verdict === undefined) return delivery;
    try {
      return { ...delivery, verdict: await destination.verdict(delivery) };
    } catch (thrown) {
      const error = toBridgeError(thrown);
      if (!isOfDestination(error)) throw error;
      const state = explain(error.code).retry === 'never' ? 'not-evaluated' : 'in-progress';
      const unread = {
        state,
        failed: 0,
        warned: 0,
        policies: [],
        error: toFailure(error),
      } as const;
      return { ...delivery, verdict: unread };
    }
  }

  async function find(destination: Destination, delivery: Delivery): Promise<Delivery> {
    const found = await destination.find(delivery, delivery.attemptedAt);
    if (!found.found) return found.ended === true ? lost(delivery) : delivery;
    return processed(delivery, found);
  }

  async function processed(
    { error: _error, ...delivery }: Delivery,
    { handle, hint }: Extract<Confirmation, { found: true }>,
  ): Promise<Delivery> {
    if (hint !== undefined && hint !== delivery.hint) await deliveries.remember(delivery, hint);
    const known = { ...(handle !== undefined && { handle }), ...(hint !== undefined && { hint }) };
    const now = clock.now();
    return { ...delivery, ...known, state: 'processed', dueAt: NEVER, updatedAt: now };
  }

  async function again(delivery: Delivery, attempt: number): Promise<Confirmed> {
    const isLost = delivery.error?.code === 'DESTINATION_NOT_PROCESSED';
    const delaySeconds = isLost ? undefined : LOOK_AGAIN_AFTER[attempt - 1];
    if (delaySeconds === undefined) {
      const seen = delivery.state === 'processed';
      const ended = seen ? withoutVerdict(delivery) : lost(delivery);
      await deliveries.settle({ ...ended, dueAt: NEVER });
      if (seen) await tellVerdict(ended);
      return 'nothing-to-do';
    }
    return later(delivery, attempt + 1, delaySeconds);
  }

  async function later(
    delivery: Delivery,
    attempt: number,
    delaySeconds: number,
  ): Promise<Confirmed> {
    await deliveries.settle({ ...delivery, dueAt: sweepAt(clock.now(), delaySeconds) });
    const job = { kind: 'confirm', deliveryKey: delivery.key, attempt } as const;
    try {
      await queue.push(job, { delaySeconds });
    } catch (error) {
      // The schedule finds it by its due time.
      if (!(error instanceof BridgeError)) throw error;
    }
    return 'not-yet';
  }

  /** It was taken and never seen: a person has to look what became of it. */
  function lost(delivery: Delivery): Delivery {
    return { ...delivery, error: { code: 'DESTINATION_NOT_PROCESSED' }, updatedAt: clock.now() };
  }
}

/** Nobody asks for it any more: what kept it from being read is no passing thing now. */
function withoutVerdict(delivery: Delivery): Delivery {
  const { verdict } = delivery;
  if (verdict?.error === undefined) return delivery;
  const { code, detail = explain(code).sentence } = verdict.error;
  const error = { code: 'DESTINATION_VERDICT', detail } as const;
  return { ...delivery, verdict: { ...verdict, state: 'not-evaluated', error } };
}

/** Accepted and not seen yet, or seen and without a verdict. */
function isOpen(delivery: Delivery): boolean {
  return isUnseen(delivery) || awaitsVerdict(delivery);
}

function isOfDestination(error: unknown): boolean {
  return toBridgeError(error).code.startsWith('DESTINATION_');
}
