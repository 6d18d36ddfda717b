import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isAncestor, mergeBase } from '../../../host/git-api/ancestry';
import { listCommits, readCommits } from '../../../host/git-api/commits';
import { GitError, GitOutputTooLarge, openGit } from '../../../host/git-api/git';
import { isBinary, readBlob, streamBlob } from '../../../host/git-api/read-blob';
import { listRefs, readTags } from '../../../host/git-api/refs';
import { resolveCommit } from '../../../host/git-api/resolve-commit';
import { findEntry, listTree } from '../../../host/git-api/tree';
import type { TreeEntry } from '../../../host/git-api/tree';
import { createTestRepository } from './repository';

const repository = createTestRepository();
const { git } = repository;
let first: string;
let second: string;
let side: string;

beforeAll(() => {
  repository.write({ 'bin/run.sh': '#!/bin/sh\n' });
  repository.run('add', '--all');
  repository.run('update-index', '--chmod=+x', 'bin/run.sh');
  repository.link('link', 'bin/run.sh');
  repository.run('config', 'core.fileMode', 'false');
  first = repository.commit('First\n\nBody with \u0001 and ünï.\n', {
    'a/b/c.json': '{}',
    'a/b.json': '[]',
    'odd\nname\t"\\é.txt': 'odd',
    ':(glob)*': 'magic',
    '-x': 'dash',
  });
  repository.run('tag', 'light');
  repository.run('tag', '-a', 'v1', '-m', 'Line 1\n\nLine 3');
  repository.run('tag', '-a', 'v1-again', '-m', 'nested', 'light');
  repository.run('tag', 'tree-tag', 'HEAD^{tree}');
  second = repository.commit('Second', { 'big.bin': Buffer.alloc(40_000_000, 1) });
  repository.run('checkout', '--quiet', '-b', 'feature/side', first);
  side = repository.commit('Side', { 'side.txt': 's' });
  repository.run('branch', first.slice(0, 8), second);
});
afterAll(() => {
  repository.dispose();
});

describe('resolveCommit', () => {
  it.each([
    ['a full hash', () => first, () => first],
    ['upper case', () => first.toUpperCase(), () => first],
    ['12 characters', () => second.slice(0, 12), () => second],
    ['a branch', () => 'feature/side', () => side],
    ['an annotated tag', () => 'v1', () => first],
    ['HEAD', () => 'HEAD', () => side],
    ['a branch that looks like a hash, before the hash', () => first.slice(0, 8), () => second],
  ])('finds %s', async (_what, name, expected) => {
    expect(await resolveCommit(git, name())).toEqual({ kind: 'commit', hash: expected() });
  });

  it.each([
    '',
    '--all',
    '-n1',
    'main^',
    'main~1',
    'main:a',
    'HEAD^{tree}',
    '@',
    '@{-1}',
    ':/First',
    'a..b',
    'refs/heads/main',
    'tree-tag',
    'main\nHEAD',
    'x'.repeat(300),
    'f'.repeat(40),
    '../HEAD',
    'abc',
  ])('takes %p for no commit', async (name) => {
    expect(await resolveCommit(git, name)).toEqual({ kind: 'missing' });
  });

  it('says when a short hash is ambiguous', async () => {
    const many = createTestRepository();
    const seen = new Map<string, string>();
    let short: string | undefined;
    // With 4 hexadecimal digits two of some hundred commits clash; made in one run of git.
    const stream = Array.from(
      { length: 700 },
      (_, at) =>
        `commit refs/heads/main\ncommitter A <a@example.org> ${String(1_700_000_000 + at)} +0000\ndata 1\nx\n`,
    ).join('');
    await many.git.run(['fast-import', '--quiet'], { input: stream });
    for (const hash of many.run('rev-list', 'main').split('\n')) {
      if (seen.has(hash.slice(0, 4))) short = hash.slice(0, 4);
      seen.set(hash.slice(0, 4), hash);
    }
    expect(await resolveCommit(many.git, short ?? '')).toEqual({ kind: 'ambiguous' });
    many.dispose();
  });
});

describe('trees and blobs', () => {
  const entry = async (path: string): Promise<TreeEntry> => {
    const found = await findEntry(git, first, path);
    if (found === undefined) throw new Error(`nothing at ${path}`);
    return found;
  };

  it.each([
    ['a/b.json', { type: 'file', size: 2, executable: false }],
    ['bin/run.sh', { type: 'file', executable: true }],
    ['link', { type: 'link', size: 10 }],
    ['a/b/', { type: 'directory', path: 'a/b' }],
    ['/a//', { type: 'directory', path: 'a' }],
    ['odd\nname\t"\\é.txt', { type: 'file', size: 3 }],
    [':(glob)*', { type: 'file', size: 5 }],
    ['-x', { type: 'file', size: 4 }],
    ['', { type: 'directory', path: '' }],
  ])('finds %p', async (path, expected) => {
    expect(await entry(path)).toMatchObject(expected);
  });

  it.each(['nope', 'a/../a', '..', './a', 'a//b', 'a/b.json/x', 'A', '*', 'a/b\0'])(
    'finds nothing at %p',
    async (path) => {
      expect(await findEntry(git, first, path)).toBeUndefined();
    },
  );

  it('lists breadth first to the depth asked for', async () => {
    const paths = async (path: string, depth: number) =>
      (await listTree(git, await entry(path), depth)).map((one) => one.path);
    expect(await paths('a', 1)).toEqual(['a/b.json', 'a/b']);
    expect(await paths('a', 2)).toEqual([...['a/b.json', 'a/b'], 'a/b/c.json']);
    const all = await paths('', 10);
    expect(all).toHaveLength(10);
    expect(all.at(-1)).toBe('a/b/c.json');
  });

  it('reads and streams 40 MB, or refuses to hold it', async () => {
    const big = await findEntry(git, second, 'big.bin');
    const hash = big?.hash ?? '';
    await expect(readBlob(git, hash, 1_000_000)).rejects.toThrow(GitOutputTooLarge);
    let bytes = 0;
    for await (const chunk of streamBlob(git, hash)) bytes += chunk.length;
    expect([big?.size, bytes]).toEqual([40_000_000, 40_000_000]);
    expect((await readBlob(git, (await entry('a/b.json')).hash, 2)).toString()).toBe('[]');
  });

  it('ends git when a stream is not read to its end', async () => {
    const big = await findEntry(git, second, 'big.bin');
    const reader = streamBlob(git, big?.hash ?? '').getReader();
    expect((await reader.read()).done).toBe(false);
    await reader.cancel();
    expect((await reader.read()).done).toBe(true);
  });

  it('tells binary from text', async () => {
    expect(await isBinary(git, (await entry('a/b.json')).hash)).toBe(false);
    const zeros = repository.run('hash-object', '-w', '--stdin-paths', '--no-filters');
    expect(zeros).toBe('');
    const { stdout } = await git.run(['hash-object', '-w', '--stdin'], {
      input: Buffer.from([65, 0, 66]),
    });
    expect(await isBinary(git, stdout.toString().trim())).toBe(true);
  });
});

describe('commits and refs', () => {
  it('reads a commit as it was written', async () => {
    expect((await readCommits(git, [first, first])).get(first)).toEqual({
      hash: first,
      parents: [],
      author: { name: 'Ada', email: 'ada@example.org' },
      committer: { name: 'Bob', email: 'bob@example.org' },
      authoredAt: '2023-11-15T00:14:20+02:00',
      committedAt: expect.stringMatching(/^2023-11-14T22:14:20(Z|\+00:00)$/),
      message: 'First\n\nBody with \u0001 and ünï.\n',
    });
    expect(await readCommits(git, [])).toEqual(new Map());
  });

  it('lists history with include, exclude, path, skip and limit', async () => {
    const hashes = async (query: Parameters<typeof listCommits>[1]) =>
      (await listCommits(git, query)).map((commit) => commit.hash);
    expect(await hashes({ include: [second, side], limit: 10 })).toEqual([side, second, first]);
    expect(await hashes({ include: [second], exclude: [side], limit: 10 })).toEqual([second]);
    expect(await hashes({ include: [second], path: 'a', limit: 10 })).toEqual([first]);
    expect(await hashes({ include: [second], path: ':(glob)*', limit: 10 })).toEqual([first]);
    expect(await hashes({ include: [second], skip: 1, limit: 1 })).toEqual([first]);
    expect(await hashes({ include: [], limit: 10 })).toEqual([]);
  });

  it('lists branches and tags; what leads to no commit is left out', async () => {
    const refs = await listRefs(git);
    expect(refs.map((ref) => `${ref.type} ${ref.name}`)).toEqual(
      [
        `branch ${first.slice(0, 8)}`,
        'branch feature/side',
        'branch main',
        'tag light',
        'tag v1',
        'tag v1-again',
      ].sort(),
    );
    expect(refs.find((ref) => ref.name === 'main')).toEqual({
      type: 'branch',
      name: 'main',
      commit: second,
      object: second,
    });
    const tags = await readTags(
      git,
      refs.filter((ref) => ref.type === 'tag'),
    );
    expect([...tags.keys()]).toEqual(['v1', 'v1-again']);
    expect(tags.get('v1')).toEqual({
      message: 'Line 1\n\nLine 3\n',
      tagger: { name: 'Bob', email: 'bob@example.org' },
      taggedAt: expect.stringMatching(/^2023-11-14T22:14:20(Z|\+00:00)$/),
    });
  });

  it('knows what came from what', async () => {
    expect(await mergeBase(git, second, side)).toBe(first);
    expect(await isAncestor(git, first, side)).toBe(true);
    expect(await isAncestor(git, side, first)).toBe(false);
    const orphan = repository.run('commit-tree', '-m', 'orphan', `${first}^{tree}`);
    expect(await mergeBase(git, orphan, first)).toBeUndefined();
  });

  it('says that git failed, and how', async () => {
    const failed = openGit('/nonexistent/repository').run(['rev-parse', 'HEAD']);
    await expect(failed).rejects.toMatchObject({ name: 'GitError', exitCode: 128 });
    await expect(isAncestor(git, 'f'.repeat(40), first)).rejects.toThrow(GitError);
  });
});
