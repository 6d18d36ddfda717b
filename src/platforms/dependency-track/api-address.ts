import { addressProblem } from '../../core/delivery/address';
import { BridgeError } from '../../core/errors';
import { refusePrivateAddress } from '../http/private-address';

/**
 * Where the API of a server begins, without a slash at the end: people enter the origin, a path
 * in front of it where a proxy needs one, or the API's own address as its pages show it.
 *
 * @throws BridgeError DESTINATION_WRONG_ADDRESS where it is no https address, and
 *   DESTINATION_PRIVATE_ADDRESS unless those are allowed
 */
export function apiAddress(address: string, allowPrivateAddresses: boolean): string {
  const problem = addressProblem(address);
  if (problem !== undefined)
    throw new BridgeError('DESTINATION_WRONG_ADDRESS', { detail: problem });
  refusePrivateAddress(address, allowPrivateAddresses);
  const { origin, pathname } = new URL(address);
  const segments = pathname.split('/').filter((segment) => segment !== '');
  if (segments.at(-1) === 'v1' && segments.at(-2) === 'api') segments.pop();
  if (segments.at(-1) === 'api') segments.pop();
  return [origin, ...segments, 'api'].join('/');
}
