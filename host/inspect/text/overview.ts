import path from 'node:path';
import Table from 'cli-table3';
import stringWidth from 'string-width';
import { clean, cutMiddle, wrap } from './clean';
import { plural, type Page } from './page';
import type { Row } from './row';

const COLUMNS = ['  File', 'Format', 'Components', 'Score', 'Findings'] as const;
/** Where names would get less than this, columns at the end are left out. */
const LEAST_NAME = 24;
const LEAST_COLUMNS = 3;
const PADDING = 2;
const BORDERLESS = Object.fromEntries(
  [
    ...['mid', 'middle', 'mid-mid'],
    ...['top', 'bottom', 'left', 'right'].flatMap((place) => [
      ...[place, `${place}-mid`, `${place}-left`, `${place}-right`],
    ]),
  ].map((name) => [name, '']),
);

/** A table with a line a file, under a heading for every folder. */
export function overview(page: Page, rows: readonly Row[]): string {
  const others = rows.map((row) => cells(page, row));
  const widths = COLUMNS.slice(1).map(
    (name, column) =>
      PADDING + Math.max(name.length, ...others.map((row) => stringWidth(row[column] ?? ''))),
  );
  const roomBeside = () => page.width - widths.reduce((sum, width) => sum + width, 0);
  while (roomBeside() < LEAST_NAME && widths.length >= LEAST_COLUMNS) widths.pop();
  const names = rows.map(({ file }) => clean(path.basename(file), 1000));
  const longest = Math.max(4, ...names.map((name) => stringWidth(name)));
  const first = Math.min(Math.max(roomBeside(), LEAST_NAME), longest + 2 * PADDING);
  const columns = 1 + widths.length;
  // Headings and reasons span the columns, and may be as wide as the page.
  widths[widths.length - 1] = (widths.at(-1) ?? 0) + roomBeside() - first;
  const wide = (content: string, padding: number) => ({
    content,
    colSpan: columns,
    style: { 'padding-left': padding },
  });
  const table = new Table({
    chars: BORDERLESS,
    colWidths: [first, ...widths],
    colAligns: ['left', 'left', 'right', 'left', 'left'],
    style: { head: [], border: [], 'padding-left': PADDING, 'padding-right': 0, compact: true },
  });
  table.push(COLUMNS.slice(0, columns).map((name) => page.paint('dim', name)));
  let folder: string | undefined;
  for (const [index, row] of rows.entries()) {
    if (path.dirname(row.file) !== folder) {
      folder = path.dirname(row.file);
      const heading = page.paint('bold', cutMiddle(clean(folder, 1000), page.width));
      table.push([wide(heading, 0)]);
    }
    const name = cutMiddle(names[index] ?? '', first - 2 * PADDING);
    table.push([`${mark(page, row)} ${name}`, ...(others[index] ?? []).slice(0, widths.length)]);
    if (row.reason !== undefined) {
      const style = row.kind === 'fine' ? 'dim' : 'red';
      const lines = wrap(clean(row.reason), page.width - 3 * PADDING);
      table.push([wide(lines.map((line) => page.paint(style, line)).join('\n'), 3 * PADDING)]);
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
    row.components?.toLocaleString('en') ?? '',
    row.score,
    findings.filter((part) => part !== '').join('  '),
  ];
}

/** A document may keep the rules of its format and still not be what is forwarded. */
function mark(page: Page, { kind, valid }: Row): string {
  if (kind === 'not fine' && valid === true) return page.paint('yellow', '!');
  return validMark(page, valid);
}

export function validMark(page: Page, valid: boolean | null): string {
  if (valid === null) return page.paint('dim', '–');
  return valid ? page.paint('green', '✓') : page.paint('red', '✗');
}

/** The last line: how many of the files are what. */
export function tally(page: Page, rows: readonly Row[], passedOver: number): string {
  const count = (kind: Row['kind']) => rows.filter((row) => row.kind === kind).length;
  const [fine, broken, none] = [count('fine'), count('not fine'), count('no sbom')];
  const unread = count('not read');
  const parts = [
    plural(rows.length, 'file'),
    page.paint('green', `${fine} valid`),
    ...(broken > 0 ? [page.paint('red', `${broken} not valid or no inventory`)] : []),
    ...(none > 0 ? [page.paint('red', `${none} no SBOM`)] : []),
    ...(unread > 0 ? [page.paint('red', `${unread} not read`)] : []),
    ...(passedOver > 0 ? [page.paint('dim', `${passedOver} others passed over`)] : []),
  ];
  return parts.join(' · ');
}
