import type { DocumentLine, RunReport } from '../contract/report';
import { isSpent } from '../core/delivery/is-spent';
import type { Verdict } from '../core/delivery/types';
import { decidingRef } from '../core/events/deciding-ref';
import type { Fate } from '../core/events/types';
import type { DocumentOutcome, Run, RunOutcome } from '../core/run';
import { notationName } from './notation-name';
import { toProblem } from './problem';

/** A run as the history and the terminal show it. */
export function toRunReport(run: Run): RunReport {
  const { event, outcome } = run;
  const ref = decidingRef(event);
  const { repository, rule, environment, reason, feedback } = outcome ?? {};
  const commit = outcome?.commit ?? (event.name === 'repo:push' ? event.after : event.source.hash);
  return {
    runId: run.id,
    event: event.name,
    repositoryUuid: event.repository,
    ...(repository !== undefined && { repository }),
    ref: ref.name,
    refType: ref.type,
    commit,
    ...(rule !== undefined && { rule }),
    ...(environment !== undefined && { environment }),
    state: stateOf(run, outcome),
    ...(reason && { problem: toProblem(reason) }),
    ...(feedback && { feedback: toProblem(feedback) }),
    documents: (outcome?.documents ?? []).map(toLine),
    ...(outcome?.omitted !== undefined && { omitted: outcome.omitted }),
    ...(run.byHand === true && { byHand: true }),
    ...(run.imported === true && { imported: true }),
    attempts: run.attempts,
    receivedAt: run.receivedAt,
    ...(run.finishedAt !== undefined && { finishedAt: run.finishedAt }),
    ...(run.state === 'done' && isSpent(outcome) && { spent: true }),
  };
}

/** An event that led to no run. */
export function toFateReport(fate: Exclude<Fate, { kind: 'accepted' }>, now: number): RunReport {
  const { reason, detail } = fate;
  return {
    state: 'ignored',
    problem: toProblem({ code: reason, ...(detail !== undefined && { detail }) }),
    documents: [],
    receivedAt: now,
    finishedAt: now,
  };
}

function stateOf({ state }: Run, outcome: RunOutcome | undefined): RunReport['state'] {
  if (state === 'queued') return outcome === undefined ? 'queued' : 'waiting';
  if (outcome?.kind === 'ignored' || outcome?.kind === 'failed') return outcome.kind;
  return 'done';
}

function toLine(document: DocumentOutcome): DocumentLine {
  const { facts, changes, destination, product, error, verdict } = document;
  return {
    sbom: document.path,
    ...(facts && { format: notationName(facts), components: facts.components }),
    ...(facts?.score !== undefined && { score: facts.score }),
    ...(changes && { changes: [...changes] }),
    ...(destination !== undefined && { destination }),
    ...(product !== undefined && { product }),
    ...(facts?.subject?.version !== undefined && { version: facts.subject.version }),
    result: document.result,
    ...(error && { problem: toProblem(error) }),
    ...(verdict && { verdict: verdictOf(verdict) }),
  };
}

function verdictOf({ error, policies, ...figures }: Verdict): DocumentLine['verdict'] {
  return { ...figures, policies: [...policies], ...(error && { problem: toProblem(error) }) };
}
