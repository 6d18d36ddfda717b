import { BridgeError } from '../core/errors';
import type { OpenDestination, RotateSecret } from '../core/ports';
import { createDependencyTrackDestination } from './dependency-track/destination';
import { createHttpsEndpointDestination } from './https-endpoint/destination';
import { rotateKeys } from './https-endpoint/keys';
import { createInterlynkDestination } from './interlynk/destination';
import type { Tools } from './tools';

/** Opens destinations by the kind of their configuration: a new kind is its folder and a line here. */
export function createOpenDestination(tools: Tools): OpenDestination {
  return (config, secret) => {
    if (secret === undefined || secret.trim() === '') {
      throw new BridgeError('DESTINATION_TOKEN_REFUSED', { detail: 'No token is stored.' });
    }
    switch (config.kind) {
      case 'interlynk':
        return createInterlynkDestination(tools, config, secret);
      case 'dependency-track':
        return createDependencyTrackDestination(tools, config, secret);
      case 'https-endpoint':
        return createHttpsEndpointDestination(tools, config, secret);
    }
  };
}

/** Platforms that issue tokens take one at a time; an endpoint checks signatures by two keys. */
export function createRotateSecret(tools: Pick<Tools, 'clock'>): RotateSecret {
  return (kind, stored, entered) =>
    kind === 'https-endpoint' ? rotateKeys(stored, entered, tools.clock.now()) : entered;
}
