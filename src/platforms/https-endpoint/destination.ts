import { BridgeError } from '../../core/errors';
import type { Destination } from '../../core/ports';
import type { ConfigOf } from '../../core/settings';
import type { Tools } from '../tools';

/** Any HTTPS address as a destination: CloudEvents 1.0 in binary mode, signed. */
export function createHttpsEndpointDestination(
  _tools: Tools,
  _config: ConfigOf<'https-endpoint'>,
  _secret: string,
): Destination {
  throw new BridgeError('DESTINATION_UNAVAILABLE', { detail: 'Not written yet.' });
}
