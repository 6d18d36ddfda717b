import type { Arrival, TruthPush } from '../truth/types';
import { documentKey, refKey, type Assertion, type Timeline } from './timelines';
import type { Finding } from './types';

/** One product in one environment at one destination. */
export interface Place {
  readonly timeline: Timeline;
  readonly destination: string;
  readonly pushes: readonly TruthPush[];
  /** What came in there, in order. */
  readonly came: readonly Arrival[];
}

export function findLosses(place: Place) {
  const { timeline, came } = place;
  const there = new Set(came.map(documentKey));
  const brought = new Map<string, Assertion[]>();
  for (const assertion of timeline.assertions.filter((one) => one.brought)) {
    const key = documentKey(assertion.document);
    brought.set(key, [...(brought.get(key) ?? []), assertion]);
  }
  let delivered = 0;
  let superseded = 0;
  const lost: Finding[] = [];
  for (const [key, assertions] of brought) {
    const owed = assertions.find((assertion) => !wasReplaced(assertion, place, there));
    if (there.has(key)) delivered += 1;
    else if (owed === undefined) superseded += 1;
    else lost.push(findingOf('It never arrived.', owed, place));
  }
  return { expected: brought.size, delivered, superseded, lost };
}

/**
 * Whether a later push of the same branch took the document's place: another document of that
 * product arrived, or the branch has none any more. A tag stands for itself.
 */
function wasReplaced(
  { push, document }: Assertion,
  { timeline, pushes }: Place,
  there: ReadonlySet<string>,
): boolean {
  if (push.ref.type === 'tag') return false;
  const later = pushes.filter(
    (one) => refKey(one) === refKey(push) && pushes.indexOf(one) > pushes.indexOf(push),
  );
  return later.some(({ documents }) => {
    const next = documents.find(({ product }) => product === timeline.product);
    if (next === undefined) return true;
    return documentKey(next) !== documentKey(document) && there.has(documentKey(next));
  });
}

export function findingOf(
  why: string,
  { push, document }: Assertion,
  { timeline, destination }: Pick<Place, 'timeline' | 'destination'>,
): Finding {
  const { product, environment } = timeline;
  const { version, sha256 } = document;
  return {
    why,
    document: { destination, product, environment, version, sha256 },
    push: push.number,
    slug: push.slug,
    ref: push.ref.name,
    commit: push.after,
  };
}
