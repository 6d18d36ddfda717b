import { FINDING_KINDS } from '../../../src/core/sbom/findings/kinds';
import type { Severity } from '../../../src/core/sbom/findings/severity';
import type { Finding } from '../../../src/core/sbom/types';
import type { InspectedDocument } from '../inspection';
import { clean, cutMiddle } from './clean';
import { paragraph, plural, type Page, type Style } from './page';

const MARKS: Readonly<Record<Severity, { readonly mark: string; readonly style: Style }>> = {
  error: { mark: '✗', style: 'red' },
  warning: { mark: '!', style: 'yellow' },
  info: { mark: 'i', style: 'dim' },
};
/** Of one kind, unless all are asked for. */
const MOST_SHOWN = 3;

/** What the checks noticed, by kind: where, what, and what to do about it. */
export function findingsText(page: Page, { findings }: InspectedDocument, all: boolean): string[] {
  if (findings.length === 0) return [];
  const count = (wanted: Severity) => findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const counts = [
    ...(errors > 0 ? [page.paint('red', plural(errors, 'error'))] : []),
    ...(warnings > 0 ? [page.paint('yellow', plural(warnings, 'warning'))] : []),
    ...(notes > 0 ? [plural(notes, 'note')] : []),
  ];
  const kinds = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = `${finding.severity} ${finding.kind}`;
    const kind = kinds.get(name);
    if (kind === undefined) kinds.set(name, [finding]);
    else kind.push(finding);
  }
  return [
    '',
    `  ${page.paint('bold', 'Findings')}: ${counts.join(', ')}`,
    ...[...kinds.values()].flatMap((kind) => ofKind(page, kind, all)),
  ];
}

function ofKind(page: Page, findings: readonly Finding[], all: boolean): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const { mark, style } = MARKS[first.severity];
  const { meaning, next } = FINDING_KINDS[first.kind];
  const times = findings.length > 1 ? ` × ${findings.length}` : '';
  const shown = all ? findings : findings.slice(0, MOST_SHOWN);
  const more = findings.length - shown.length;
  return [
    `    ${page.paint(style, mark)} ${page.paint('bold', first.kind)}${times}`,
    paragraph(page, meaning, 6),
    ...shown.flatMap((finding) => place(page, finding, meaning)),
    ...(more > 0 ? [page.paint('dim', `      and ${more} more`)] : []),
    paragraph(page, `→ ${next}`, 6, 'cyan'),
  ];
}

/** Where, and what it is there unless that has been said. */
function place(page: Page, { path, message }: Finding, meaning: string): string[] {
  const at = path === '' ? '' : `${cutMiddle(clean(path, 1000), page.width - 8)}: `;
  const what = message === meaning ? '' : clean(message, 300);
  if (at === '' && what === '') return [];
  return [paragraph(page, what === '' ? at.slice(0, -2) : at + what, 8, 'dim')];
}
