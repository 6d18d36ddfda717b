import type { ConnectionStore } from '../../../../host/connections/connection-store';
import { createConnectionStore } from '../../../../host/connections/store/create-connection-store';
import type { HostDatabase } from '../../../../host/database';
import { openVault } from '../../../../host/vault/open-vault';

/** Every process of a test has the same key. */
const KEY = Buffer.alloc(32, 7);

/** Stores and seals as the host does, in the file of a data folder. */
export function storeAt(database: HostDatabase, clock: { now(): number }): ConnectionStore {
  const { sealed } = openVault(database, { current: KEY, previous: [] });
  return createConnectionStore(database, sealed, clock);
}
