import type { ReportDatum } from '../core/bitbucket-ports';
import { explain } from '../core/errors';
import { oneLine } from '../core/sbom/findings/one-line';
import type { SbomFacts } from '../core/sbom/types';
import type { DocumentOutcome, RunOutcome } from '../core/run';

export interface OutcomeText {
  readonly state: 'good' | 'bad' | 'pending';
  readonly title: string;
  /** Plain text; holds cleaned names from the repository. */
  readonly sentence: string;
  readonly data: readonly ReportDatum[];
}

/** Lines of single documents that fit a report; the rest is counted. */
const MAX_LINES = 10;
/** Characters of a text of the repository, in a line and beside a title. */
const MAX_TEXT = 300;
const MAX_FIGURE = 100;

/** What reviewers read about a run. */
export function describeOutcome(outcome: RunOutcome): OutcomeText {
  const { documents } = outcome;
  const bad = documents.filter(isBad);
  const waiting = documents.filter(({ result }) => result === 'queued');
  const state = bad.length > 0 ? 'bad' : waiting.length > 0 ? 'pending' : 'good';
  // What went wrong comes first, for the case that not all fits.
  const ordered = [
    ...bad,
    ...waiting,
    ...documents.filter((one) => !bad.includes(one) && !waiting.includes(one)),
  ];
  const lines = ordered.slice(0, MAX_LINES).map((document) => line(document, outcome));
  const left = ordered.length - lines.length;
  if (left > 0) lines.push(`And ${String(left)} more.`);
  return { state, title: 'SBOM Bridge', sentence: lines.join('\n'), data: figures(outcome) };
}

function line(document: DocumentOutcome, { environment }: RunOutcome): string {
  const what = oneLine(document.path, MAX_TEXT);
  const at = document.destination === undefined ? '' : ` at ${document.destination}`;
  const where = oneLine(`${environment ?? ''}${at}`, MAX_TEXT);
  switch (document.result) {
    case 'accepted':
    case 'processed':
    case 'delivering':
      return `${what}: forwarded to ${where}, ${components(document)}.${policies(document)}`;
    case 'unchanged':
      return `${what}: ${where} has this document already.`;
    case 'superseded':
      return `${what}: not forwarded to ${where}, a newer push took its place.`;
    case 'queued':
      return `${what}: not forwarded to ${where} yet. ${because(document)}`;
    case 'ignored':
      return `${what}: not forwarded, ${components(document)}. ${because(document)}`;
    case 'rejected':
    case 'failed':
      return `${what}: not forwarded. ${because(document)}`;
  }
}

function isBad({ result, verdict }: DocumentOutcome): boolean {
  return result === 'rejected' || result === 'failed' || verdict?.state === 'fail';
}

function policies({ verdict }: DocumentOutcome): string {
  if (verdict === undefined) return '';
  if (verdict.error) return ` Policies: the verdict could not be read. ${because(verdict)}`;
  const names = verdict.policies.length > 0 ? `: ${verdict.policies.join(', ')}` : '';
  return ` ${VERDICTS[verdict.state]}${oneLine(names, MAX_TEXT)}.`;
}

const VERDICTS = {
  pass: 'Policies: passed',
  fail: 'Policies: violated',
  'no-policies': 'Policies: there are none',
  'in-progress': 'Policies: not evaluated yet',
  error: 'Policies: the evaluation failed',
  'not-evaluated': 'Policies: not evaluated',
} as const;

function because({ error }: Pick<DocumentOutcome, 'error'>): string {
  if (error === undefined) return '';
  const { sentence, next } = explain(error.code);
  const detail = error.detail === undefined ? '' : ` (${oneLine(error.detail, MAX_TEXT)})`;
  return `${sentence}${detail} ${next}`;
}

function components({ facts }: DocumentOutcome): string {
  const count = facts?.components ?? 0;
  return count === 1 ? '1 component' : `${String(count)} components`;
}

function figures({ documents, environment, rule }: RunOutcome): ReportDatum[] {
  const files = new Set(documents.map(({ path }) => path));
  const read = new Map(
    documents.flatMap(({ path, facts }) => (facts ? [[path, facts] as const] : [])),
  );
  const text = (title: string, value: string | undefined): ReportDatum[] =>
    value === undefined || value === ''
      ? []
      : [{ title, type: 'TEXT', value: oneLine(value, MAX_FIGURE) }];
  return [
    ...text('Environment', environment),
    ...text('Rule', rule),
    { title: 'SBOM files', type: 'NUMBER', value: files.size },
    ...componentsOf([...read.values()]),
    ...text('Quality', qualityOf([...read.values()])),
    ...text('Version', documents.length === 1 ? documents[0]?.facts?.subject?.version : undefined),
  ];
}

/** Nothing where no file could be read: zero would be a figure. */
function componentsOf(read: readonly SbomFacts[]): ReportDatum[] {
  if (read.length === 0) return [];
  const value = read.reduce((sum, { components }) => sum + components, 0);
  return [{ title: 'Components', type: 'NUMBER', value }];
}

/** The lowest: that is the one to look at. */
function qualityOf(read: readonly SbomFacts[]): string | undefined {
  const scores = read.flatMap(({ score }) => (score === undefined ? [] : [score]));
  return scores.length === 0 ? undefined : `${Math.min(...scores).toFixed(1)} of 10`;
}
