import { FINDING_KINDS } from '../../../src/core/sbom/findings/kinds';
import type { Finding, Severity } from '../../../src/core/sbom/types';
import type { InspectedDocument } from '../inspection';
import { clean, cutMiddle } from './clean';
import { paragraph, plural, type Page, type Style } from './page';
import { countOf } from './row';

const MARKS: Readonly<Record<Severity, { readonly mark: string; readonly style: Style }>> = {
  error: { mark: '✗', style: 'red' },
  warning: { mark: '!', style: 'yellow' },
  info: { mark: 'i', style: 'dim' },
};
/** Of one kind. */
const MOST_SHOWN = 5;

/** What the checks noticed, by kind: where, what, and what to do about it. */
export function findingsText(page: Page, document: InspectedDocument): string[] {
  if (document.findings.length === 0) return [];
  const counts = [
    plural(countOf(document, 'error'), 'error'),
    plural(countOf(document, 'warning'), 'warning'),
  ];
  const kinds = new Map<string, Finding[]>();
  for (const finding of document.findings) {
    const name = `${finding.severity} ${finding.kind}`;
    kinds.set(name, [...(kinds.get(name) ?? []), finding]);
  }
  return [
    '',
    `  ${page.paint('bold', 'Findings')}  ${counts.join(', ')}`,
    ...[...kinds.values()].flatMap((findings) => ofKind(page, findings)),
  ];
}

function ofKind(page: Page, findings: readonly Finding[]): string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const { mark, style } = MARKS[first.severity];
  const { meaning, next } = FINDING_KINDS[first.kind];
  const times = findings.length > 1 ? ` × ${findings.length}` : '';
  const heading = `${page.paint(style, mark)} ${page.paint('bold', first.kind)}${times}`;
  const more = findings.length - MOST_SHOWN;
  return [
    `    ${heading}`,
    paragraph(page, meaning, 6, 'dim'),
    ...findings.slice(0, MOST_SHOWN).flatMap((finding) => place(page, finding)),
    ...(more > 0 ? [`      and ${more} more`] : []),
    paragraph(page, `→ ${next}`, 6, 'cyan'),
  ];
}

function place(page: Page, { path, message }: Finding): string[] {
  const at = path === '' ? [] : [`      ${cutMiddle(clean(path, 1000), page.width - 6)}`];
  return [...at, paragraph(page, clean(message, 300), at.length === 0 ? 6 : 8)];
}
