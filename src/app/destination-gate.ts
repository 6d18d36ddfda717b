import {
  afterFailure,
  afterNoProbe,
  afterSuccess,
  bitbucketHeldFor,
  heldFor,
  isProbe,
  whileBitbucketWaits,
  whileProbing,
  type Holds,
} from '../core/delivery/holds';
import type { BridgeError } from '../core/errors';
import { createTurns } from '../core/in-turn';
import type { Clock } from '../core/ports';
import type { HoldStore } from '../core/stores';

export interface GatePorts {
  readonly holds: HoldStore;
  readonly clock: Clock;
  readonly random: () => number;
}

/** Who may be asked during one run. Costs no storage request while all is well. */
export interface DestinationGate {
  /** Seconds to wait; 0 = go, and then say how it went. */
  enter(destination: string): Promise<number>;
  /** As `enter`, only looking. */
  heldFor(destination: string): number;
  failed(destination: string, error: BridgeError): Promise<void>;
  answered(destination: string): Promise<void>;
  /** There was nothing to ask it after all. */
  notAsked(destination: string): Promise<void>;
  bitbucketHeldFor(): number;
  bitbucketLimited(error: BridgeError): Promise<void>;
}

/**
 * Keeps a failing destination from costing every delivery of the workspace its time-out, and a
 * spent limit of Bitbucket's from being asked about by every run. Begins with what was read with
 * the run; what it changes is read again first, since other runs write it too.
 */
export function createDestinationGate({ holds: store, clock, random }: GatePorts, begin: Holds) {
  let holds = begin;
  const probing = new Set<string>();
  // Deliveries go on side by side, and all holds are one stored value.
  const inTurn = createTurns();
  const change = (to: (fresh: Holds) => Holds): Promise<void> =>
    inTurn(async () => {
      const fresh = await store.get();
      holds = to(fresh);
      if (holds !== fresh) await store.save(holds);
    });
  const gate: DestinationGate = {
    async enter(destination) {
      const seconds = gate.heldFor(destination);
      if (seconds > 0 || !isProbe(holds, destination)) return seconds;
      return inTurn(async () => {
        holds = await store.get();
        const meanwhile = gate.heldFor(destination);
        if (meanwhile > 0) return meanwhile;
        holds = whileProbing(holds, destination, clock.now());
        await store.save(holds);
        probing.add(destination);
        return 0;
      });
    },
    heldFor: (destination) => heldFor(holds, destination, clock.now()),
    failed: (destination, error) =>
      change((fresh) => afterFailure(fresh, destination, error, clock.now(), random())),
    async answered(destination) {
      if (Object.hasOwn(holds.destinations, destination)) {
        await change((fresh) => afterSuccess(fresh, destination));
      }
    },
    async notAsked(destination) {
      if (!probing.delete(destination)) return;
      await change((fresh) => afterNoProbe(fresh, destination, clock.now()));
    },
    bitbucketHeldFor: () => bitbucketHeldFor(holds, clock.now()),
    bitbucketLimited: ({ retryAfterSeconds }) =>
      change((fresh) => whileBitbucketWaits(fresh, retryAfterSeconds, clock.now())),
  };
  return gate;
}
