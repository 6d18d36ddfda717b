import type { Delivery } from '../core/delivery/types';
import type { Clock, OpenDestination, Queue } from '../core/ports';
import type { DestinationConfig } from '../core/settings';
import type { DeliveryStore, SettingsStore } from '../core/stores';
import { toBridgeError } from './failure';

export interface ConfirmPorts {
  readonly deliveries: DeliveryStore;
  readonly settings: Pick<SettingsStore, 'workspace' | 'secret'>;
  readonly openDestination: OpenDestination;
  readonly queue: Queue;
  readonly clock: Clock;
}

/** Seconds before the next look, by looks made; after the last the delivery stays `accepted`. */
const LOOK_AGAIN_AFTER = [60, 300, 900, 900, 900];

/**
 * Looks whether the destination has processed what it accepted: its version record comes later,
 * by a job of its own. Nothing is sent here, so looking too often or too late does no harm.
 */
export function createConfirmDelivery(ports: ConfirmPorts) {
  const { deliveries, settings, openDestination, queue, clock } = ports;

  return async (key: string, attempt: number): Promise<Confirmed> => {
    const delivery = await deliveries.get(key);
    if (delivery?.state !== 'accepted') return 'nothing-to-do';
    const { value } = await settings.workspace();
    const config = value.destinations.find(({ id }) => id === delivery.destination);
    if (config === undefined) return 'nothing-to-do';
    if (await isThere(config, delivery)) {
      await deliveries.settle({ ...delivery, state: 'processed', updatedAt: clock.now() });
      return 'processed';
    }
    const delaySeconds = LOOK_AGAIN_AFTER[attempt - 1];
    if (delaySeconds === undefined) return 'nothing-to-do';
    await queue.push({ kind: 'confirm', deliveryKey: key, attempt: attempt + 1 }, { delaySeconds });
    return 'not-yet';
  };

  async function isThere(config: DestinationConfig, delivery: Delivery): Promise<boolean> {
    try {
      const destination = openDestination(config, await settings.secret(config.id));
      return (await destination.find(delivery, delivery.attemptedAt)).found;
    } catch (error) {
      // A look that fails says nothing about the delivery; the next look may succeed.
      if (toBridgeError(error).code.startsWith('DESTINATION_')) return false;
      throw error;
    }
  }
}

export type Confirmed = 'processed' | 'not-yet' | 'nothing-to-do';
