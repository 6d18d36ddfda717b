import type { DeliveryState, Failure, Shipment } from '../core/delivery/types';
import type { Run } from '../core/run';
import type { DestinationConfig } from '../core/settings';

export interface DeliverRequest {
  readonly run: Run;
  readonly config: DestinationConfig;
  readonly shipment: Shipment;
  readonly path: string;
  readonly components: number;
}

export interface DeliverAnswer {
  readonly key: string;
  readonly result: DeliveryState;
  readonly error?: Failure;
  /** Another attempt follows; when. */
  readonly retryInSeconds?: number;
}
