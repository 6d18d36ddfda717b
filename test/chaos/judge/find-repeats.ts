import { findingOf, type Place } from './find-losses';
import { documentKey } from './timelines';
import type { Finding } from './types';

/**
 * Documents that came in more often than git explains. A document may come again only where git
 * says that the environment held another one in between, and another one arrived in between. Where
 * several refs write to the environment, git does not say what stands there, so that what arrived
 * in between is enough: the newest goes there again when another ref's late document replaced it.
 */
export function findRepeats(place: Place, isShared: boolean): Finding[] {
  const { timeline, came } = place;
  const allowed = countSpans(timeline.assertions.map(({ document }) => documentKey(document)));
  const found: Finding[] = [];
  const spans = new Map<string, number>();
  for (const [index, arrival] of came.entries()) {
    const key = documentKey(arrival);
    const before = came[index - 1];
    const assertion = timeline.assertions.find(({ document }) => documentKey(document) === key);
    // What git does not know there is misrouted, and told as that.
    if (assertion === undefined) continue;
    if (before !== undefined && documentKey(before) === key) {
      found.push(findingOf('It arrived twice in a row.', assertion, place));
      continue;
    }
    const span = (spans.get(key) ?? 0) + 1;
    spans.set(key, span);
    if (!isShared && span > (allowed.get(key) ?? 0)) {
      found.push(
        findingOf('It arrived again, though git never went back to it.', assertion, place),
      );
    }
  }
  return found;
}

/** How many times each key stands in the list, where neighbours that are the same count as one. */
function countSpans(keys: readonly string[]): Map<string, number> {
  const spans = new Map<string, number>();
  for (const [index, key] of keys.entries()) {
    if (keys[index - 1] !== key) spans.set(key, (spans.get(key) ?? 0) + 1);
  }
  return spans;
}
