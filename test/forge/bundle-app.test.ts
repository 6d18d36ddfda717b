import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { runOnSoundAndBroken, skeletonApp } from './skeleton-app';

/** The names that a bundle exports, read by a process of its own as a cold start would. */
function exportsOf(app: string): unknown {
  const bundle = path.join(app, 'build/bundle/index.cjs');
  const program = 'console.log(JSON.stringify(Object.keys(require(process.argv[1])).sort()))';
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, bundle], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Letters in an order that does not compress well, the same in every run. */
function noise(length: number): string {
  let state = 1;
  let text = '';
  while (text.length < length) {
    state = (state * 48271) % 2147483647;
    text += state.toString(36);
  }
  return text;
}

const BROKEN = [
  {
    what: 'a type error',
    source: (text: string) => text.replace('answer.status', 'answer.stats'),
    says: /TS2551/,
  },
  {
    what: 'an import with a file extension, which the bundler cannot resolve',
    source: (text: string) => `${text}export { one } from './one.js';\n`,
    files: { 'src/one.ts': 'export const one = 1;\n' },
    says: /Can't resolve '\.\/one\.js'/,
  },
  {
    what: 'code beyond the budget',
    source: (text: string) => `${text}export { noise } from './noise';\n`,
    files: { 'src/noise.ts': `export const noise = '${noise(1_600_000)}';\n` },
    says: /kB gzipped of at most 900 kB/,
  },
];

describe('the bundle', () => {
  // That of the app itself is built, and run, by test/e2e/command-line.test.ts.
  const apps = [skeletonApp()];
  const found = runOnSoundAndBroken('bundle-app', apps, BROKEN);

  it('of the skeleton stays in the budget', () => {
    const withinBudget = [expect.stringMatching(/index\.cjs.* kB gzipped of at most 900 kB\.$/)];
    expect(found.sound.map((outcome) => outcome.lines)).toEqual([withinBudget]);
    expect(found.sound.map((outcome) => outcome.ok)).toEqual([true]);
  });

  it('exports every handler', () => {
    expect(apps.map(exportsOf)).toEqual([['onEvent']]);
  });

  it.each(found.broken)('fails on $what', ({ says, outcome }) => {
    expect(outcome.lines.join('\n')).toMatch(says);
    expect(outcome.ok).toBe(false);
  });
});
