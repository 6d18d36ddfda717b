import { BridgeError } from '../../core/errors';
import type { Destination } from '../../core/ports';
import type { ConfigOf } from '../../core/settings';
import type { Tools } from '../tools';

/** OWASP Dependency-Track 4.14 and 5 as a destination. */
export function createDependencyTrackDestination(
  _tools: Tools,
  _config: ConfigOf<'dependency-track'>,
  _secret: string,
): Destination {
  throw new BridgeError('DESTINATION_UNAVAILABLE', { detail: 'Not written yet.' });
}
