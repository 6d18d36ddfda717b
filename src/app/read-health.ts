import { bitbucketHeldFor, heldFor } from '../core/delivery/holds';
import type { Clock } from '../core/ports';
import type { FactsStore, HoldStore, Marks, RunStore, SettingsStore } from '../core/stores';

export interface ReadHealthPorts {
  readonly runs: Pick<RunStore, 'unfinished' | 'spent'>;
  readonly holds: HoldStore;
  readonly settings: Pick<SettingsStore, 'workspace'>;
  readonly factsStore: Pick<FactsStore, 'marks'>;
  readonly clock: Clock;
}

export interface Counted {
  readonly count: number;
  /** There may be more than were counted. */
  readonly atLeast: boolean;
}

export interface Health {
  readonly queued: Counted;
  readonly waiting: Counted;
  readonly spent: Counted;
  /** Epoch milliseconds, as all times here. */
  readonly oldestAt?: number;
  readonly held: readonly {
    readonly id: string;
    readonly name: string;
    readonly until: number;
    readonly failures: number;
  }[];
  readonly bitbucketUntil?: number;
  readonly marks: Marks;
}

/** One page of the store: whoever has more that waits does not care for the exact number. */
const MOST_COUNTED = 100;

/** How the app fares in a workspace, from what is stored alone. */
export function createReadHealth({ runs, holds, settings, factsStore, clock }: ReadHealthPorts) {
  return async (): Promise<Health> => {
    const [unfinished, spent, held, { value }, marks] = await Promise.all([
      runs.unfinished(MOST_COUNTED),
      runs.spent(MOST_COUNTED),
      holds.get(),
      settings.workspace(),
      factsStore.marks(),
    ]);
    const now = clock.now();
    const waiting = unfinished.values.filter(({ outcome }) => outcome !== undefined).length;
    const atLeast = unfinished.cursor !== undefined;
    const received = unfinished.values.map(({ receivedAt }) => receivedAt);
    const bitbucket = bitbucketHeldFor(held, now);
    return {
      queued: { count: unfinished.values.length - waiting, atLeast },
      waiting: { count: waiting, atLeast },
      spent: { count: spent.values.length, atLeast: spent.cursor !== undefined },
      ...(received.length > 0 && { oldestAt: Math.min(...received) }),
      held: value.destinations.flatMap(({ id, name, enabled }) => {
        const seconds = enabled ? heldFor(held, id, now) : 0;
        const failures = held.destinations[id]?.failures ?? 0;
        return seconds > 0 ? [{ id, name, until: now + seconds * 1000, failures }] : [];
      }),
      ...(bitbucket > 0 && { bitbucketUntil: now + bitbucket * 1000 }),
      marks,
    };
  };
}
