import { findingOf, type Place } from './find-losses';
import { documentKey } from './timelines';
import type { Finding } from './types';

/**
 * What stands last at the destination, where one branch alone writes there. After a revert, X then
 * Y then X, a Y that came in last means that the second X never reached it. An older document that
 * was merely slower is counted and is no loss, since both have arrived.
 */
export function findStale(place: Place): { lost: Finding[]; outOfOrder: number } {
  const { timeline, came } = place;
  const last = timeline.assertions.at(-1);
  const newest = came.at(-1);
  if (last === undefined || newest === undefined) return { lost: [], outOfOrder: 0 };
  const wanted = documentKey(last.document);
  const keys = timeline.assertions.map(({ document }) => documentKey(document));
  const stands = documentKey(newest);
  // Not there at all, or not git's: told elsewhere.
  if (stands === wanted || !came.some((one) => documentKey(one) === wanted)) {
    return { lost: [], outOfOrder: 0 };
  }
  if (!keys.includes(stands)) return { lost: [], outOfOrder: 0 };
  const wasReverted = keys.indexOf(wanted) < keys.lastIndexOf(stands);
  if (!wasReverted) return { lost: [], outOfOrder: 1 };
  return {
    lost: [findingOf('The branch went back to it, and the destination did not.', last, place)],
    outOfOrder: 0,
  };
}
