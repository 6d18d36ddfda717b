import { isTitle, testTitles } from './test-titles';

/** A row of the tables of docs/reliability.md. */
export interface Row {
  readonly fault: string;
  /** Error codes that the reader sees. */
  readonly codes: readonly string[];
  readonly tests: readonly { readonly file: string; readonly title: string }[];
  /** What stands in the last cell besides links to tests. */
  readonly rest: string;
}

const HEAD = ['fault', 'what the app does', 'what the user sees', 'test'];
/** `[name](../test/path.ts): ` and the title in backticks. */
const REFERENCE = /\[[^\]]+\]\(\.\.\/(test\/[\w./-]+\.ts)\): `([^`]+)`/g;

/** All rows of all tables with the four columns; a table of another shape is none of them. */
export function readRows(markdown: string): Row[] {
  const rows: Row[] = [];
  let inside = false;
  for (const line of markdown.split('\n')) {
    const cells = line
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim());
    if (cells.join() === HEAD.join()) inside = true;
    else if (cells.length === 0) inside = false;
    else if (inside && !/^:?-+:?$/.test(cells[0] ?? '')) rows.push(toRow(cells));
  }
  return rows;
}

function toRow([fault = '', _does, sees = '', test = '']: readonly string[]): Row {
  return {
    fault,
    codes: [...sees.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, code]) => code ?? ''),
    tests: [...test.matchAll(REFERENCE)].map(([, file, title]) => ({
      file: file ?? '',
      title: title ?? '',
    })),
    rest: test.replaceAll(REFERENCE, '').replaceAll('<br>', '').trim(),
  };
}

export interface Known {
  readonly codes: ReadonlySet<string>;
  /** The source of a file of the repository; undefined where there is none. */
  read(file: string): string | undefined;
}

/** What is wrong with rows: one line each, with the fault in front. */
export function problemsOf(rows: readonly Row[], known: Known): string[] {
  const titles = new Map<string, ReturnType<typeof testTitles> | undefined>();
  const titlesOf = (file: string) => {
    const source = titles.has(file) ? undefined : known.read(file);
    if (source !== undefined) titles.set(file, testTitles(source));
    return titles.get(file);
  };
  return rows.flatMap(({ fault, codes, tests, rest }) => {
    const wrong = codes
      .filter((code) => !known.codes.has(code))
      .map((code) => `${code} is no error code`);
    if (tests.length === 0) wrong.push('no test');
    if (rest !== '') wrong.push(`not understood: ${rest}`);
    for (const { file, title } of tests) {
      const all = titlesOf(file);
      if (all === undefined) wrong.push(`${file} does not exist`);
      else if (!all.some((one) => isTitle(one, title))) wrong.push(`${file} has no "${title}"`);
    }
    return wrong.map((text) => `${fault}: ${text}`);
  });
}
