import type { DocumentOutcome, RunOutcome } from '../core/run';

/** Forge stores at most 240 KiB a value; the event and the row around the outcome need some. */
const MAX_BYTES = 200 * 1024;
const FEW_FINDINGS = 3;
const SHORT_DETAIL = 100;

/**
 * The outcome in a size that can be stored. What tells least goes first: the lists of the facts and
 * most findings, then all findings and long details, and at last the documents that nothing is wrong
 * with, whose number is kept in `omitted`.
 */
export function fitOutcome(outcome: RunOutcome): RunOutcome {
  if (fits(outcome)) return outcome;
  for (const shorten of [withoutLists, bare]) {
    const shorter = { ...outcome, documents: outcome.documents.map(shorten) };
    if (fits(shorter)) return shorter;
  }
  const told = [...outcome.documents.map(bare)].sort((a, b) => weight(b) - weight(a));
  let kept = told.length;
  const cut = (): RunOutcome => ({
    ...outcome,
    documents: told.slice(0, kept),
    omitted: told.length - kept,
  });
  while (kept > 0 && !fits(cut())) kept = Math.floor(kept * 0.8);
  return cut();
}

function fits(outcome: RunOutcome): boolean {
  return new TextEncoder().encode(JSON.stringify(outcome)).byteLength <= MAX_BYTES;
}

function withoutLists(document: DocumentOutcome): DocumentOutcome {
  const { facts, findings } = document;
  return {
    ...document,
    findings: findings.slice(0, FEW_FINDINGS),
    ...(facts && { facts: { ...facts, tools: [], ecosystems: [], licences: [] } }),
  };
}

function bare(document: DocumentOutcome): DocumentOutcome {
  const { error } = document;
  const detail = error?.detail?.slice(0, SHORT_DETAIL);
  return {
    ...withoutLists(document),
    findings: [],
    ...(error && { error: { code: error.code, ...(detail !== undefined && { detail }) } }),
  };
}

function weight({ result }: DocumentOutcome): number {
  return result === 'rejected' || result === 'failed' ? 2 : result === 'queued' ? 1 : 0;
}
