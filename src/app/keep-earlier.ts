import type { DocumentOutcome, Run, RunOutcome } from '../core/run';

/** What an earlier attempt of a run that waits found out; a later one that fails early knows less. */
export function earlierKnowledge({ outcome }: Run): Partial<RunOutcome> {
  if (outcome?.kind !== 'waiting') return {};
  const { repository, commit, rule, environment } = outcome;
  return {
    ...(repository !== undefined && { repository }),
    ...(commit !== undefined && { commit }),
    ...(rule !== undefined && { rule }),
    ...(environment !== undefined && { environment }),
  };
}

/**
 * An attempt that ended before it came to the documents: those of the earlier attempts stay with
 * the run. What arrived has arrived; what waited goes on, or shares the end of the run.
 */
export function withEarlierDocuments(outcome: RunOutcome, { outcome: before }: Run): RunOutcome {
  if (before?.kind !== 'waiting' || outcome.documents.length > 0) return outcome;
  if (outcome.kind === 'waiting') return { ...outcome, documents: before.documents };
  return { ...outcome, documents: before.documents.map((document) => ended(document, outcome)) };
}

function ended(document: DocumentOutcome, { kind, reason }: RunOutcome): DocumentOutcome {
  if (document.result !== 'queued') return document;
  const { error: _error, ...rest } = document;
  if (reason?.code === 'RUN_SUPERSEDED') return { ...rest, result: 'superseded' };
  const result = kind === 'failed' ? 'failed' : 'ignored';
  return { ...rest, result, ...(reason && { error: reason }) };
}
