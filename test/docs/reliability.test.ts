import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CONNECTION_PROBLEMS } from '../../host/connections/problem';
import { CATALOGUE } from '../../src/core/error-catalogue';
import { problemsOf, readRows, type Known } from './reliability-table';

const ROOT = path.resolve(__dirname, '../..');
const codes = new Set([...Object.keys(CATALOGUE), ...Object.keys(CONNECTION_PROBLEMS)]);

/** Jest runs what is called `.test.ts`; the contract suite is run by the tests of each destination. */
function read(file: string): string | undefined {
  const absolute = path.join(ROOT, file);
  const isRun = file.endsWith('.test.ts') || file === 'test/contract/destination.ts';
  return isRun && existsSync(absolute) ? readFileSync(absolute, 'utf8') : undefined;
}

describe('docs/reliability.md', () => {
  const rows = readRows(readFileSync(path.join(ROOT, 'docs/reliability.md'), 'utf8'));

  it('points at a test that exists in every row, and names no code that does not', () => {
    expect(problemsOf(rows, { codes, read })).toEqual([]);
  });

  it('has a row for each fault, once', () => {
    expect(rows.length).toBeGreaterThan(60);
    expect(new Set(rows.map(({ fault }) => fault)).size).toBe(rows.length);
  });

  it('says of every code of a destination what the app does with it', () => {
    const told = new Set(rows.flatMap((row) => row.codes));
    const missing = [...codes].filter(
      (code) => code in CATALOGUE && /^(DESTINATION|BITBUCKET)_/.test(code) && !told.has(code),
    );
    expect(missing).toEqual([]);
  });
});

describe('a table of faults', () => {
  const source = `
    const rows = [['is slow', 1]] as const;
    const table = rows.map((row) => row);
    describe('a thing that', () => {
      describe.each(['today'])('%s', () => {
        it.each(table)('%s is waited for $0.5', () => undefined);
      });
      it(\`counts \${n} times\`, () => undefined);
      (can ? it : it.skip)('may be skipped', () => undefined);
    });
    other('is no test', () => undefined);`;
  const known: Known = {
    codes: new Set(['RUN_X']),
    read: (file) => (file === 'test/a.test.ts' ? source : undefined),
  };
  const table = (sees: string, test: string) =>
    problemsOf(
      readRows(
        `| fault | what the app does | what the user sees | test |\n| - | --- | - | - |\n| it broke | waits | ${sees} | ${test} |\n`,
      ),
      known,
    );
  const link = (title: string, file = 'a.test.ts') => `[a](../test/${file}): \`${title}\``;

  it.each([
    'may be skipped',
    'a thing that › may be skipped',
    'counts ${n} times',
    '%s › %s is waited for $0.5',
    'today › is slow is waited for $0.5',
    'a thing that › today › "is slow" is waited for $0.5',
    'a thing that › today › 1 is waited for $0.5',
  ])('is right where it quotes %j', (title) => {
    expect(table('nothing: `RUN_X`', link(title))).toEqual([]);
  });

  it.each([
    ['no test', 'nothing', ''],
    ['no test', 'nothing', 'tested by hand'],
    ['RUN_Y is no error code', '`RUN_Y`', link('may be skipped')],
    ['test/b.test.ts does not exist', 'nothing', link('may be skipped', 'b.test.ts')],
    ['test/a.test.ts has no "is no test"', '-', link('is no test')],
    ['test/a.test.ts has no "a thing that"', '-', link('a thing that')],
    ['has no "today › is fast is waited for', '-', link('today › is fast is waited for $0.5')],
    ['not understood: and by hand', '-', `${link('may be skipped')} and by hand`],
  ])('is wrong: %s', (problem, sees, test) => {
    expect(table(sees, test).join('\n')).toContain(`it broke: `);
    expect(table(sees, test).join('\n')).toContain(problem);
  });
});
