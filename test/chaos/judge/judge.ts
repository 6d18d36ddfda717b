import type { Arrival, TruthPush } from '../truth/types';
import { findLosses } from './find-losses';
import { findRepeats } from './find-repeats';
import { findStale } from './find-stale';
import { documentKey, placeKey, timelinesOf, type Timeline } from './timelines';
import type { Finding, Judgement } from './types';

export interface Evidence {
  /** Those that everything mapped has to reach. */
  readonly destinations: readonly string[];
  /** What git says, in the order in which it accepted the pushes. */
  readonly pushes: readonly TruthPush[];
  /** Everything that the destinations got, in the order of arrival within each. */
  readonly arrivals: readonly Arrival[];
  /** Environments that several refs write to. */
  readonly shared: ReadonlySet<string>;
}

/**
 * Compares git's truth with the inboxes. Knows nothing of what the app thinks that it did.
 *
 * - Everything that a push to a mapped ref brought has to be at every destination. Of a branch it
 *   may be missing where a later push of that branch took its place; what a branch holds last, and
 *   what a tag holds, may not.
 * - Nothing arrives twice, unless git says that the environment held another document in between,
 *   and one arrived in between; where several refs write there, the latter is enough.
 * - Nothing else arrives anywhere.
 */
export function judge({ destinations, pushes, arrivals, shared }: Evidence): Judgement {
  const timelines = timelinesOf(pushes);
  const places = new Map(timelines.map((timeline) => [placeKey(timeline), timeline]));
  const misrouted = arrivals.flatMap((arrival) =>
    destinations.includes(arrival.destination) && isExplained(arrival, places)
      ? []
      : [strange(arrival, pushes)],
  );
  const counts = { expected: 0, delivered: 0, superseded: 0, outOfOrder: 0 };
  const lost: Finding[] = [];
  const duplicated: Finding[] = [];
  for (const timeline of timelines) {
    for (const destination of destinations) {
      const came = arrivals.filter(
        (one) => one.destination === destination && placeKey(one) === placeKey(timeline),
      );
      const place = { timeline, destination, pushes, came };
      const found = findLosses(place);
      counts.expected += found.expected;
      counts.delivered += found.delivered;
      counts.superseded += found.superseded;
      lost.push(...found.lost);
      const isShared = shared.has(timeline.environment);
      duplicated.push(...findRepeats(place, isShared));
      if (isShared) continue;
      const stale = findStale(place);
      counts.outOfOrder += stale.outOfOrder;
      lost.push(...stale.lost);
    }
  }
  return { ...counts, lost, duplicated, misrouted };
}

function isExplained(arrival: Arrival, places: ReadonlyMap<string, Timeline>): boolean {
  const assertions = places.get(placeKey(arrival))?.assertions ?? [];
  return assertions.some(({ document }) => documentKey(document) === documentKey(arrival));
}

/** Git may know the document, only not there. */
function strange(document: Arrival, pushes: readonly TruthPush[]): Finding {
  const home = pushes.find(({ documents }) =>
    documents.some(({ sha256 }) => sha256 === document.sha256),
  );
  const why = 'Git and the rules do not explain this document here.';
  if (home === undefined) return { why, document };
  const { number, slug, ref, after } = home;
  return { why, document, push: number, slug, ref: ref.name, commit: after };
}
