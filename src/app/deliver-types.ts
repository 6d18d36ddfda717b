import type { Hints } from '../core/delivery/hints';
import type { SendOrder } from '../core/delivery/send-order';
import type { Delivery, DeliveryState, Failure, Shipment } from '../core/delivery/types';
import type { Run } from '../core/run';
import type { DestinationConfig } from '../core/settings';
import type { DestinationGate } from './destination-gate';
import type { UnsettledFiles } from './unsettled-files';

/** A shipment before it is known whether it is sent, and for which time. */
export type Unsent = Omit<Shipment, 'id' | 'hint'>;

export interface DeliverRequest {
  readonly run: Run;
  readonly unsettled: UnsettledFiles;
  readonly order: SendOrder;
  readonly config: DestinationConfig;
  readonly shipment: Unsent;
  readonly path: string;
  readonly components: number;
  readonly score?: number;
  readonly gate: DestinationGate;
  readonly hints: Hints;
  /** Another delivery of the file, as it was sent; undefined where it cannot be had any more. */
  readonly reload: (other: Delivery) => Promise<Unsent | undefined>;
}

export interface DeliverAnswer {
  readonly key: string;
  readonly result: DeliveryState;
  readonly error?: Failure;
  /** Another attempt follows; when. */
  readonly retryInSeconds?: number;
}

/** How long attempts at a delivery may have gone on, milliseconds; see SPENT_AFTER_MS. */
export function ageOf({ askedAt, receivedAt }: Run, now: number): number {
  return now - (askedAt ?? receivedAt);
}
