import { explain } from '../core/errors';
import type { DocumentOutcome } from '../core/run';
import { oneLine } from '../core/sbom/findings/one-line';

/** SBOM files that a comment lists; the rest is counted. */
const MAX_LISTED = 20;
/** Characters of a text of the repository. */
const MAX_TEXT = 300;

/**
 * What the comment on an open pull request says, in Markdown. Texts of the repository stand in code
 * spans, in which Bitbucket sees no mark-up and mentions nobody.
 */
export function describeReview(commit: string, documents: readonly DocumentOutcome[]): string {
  // Several destinations make several outcomes of one file.
  const files = [...new Map(documents.toReversed().map((one) => [one.path, one])).values()];
  files.reverse();
  const bad = files.filter((file) => problemOf(file) !== undefined);
  const listed = [...bad, ...files.filter((file) => !bad.includes(file))].slice(0, MAX_LISTED);
  const left = files.length - listed.length;
  return [
    `**SBOM Bridge** at ${code(commit.slice(0, 12))}: ${summary(files.length, bad.length)}`,
    '',
    ...listed.map((file) => `* ${line(file)}`),
    ...(left > 0 ? [`* and ${String(left)} more`] : []),
    ...(files.length > 0 ? [''] : []),
    'This comment is kept up to date with each push to the pull request.',
  ].join('\n');
}

function summary(files: number, bad: number): string {
  if (files === 0) return 'no SBOM is changed any more.';
  const what = files === 1 ? '1 SBOM is changed' : `${String(files)} SBOMs are changed`;
  if (bad === 0) return `${what}. Nothing keeps the merge from forwarding ${them(files)}.`;
  const left = files === 1 ? 'It' : bad === files ? 'They' : `${String(bad)} of them`;
  return `${what}. ${left} would not be forwarded.`;
}

function them(files: number): string {
  return files === 1 ? 'it' : 'them';
}

function line(file: DocumentOutcome): string {
  const { path, facts } = file;
  const problem = problemOf(file);
  const count = facts?.components;
  const figures = [
    ...(count === undefined ? [] : [count === 1 ? '1 component' : `${String(count)} components`]),
    ...(facts?.score === undefined ? [] : [`quality ${facts.score.toFixed(1)} of 10`]),
  ].join(', ');
  const said = [code(path), ...(figures === '' ? [] : [figures])].join(': ');
  if (problem === undefined) return said;
  const { sentence, next } = explain(problem.code);
  const detail = problem.detail === undefined ? '' : ` ${code(problem.detail)}`;
  return `${said}. ${sentence}${detail} ${next} (${code(problem.code)})`;
}

/** That an open pull request is looked at and not sent is no problem of the document. */
function problemOf({ error }: DocumentOutcome): DocumentOutcome['error'] {
  return error?.code === 'RUN_CHECKED_ONLY' ? undefined : error;
}

function code(text: string): string {
  return `\`${oneLine(text, MAX_TEXT).replaceAll('`', "'")}\``;
}
