import { BridgeError } from '../../src/core/errors';
import type { Shipment, Verdict } from '../../src/core/delivery/types';
import type { Confirmation, Destination, OpenDestination, Receipt } from '../../src/core/ports';

interface Fault {
  readonly error: Error;
  readonly arrives: boolean;
}

/** A destination in memory: what arrived, and faults that strike before or after arrival. */
export function createFakeDestination() {
  const arrived: Shipment[] = [];
  const faults: Fault[] = [];
  const finds: string[] = [];
  /** Ids of all shipments that were tried, arrived or not. */
  const tried: string[] = [];
  const state: {
    visible: boolean;
    ended: boolean;
    /** What comes again under its id is left out. */
    repeatable: boolean;
    receipt: Receipt;
    /** What `find` tells besides. */
    found: { handle?: string; hint?: string };
    /** An error is thrown. */
    verdicts: (Verdict | BridgeError)[];
    /** Resolves when a delivery may go on. */
    gate: Promise<void>;
  } = {
    visible: true,
    ended: false,
    repeatable: false,
    receipt: { state: 'accepted' },
    found: {},
    verdicts: [],
    gate: Promise.resolve(),
  };
  const destination = (): Destination => ({
    repeatable: state.repeatable,
    async deliver(shipment) {
      tried.push(shipment.id);
      await state.gate;
      const fault = faults.shift();
      const isRepeat = state.repeatable && arrived.some(({ id }) => id === shipment.id);
      if ((fault === undefined || fault.arrives) && !isRepeat) arrived.push(shipment);
      if (fault !== undefined) throw fault.error;
      return state.receipt;
    },
    find({ product, environment, version, sha256 }): Promise<Confirmation> {
      finds.push(version);
      const found = arrived.some(
        (one) =>
          one.product === product &&
          one.environment === environment &&
          one.version === version &&
          one.sha256 === sha256,
      );
      return Promise.resolve(
        found && state.visible
          ? { found: true, version, ...state.found }
          : { found: false, ended: state.ended },
      );
    },
    ...(state.verdicts.length > 0 && {
      verdict: () => {
        const [next, ...rest] = state.verdicts;
        if (next === undefined) throw new Error('No verdict is left.');
        if (rest.length > 0) state.verdicts = rest;
        return next instanceof BridgeError ? Promise.reject(next) : Promise.resolve(next);
      },
    }),
    test: () => Promise.resolve({ ok: true, lines: [] }),
  });
  const open: OpenDestination = (_config, secret) => {
    if (secret === undefined) throw new BridgeError('DESTINATION_TOKEN_REFUSED');
    return destination();
  };
  return { open, arrived, faults, finds, tried, state };
}
export type FakeDestination = ReturnType<typeof createFakeDestination>;
