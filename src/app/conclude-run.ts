import type { DocumentOutcome, Run, RunOutcome } from '../core/run';
import type { DestinationConfig } from '../core/settings';
import { MAX_DOCUMENTS, type FoundDocuments } from './find-documents';
import type { Known } from './work-run-types';

/** What the documents of a run come to. */
export function concludeRun(
  known: Known,
  run: Run,
  documents: readonly DocumentOutcome[],
  found: FoundDocuments,
  { sent, destinations }: { sent: boolean; destinations: readonly DestinationConfig[] },
): RunOutcome {
  const all = [...documents, ...leftBehind(run, documents, destinations)];
  const cut = !found.complete || found.paths.length > MAX_DOCUMENTS;
  const waiting = all.some(({ result }) => result === 'queued');
  const partial = cut ? ({ reason: { code: 'RUN_LISTING_CUT' } } as const) : {};
  if (waiting) return { ...known, kind: 'waiting', documents: all, ...partial };
  // An open pull request is looked at, never sent.
  if (!sent) {
    return { ...known, kind: 'ignored', reason: { code: 'RUN_CHECKED_ONLY' }, documents: all };
  }
  return { ...known, kind: 'worked', documents: all, ...partial };
}

/**
 * Documents that waited for a destination which is no longer among those of the settings: the
 * history must not forget that they were to go there.
 */
function leftBehind(
  { outcome }: Run,
  documents: readonly DocumentOutcome[],
  destinations: readonly DestinationConfig[],
): DocumentOutcome[] {
  const ids = new Set(destinations.map(({ id }) => id));
  const keys = new Set(documents.map(({ deliveryKey }) => deliveryKey));
  return (outcome?.documents ?? [])
    .filter(({ destinationId, deliveryKey }) => {
      const isGone = destinationId !== undefined && !ids.has(destinationId);
      return isGone && !keys.has(deliveryKey);
    })
    .filter(({ result, error }) => result === 'queued' || error?.code === REMOVED.code)
    .map((document) => ({ ...document, result: 'ignored', error: REMOVED }));
}

const REMOVED = { code: 'RUN_DESTINATION_REMOVED' } as const;
