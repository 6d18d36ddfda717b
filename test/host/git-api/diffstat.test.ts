import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { diffStat } from '../../../host/git-api/diffstat';
import type { DiffStatQuery } from '../../../host/git-api/diffstat';
import { createTestRepository } from './repository';

const repository = createTestRepository();
const LINES = Array.from({ length: 30 }, (_, at) => `line ${String(at)}\n`).join('');
let base: string;
let ours: string;
let theirs: string;

beforeAll(() => {
  base = repository.commit('Base', {
    'keep.txt': LINES,
    'old name.txt': `${LINES}x`,
    'gone.txt': 'g\n',
    'bin.dat': Buffer.from([0, 1]),
  });
  repository.run('mv', 'old name.txt', 'tab\tand\nnewline.txt');
  repository.run('rm', '--quiet', 'gone.txt');
  ours = repository.commit('Ours', {
    'new/sbom.json': '{}\n{}\n',
    'bin.dat': Buffer.from([0, 2]),
    'keep.txt': `${LINES}more\n`,
  });
  repository.run('checkout', '--quiet', '-b', 'theirs', base);
  theirs = repository.commit('Theirs', {
    'theirs.txt': 't\n',
    'keep.txt': LINES.replaceAll(' ', '  '),
  });
});
afterAll(() => {
  repository.dispose();
});

const stat = (query: Partial<DiffStatQuery> & { newer: string }) =>
  diffStat(repository.git, {
    topic: false,
    renames: true,
    ignoreWhitespace: false,
    paths: [],
    ...query,
  });

describe('diffStat', () => {
  it('tells added, removed, modified and renamed, and counts lines', async () => {
    expect(await stat({ newer: ours, older: base })).toEqual([
      {
        status: 'modified',
        linesAdded: 0,
        linesRemoved: 0,
        oldPath: 'bin.dat',
        newPath: 'bin.dat',
      },
      { status: 'removed', linesAdded: 0, linesRemoved: 1, oldPath: 'gone.txt' },
      {
        status: 'modified',
        linesAdded: 1,
        linesRemoved: 0,
        oldPath: 'keep.txt',
        newPath: 'keep.txt',
      },
      { status: 'added', linesAdded: 2, linesRemoved: 0, newPath: 'new/sbom.json' },
      {
        status: 'renamed',
        linesAdded: 0,
        linesRemoved: 0,
        oldPath: 'old name.txt',
        newPath: 'tab\tand\nnewline.txt',
      },
    ]);
  });

  it('takes a rename apart when asked to', async () => {
    const statuses = (await stat({ newer: ours, older: base, renames: false })).map(
      (one) => one.status,
    );
    expect(statuses.sort()).toEqual([
      'added',
      'added',
      'modified',
      'modified',
      'removed',
      'removed',
    ]);
  });

  it('compares one commit with its first parent, a root with nothing', async () => {
    expect(await stat({ newer: ours })).toHaveLength(5);
    expect((await stat({ newer: base })).map((one) => one.status)).toEqual([
      'added',
      'added',
      'added',
      'added',
    ]);
  });

  it('compares two points, or the merge base with the newer one', async () => {
    const paths = async (topic: boolean) =>
      (await stat({ newer: theirs, older: ours, topic })).map((one) => one.newPath ?? one.oldPath);
    expect(await paths(true)).toEqual(['keep.txt', 'theirs.txt']);
    expect((await paths(false)).length).toBeGreaterThan(2);
  });

  it('is the reverse of git: new first', async () => {
    expect(await stat({ newer: base, older: ours, paths: ['gone.txt'] })).toMatchObject([
      { status: 'added' },
    ]);
  });

  it('keeps to paths, taken literally, and ignores white space when asked to', async () => {
    expect(await stat({ newer: ours, older: base, paths: ['*'] })).toEqual([]);
    expect(await stat({ newer: ours, older: base, paths: ['new', 'gone.txt'] })).toHaveLength(2);
    expect(await stat({ newer: theirs, older: base, ignoreWhitespace: true })).toMatchObject([
      { newPath: 'theirs.txt' },
    ]);
    expect(await stat({ newer: theirs, older: theirs })).toEqual([]);
  });
});
