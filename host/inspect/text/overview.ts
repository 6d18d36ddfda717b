import path from 'node:path';
import Table from 'cli-table3';
import { clean, cutMiddle } from './clean';
import { plural, type Page } from './page';
import type { Row } from './row';

const COLUMNS = ['File', 'Format', 'Valid', 'Components', 'Score', 'Findings'] as const;
/** Of all columns but the first, with the two blanks before each. */
const WIDTHS = [21, 7, 12, 8, 15] as const;
const LEAST_NAME = 20;
const PADDING = 2;
const PLACES = ['top', 'bottom', 'left', 'right'] as const;
const BORDERLESS = Object.fromEntries([
  ['mid', ''],
  ['middle', ''],
  ...PLACES.flatMap((place) =>
    [place, `${place}-mid`, `${place}-left`, `${place}-right`].map((name) => [name, '']),
  ),
  ['mid-mid', ''],
]) as Readonly<Record<string, string>>;

/** A table with a line a file, under a heading for every folder. */
export function overview(page: Page, rows: readonly Row[]): string {
  const others = WIDTHS.reduce((sum, width) => sum + width, 0);
  const longest = Math.max(...rows.map(({ file }) => clean(path.basename(file), 1000).length));
  const first = Math.min(Math.max(page.width - others, LEAST_NAME), longest + PADDING);
  const table = new Table({
    chars: BORDERLESS,
    colWidths: [first, ...WIDTHS],
    colAligns: ['left', 'left', 'left', 'right', 'left', 'left'],
    style: { head: [], border: [], 'padding-left': PADDING, 'padding-right': 0, compact: true },
  });
  table.push(COLUMNS.map((name) => page.paint('dim', name)));
  let folder: string | undefined;
  for (const row of rows) {
    if (path.dirname(row.file) !== folder) {
      folder = path.dirname(row.file);
      const heading = page.paint('bold', cutMiddle(clean(folder, 1000), page.width));
      table.push([{ content: heading, colSpan: COLUMNS.length, style: { 'padding-left': 0 } }]);
    }
    const name = cutMiddle(clean(path.basename(row.file), 1000), first - PADDING);
    table.push([name, ...cells(page, row)]);
    if (row.reason !== undefined) {
      const reason = cutMiddle(clean(row.reason), page.width - 4);
      const content = page.paint(row.kind === 'fine' ? 'dim' : 'red', reason);
      table.push([{ content, colSpan: COLUMNS.length, style: { 'padding-left': 4 } }]);
    }
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function cells(page: Page, row: Row): string[] {
  const findings = [
    row.errors > 0 ? page.paint('red', `${row.errors} ✗`) : '',
    row.warnings > 0 ? page.paint('yellow', `${row.warnings} !`) : '',
  ];
  return [
    row.format,
    validMark(page, row.valid),
    row.components?.toLocaleString('en') ?? '',
    row.score,
    findings.filter((part) => part !== '').join('  '),
  ];
}

export function validMark(page: Page, valid: boolean | null): string {
  if (valid === null) return page.paint('dim', '–');
  return valid ? page.paint('green', '✓') : page.paint('red', '✗');
}

/** The last line: how many of the files are what. */
export function tally(page: Page, rows: readonly Row[], passedOver: number): string {
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length;
  const [fine, broken, none] = [count('fine'), count('not fine'), count('no sbom')];
  const parts = [
    plural(rows.length, 'file'),
    page.paint('green', `${fine} valid`),
    ...(broken > 0 ? [page.paint('red', `${broken} not valid or no inventory`)] : []),
    ...(none > 0 ? [page.paint('red', `${none} no SBOM`)] : []),
    ...(passedOver > 0 ? [page.paint('dim', `${passedOver} others passed over`)] : []),
  ];
  return parts.join(' · ');
}
