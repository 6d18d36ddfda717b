import { FINDING_KINDS, type FindingEntry } from '../../src/core/sbom/findings/kinds';
import type { Severity } from '../../src/core/sbom/findings/severity';

const GROUPS: readonly { readonly severity: Severity; readonly title: string }[] = [
  { severity: 'error', title: 'Errors: the document breaks the rules of its format' },
  { severity: 'warning', title: 'Warnings: readers may stumble, or lack something important' },
  { severity: 'info', title: 'Hints: worth knowing' },
];

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '\\<');
}

function row([kind, { meaning, next }]: readonly [string, FindingEntry]): string {
  return `| ${[`\`${kind}\``, cell(meaning), cell(next)].join(' | ')} |`;
}

/** docs/findings.md as the catalogue has it: every kind once, by severity, in its order. */
export function findingsDocument(
  kinds: Readonly<Record<string, FindingEntry>> = FINDING_KINDS,
): string {
  const sections = GROUPS.flatMap(({ severity, title }) => {
    const rows = Object.entries(kinds).filter(([, entry]) => entry.severity === severity);
    if (rows.length === 0) return [];
    const head = '| kind | what it means | what to do |\n| --- | --- | --- |';
    return [`## ${title}\n\n${head}\n${rows.map(row).join('\n')}\n`];
  });
  const intro = [
    'What SBOM Bridge tells about the SBOMs that it reads. Generated from',
    '`src/core/sbom/findings/kinds.ts` by `npm run findings`; edit it there.',
    'A finding has a place in the document (a JSON pointer, whatever the document is written in)',
    'and often the value in question. What is wrong in the same way in many places is one finding',
    'with a count. A CycloneDX document with errors is not forwarded; an SPDX document is, since',
    'mainstream generators break its released schemas in harmless ways. A check may find one case',
    'of a kind worse, or less bad, than the kind is in general.',
  ].join('\n');
  return `# Findings\n\n${intro}\n\n${sections.join('\n')}`;
}
