import { BridgeError } from '../core/errors';
import type { Clock, Destination, Fetch, OpenDestination } from '../core/ports';
import type { DestinationConfig } from '../core/settings';
import type { TimeoutSignal } from './http/exchange';
import { createInterlynkDestination } from './interlynk/destination';

export interface DestinationTools {
  readonly fetch: Fetch;
  readonly clock?: Clock;
  /** For tests; AbortSignal.timeout by default. */
  readonly timeoutSignal?: TimeoutSignal;
}
type Tools = Required<DestinationTools>;
type Kind = DestinationConfig['kind'];
type Factory = (tools: Tools, secret: string) => Destination;

/** Exhaustive by type: a new kind is its folder and a line here. */
const FACTORIES: Readonly<Record<Kind, Factory>> = {
  interlynk: createInterlynkDestination,
};

/** Opens destinations by the kind of their configuration. */
export function createOpenDestination(tools: DestinationTools): OpenDestination {
  const complete: Tools = {
    clock: { now: () => Date.now() },
    timeoutSignal: (milliseconds) => AbortSignal.timeout(milliseconds),
    ...tools,
  };
  return (config, secret) => {
    if (secret === undefined || secret.trim() === '') {
      throw new BridgeError('DESTINATION_TOKEN_REFUSED', { detail: 'No token is stored.' });
    }
    return FACTORIES[config.kind](complete, secret);
  };
}
