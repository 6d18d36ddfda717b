import type { Count, SbomFacts } from '../../../src/core/sbom/types';
import type { InspectedDocument, Inspection } from '../inspection';
import { clean, cutMiddle } from './clean';
import { findingsText } from './findings-text';
import { formatName } from './names';
import { validMark } from './overview';
import { labelled, paragraph, plural, type Page } from './page';
import { qualityText } from './quality-text';
import { requirementsText } from './requirements-text';

/**
 * Everything about one file.
 *
 * @param all every finding, and what misses each requirement
 */
export function details(page: Page, { file, document }: Inspection, all: boolean): string {
  const heading = page.paint('bold', cutMiddle(clean(file, 1000), page.width));
  return [heading, ...documentText(page, document, all)].join('\n');
}

function documentText(page: Page, document: InspectedDocument, all: boolean): string[] {
  const { inside, identity, reason, facts } = document;
  if (inside !== undefined) {
    return [
      paragraph(page, 'A signed envelope, whose signature is not checked. It carries:', 2),
      '',
      ...documentText(page, inside, all),
    ];
  }
  const lines: string[] = [];
  if (identity.format !== null) lines.push(headline(page, document));
  if (reason !== undefined) lines.push(paragraph(page, `✗ ${clean(reason)}`, 2, 'red'));
  if (facts !== undefined) lines.push('', ...factLines(page, facts));
  return [
    ...lines,
    ...qualityText(page, document),
    ...requirementsText(page, document, all),
    ...findingsText(page, document, all),
  ];
}

function headline(page: Page, document: InspectedDocument): string {
  const words = { true: 'valid', false: 'not valid', null: 'cannot be checked' } as const;
  const { valid, scores, forwardable } = document;
  const parts = [
    formatName(document),
    `${validMark(page, document.valid)} ${words[`${valid}`]}`,
    ...(scores?.overall === undefined
      ? []
      : [`quality ${scores.overall.toFixed(1)} of 10${scores.grade ? ` (${scores.grade})` : ''}`]),
    forwardable ? 'can be forwarded' : 'is not forwarded',
  ];
  return paragraph(page, parts.join(' · '), 2);
}

function factLines(page: Page, facts: SbomFacts): string[] {
  const line = (label: string, parts: readonly (string | undefined | false)[]) => {
    const said = parts.filter((part) => part !== undefined && part !== false && part !== '');
    return said.length === 0 ? [] : [labelled(page, label, clean(said.join(' · '), 600))];
  };
  const { subject, components, files, withPurl, withoutLicence, suppliers } = facts;
  return [
    ...line('Subject', [
      [subject?.name, subject?.version].filter((part) => part !== undefined).join(' '),
      subject?.purl,
    ]),
    ...line('Document', [facts.documentId, facts.created]),
    ...line('Tools', [facts.tools.join(', ')]),
    ...line('Phases', [facts.phases.join(', ')]),
    ...line('Components', [
      plural(components, 'component'),
      files > 0 && plural(files, 'file'),
      components > 0 && `${withPurl.toLocaleString('en')} with a package URL`,
      facts.dependencies > 0 && plural(facts.dependencies, 'dependency', 'dependencies'),
      suppliers > 0 && plural(suppliers, 'supplier'),
    ]),
    ...line('Ecosystems', [listed(facts.ecosystems)]),
    ...line('Licences', [
      listed(facts.licences),
      withoutLicence > 0 && `${withoutLicence.toLocaleString('en')} without`,
    ]),
  ];
}

const MOST_LISTED = 6;
const MOST_OF_NAME = 40;

function listed(counts: readonly Count[]): string {
  const shown = counts
    .slice(0, MOST_LISTED)
    .map(({ name, count }) => `${clean(name, MOST_OF_NAME)} ${count}`);
  const more = counts.length - shown.length;
  return more > 0 ? `${shown.join(', ')}, ${more} more` : shown.join(', ');
}
