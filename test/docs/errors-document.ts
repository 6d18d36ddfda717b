import { CATALOGUE, type CatalogueEntry, type Retry } from '../../src/core/error-catalogue';

const RETRIED: Readonly<Record<Retry, string>> = {
  never: 'no',
  later: 'yes',
  'look-first': 'yes, after looking whether it arrived',
};

const GROUPS: readonly { readonly prefix: string; readonly title: string }[] = [
  { prefix: 'EVENT_', title: 'Events: why an event led to no run' },
  { prefix: 'RUN_', title: 'Runs: why a run sent nothing' },
  { prefix: 'SBOM_', title: 'Documents' },
  { prefix: 'BITBUCKET_', title: 'Bitbucket' },
  { prefix: 'DESTINATION_', title: 'Destinations' },
  { prefix: '', title: 'Settings, panels and storage' },
];

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function row([code, entry]: readonly [string, CatalogueEntry]): string {
  const cells = [`\`${code}\``, entry.sentence, entry.next, RETRIED[entry.retry]];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** docs/errors.md as the catalogue has it: every code once, grouped, in the catalogue's order. */
export function errorsDocument(
  catalogue: Readonly<Record<string, CatalogueEntry>> = CATALOGUE,
): string {
  let left = Object.entries(catalogue);
  const sections: string[] = [];
  for (const { prefix, title } of GROUPS) {
    const rows = left.filter(([code]) => code.startsWith(prefix)).map(row);
    left = left.filter(([code]) => !code.startsWith(prefix));
    if (rows.length === 0) continue;
    const head =
      '| code | what happened | what to do | tried again by itself? |\n| --- | --- | --- | --- |';
    sections.push(`## ${title}\n\n${head}\n${rows.join('\n')}\n`);
  }
  const intro =
    'Every code that SBOM Bridge shows. Generated from `src/core/catalogue/` by `npm run errors`; edit it there.';
  return `# Errors\n\n${intro}\n\n${sections.join('\n')}`;
}
