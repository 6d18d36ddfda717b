import { beforeEach, describe, expect, it } from '@jest/globals';
import { indexRepositories } from '../../../host/connected/index-repositories';
import { createRepositoryIndex } from '../../../host/connected/repository-index';
import type { RepositoryOrder } from '../../../host/connections/open-connection';
import { ConnectionError } from '../../../host/connections/problem';
import { openDatabase } from '../../../host/database';
import { fakeBitbucket, row, uuidOf } from './fake-bitbucket';

const HOUR = 3_600_000;

describe('the index of repositories', () => {
  let bitbucket: ReturnType<typeof fakeBitbucket>;
  let parts: Parameters<typeof indexRepositories>[0];
  let now: number;

  beforeEach(() => {
    bitbucket = fakeBitbucket();
    const database = openDatabase(':memory:');
    now = Date.UTC(2026, 10, 22);
    const clock = { now: () => now };
    parts = { open: bitbucket.open, index: createRepositoryIndex(database), database, clock };
    bitbucket.list(row(1, 9), row(2, 8), row(3, 7), row(4, 6), row(5, 5));
  });
  const slugs = () => parts.index.list().map(({ slug }) => slug);

  it('has all of them after the first look, with its progress; then only what changed is read', async () => {
    const progress: unknown[] = [];
    const first = { ...parts, onProgress: (one: unknown) => progress.push(one) };
    expect(await indexRepositories(first)).toMatchObject({ isFull: true, pages: 3, unreadable: 0 });
    expect(progress).toEqual([2, 4, 5].map((done) => ({ done, total: 5 })));
    expect(slugs()).toEqual(['shop-1', 'shop-2', 'shop-3', 'shop-4', 'shop-5']);
    now += HOUR;
    bitbucket.list(row(4, 10), row(6, 10), row(1, 9), row(2, 8), row(3, 7), row(5, 5));
    expect(await indexRepositories(parts)).toMatchObject({
      isFull: false,
      changed: [uuidOf(4), uuidOf(6)],
      gone: [],
      // One more than has changes: nothing behind a row that is older can be new.
      pages: 2,
    });
    expect(slugs()).toContain('shop-6');
  });

  it('keeps a renamed one by its uuid', async () => {
    await indexRepositories(parts);
    bitbucket.list(row(3, 10, { slug: 'store', name: 'Store' }), row(1, 9), row(2, 8), row(4, 6));
    expect(await indexRepositories(parts)).toMatchObject({ renamed: [uuidOf(3)] });
    expect(parts.index.find(uuidOf(3))).toMatchObject({ slug: 'store', name: 'Store' });
    expect(slugs()).toHaveLength(5);
  });

  it('drops what was deleted or moved away with the next look at all, a day later', async () => {
    await indexRepositories(parts);
    bitbucket.list(row(1, 9), row(2, 8), row(4, 6));
    now += HOUR;
    expect(await indexRepositories(parts)).toMatchObject({ isFull: false, gone: [] });
    now += 24 * HOUR;
    const { gone } = await indexRepositories(parts);
    expect([...gone].sort()).toEqual([uuidOf(3), uuidOf(5)]);
    expect(slugs()).toEqual(['shop-1', 'shop-2', 'shop-4']);
  });

  it('ends at the first page with something older, where nothing has changed', async () => {
    await indexRepositories(parts);
    expect(await indexRepositories(parts)).toMatchObject({ isFull: false, changed: [], pages: 1 });
  });

  it('loses none that moves while all are looked at, and sees with the next look that it changed', async () => {
    await indexRepositories(parts);
    now += 25 * HOUR;
    const pushed = row(5, 23);
    bitbucket.afterPage(() => {
      bitbucket.list(pushed, row(1, 9), row(2, 8), row(3, 7), row(4, 6));
    });
    expect(await indexRepositories(parts)).toMatchObject({ isFull: true, gone: [] });
    expect(parts.index.find(uuidOf(5))?.updatedAt).toBe(pushed['updated_on']);
    // Behind the reader's back, before the one that is newest now.
    now += 25 * HOUR;
    const behind = row(1, 24, { updated_on: '2026-11-24T01:00:00Z' });
    bitbucket.afterPage(() => {
      bitbucket.list(row(5, 25), row(4, 25), row(3, 25), behind, row(2, 8));
    });
    await indexRepositories(parts);
    expect((await indexRepositories(parts)).changed).toContain(uuidOf(1));
  });

  it('drops nothing on a look that misses one, for an odd row or a deletion meanwhile', async () => {
    await indexRepositories(parts);
    now += 25 * HOUR;
    bitbucket.list(row(1, 9, { slug: null, full_name: null }), row(2, 8), row(3, 7));
    expect(await indexRepositories(parts)).toMatchObject({ unreadable: 1, gone: [] });
    now += 25 * HOUR;
    bitbucket.list(row(1, 9), row(2, 8), row(3, 7), row(4, 6), row(5, 5));
    bitbucket.afterPage(() => {
      bitbucket.list(row(2, 8), row(3, 7), row(4, 6), row(5, 5));
    });
    expect(await indexRepositories(parts)).toMatchObject({ isFull: true, gone: [] });
    expect(slugs()).toHaveLength(5);
  });

  it('takes nothing out where a look breaks off, and begins anew with the next', async () => {
    await indexRepositories(parts);
    now += 25 * HOUR;
    const { open } = bitbucket;
    const broken = {
      ...open,
      repositories: async function* (order: RepositoryOrder) {
        for await (const page of open.repositories(order)) {
          yield page;
          throw new ConnectionError('BITBUCKET_LIMIT');
        }
      },
    };
    const limit = indexRepositories({ ...parts, open: broken });
    await expect(limit).rejects.toMatchObject({ code: 'BITBUCKET_LIMIT' });
    expect(slugs()).toHaveLength(5);
    expect(await indexRepositories(parts)).toMatchObject({ isFull: true, pages: 3 });
  });

  it.each([
    ['an empty one, without a main branch', { mainbranch: null }, { mainBranch: undefined }],
    ['a main branch without a name', { mainbranch: {} }, { mainBranch: undefined }],
    ['no name', { name: null }, { name: 'shop-1' }],
    ['no slug but in the full name', { slug: undefined }, { slug: 'shop-1' }],
    ['a time that is none', { updated_on: 'yesterday' }, { updatedAt: undefined }],
    ['no time', { updated_on: undefined }, { updatedAt: undefined }],
    ['more than we know', { has_wiki: 7, owner: [] }, { slug: 'shop-1' }],
  ])('reads a row with %s', async (_what, odd, expected) => {
    bitbucket.list(row(1, 9, odd), row(2, 8));
    expect(await indexRepositories(parts)).toMatchObject({ unreadable: 0 });
    const found = parts.index.find(uuidOf(1));
    expect({ ...expected, ...found }).toMatchObject(expected);
    expect(slugs()).toHaveLength(2);
  });

  it.each([
    ['null', null],
    ['text', 'shop'],
    ['no uuid', row(1, 9, { uuid: undefined })],
    ['a uuid that is none', row(1, 9, { uuid: '../../etc' })],
    ['neither slug nor full name', row(1, 9, { slug: null, full_name: 'acme' })],
  ])('counts a row that is %s, and lists the others', async (_what, odd) => {
    bitbucket.list(odd, row(2, 8), row(3, 7));
    expect(await indexRepositories(parts)).toMatchObject({ unreadable: 1 });
    expect(slugs()).toEqual(['shop-2', 'shop-3']);
  });
});
