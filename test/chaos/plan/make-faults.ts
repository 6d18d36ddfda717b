import { randomOf, type Random } from '../../../bench/fuzz/random';
import {
  ANSWERS,
  BITBUCKET_STATUSES,
  EVENT_FAULTS,
  type DestinationName,
  type Fault,
  type PlannedFault,
} from './types';

/** Dealt over and over, so that a short plan meets every family and two kills as well. */
const DECK: readonly Fault['kind'][] = [
  'kill',
  ...(['destination', 'bitbucket', 'destination', 'event', 'destination', 'clock'] as const),
  'kill',
  ...(['destination', 'bitbucket', 'destination', 'busy'] as const),
  ...(['destination', 'event', 'destination', 'bitbucket', 'destination', 'event'] as const),
  'kill',
  ...(['destination', 'bitbucket', 'destination', 'destination', 'clock'] as const),
];

export interface FaultCounts {
  readonly seed: number;
  readonly faults: number;
  readonly pushes: number;
  readonly destinations: readonly [DestinationName, ...DestinationName[]];
}

/** The faults of a plan, by the push that they stand before. */
export function makeFaults({ seed, faults, pushes, destinations }: FaultCounts): PlannedFault[] {
  const counters = new Map<string, number>();
  /** Each choice in turn: none is left out by chance. */
  const inTurn = <T>(name: string, from: readonly [T, ...T[]]): T => {
    const count = counters.get(name) ?? 0;
    counters.set(name, count + 1);
    return from[count % from.length] ?? from[0];
  };
  return Array.from({ length: faults }, (_, index): PlannedFault => {
    const random = randomOf(seed, 1_000_000 + index);
    const kind = DECK[index % DECK.length] ?? 'destination';
    return { ...draw(kind, random, inTurn, destinations), before: 1 + random.below(pushes) };
  }).sort((one, other) => one.before - other.before);
}

type InTurn = <T>(name: string, from: readonly [T, ...T[]]) => T;

function draw(
  kind: Fault['kind'],
  random: Random,
  inTurn: InTurn,
  destinations: FaultCounts['destinations'],
): Fault {
  switch (kind) {
    case 'kill':
      return { kind, afterMs: random.below(900), starting: random.chance(0.2) };
    case 'destination': {
      const destination = inTurn(kind, destinations);
      const answer = inTurn(destination, ANSWERS);
      // An endpoint is never asked what it has: it recognises what comes again.
      const looking = random.chance(0.2) && destination !== 'https-endpoint';
      return { kind, destination, answer, looking };
    }
    case 'bitbucket':
      return { kind, status: inTurn(kind, BITBUCKET_STATUSES), times: 1 + random.below(3) };
    case 'event':
      return { kind, what: inTurn(kind, EVENT_FAULTS), seconds: 1 + random.below(1800) };
    case 'clock': {
      const back = inTurn(kind, [false, true]);
      return { kind, seconds: back ? -(1 + random.below(600)) : 60 + random.below(7200) };
    }
    case 'busy':
      // Now and then longer than the five seconds that the host waits for the database.
      return { kind, milliseconds: random.chance(0.1) ? 5600 : 300 + random.below(1200) };
  }
}
