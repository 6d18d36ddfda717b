import type { Sha256 } from '../ports';
import type { DeliveryIdentity } from './types';

/**
 * The key of a delivery: a digest, 64 characters of lower-case hex. The parts are hostile text,
 * so they are encoded as a JSON array, in which no part can reach into its neighbour.
 */
export function deliveryKey(identity: DeliveryIdentity, sha256: Sha256): string {
  const { destination, address, product, environment, version } = identity;
  const parts = [destination, product, environment, version, identity.sha256];
  if (address !== undefined) parts.push(address);
  return sha256(JSON.stringify(['delivery', ...parts]));
}
