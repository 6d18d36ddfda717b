import type { BitbucketService } from './bitbucket-service';
import type { ConnectionStore } from './connection-store';
import type { Network } from '../platform/types';

/** What every kind of connection works with. */
export interface ConnectionParts {
  readonly service: BitbucketService;
  /** Reaches `service`; follows no redirect by itself. Rejects with TypeError where nothing answers. */
  readonly network: Network;
  readonly store: ConnectionStore;
  readonly clock: { now(): number };
  /** For mirrors and other files of this connection, 0700; made when first needed. */
  readonly directory: string;
}
