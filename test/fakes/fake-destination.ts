import { BridgeError } from '../../src/core/errors';
import type { Shipment } from '../../src/core/delivery/types';
import type { Destination, OpenDestination } from '../../src/core/ports';

interface Fault {
  readonly error: Error;
  readonly arrives: boolean;
}

/** A destination in memory: what arrived, and faults that strike before or after arrival. */
export function createFakeDestination() {
  const arrived: Shipment[] = [];
  const faults: Fault[] = [];
  const finds: string[] = [];
  const state = { visible: true };
  const destination: Destination = {
    repeatable: false,
    deliver(shipment) {
      const fault = faults.shift();
      if (fault === undefined || fault.arrives) arrived.push(shipment);
      return fault === undefined
        ? Promise.resolve({ state: 'accepted' })
        : Promise.reject(fault.error);
    },
    find({ product, environment, version, sha256 }) {
      finds.push(version);
      const found = arrived.some(
        (one) =>
          one.product === product &&
          one.environment === environment &&
          one.version === version &&
          one.sha256 === sha256,
      );
      return Promise.resolve(found && state.visible ? { found: true, version } : { found: false });
    },
    test: () => Promise.resolve({ ok: true, lines: [] }),
  };
  const open: OpenDestination = (_config, secret) => {
    if (secret === undefined) throw new BridgeError('DESTINATION_TOKEN_REFUSED');
    return destination;
  };
  return { open, arrived, faults, finds, state };
}
