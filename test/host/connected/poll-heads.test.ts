import { beforeEach, describe, expect, it } from '@jest/globals';
import { createHeadStore } from '../../../host/connected/head-store';
import { createPoller } from '../../../host/connected/poll-heads';
import { createRepositoryIndex } from '../../../host/connected/repository-index';
import { ConnectionError } from '../../../host/connections/problem';
import { openDatabase } from '../../../host/database';
import type { ProductEvent } from '../../../host/platform/types';
import { branch, fakeBitbucket, row, uuidOf, WORKSPACE } from './fake-bitbucket';

describe('looking at branches', () => {
  let bitbucket: ReturnType<typeof fakeBitbucket>;
  let events: ProductEvent[];
  let left: number;
  let now: number;
  /** As a process does that has just started on the same folder. */
  let process: (isStopping?: () => boolean) => ReturnType<typeof createPoller>;

  beforeEach(() => {
    bitbucket = fakeBitbucket();
    events = [];
    left = 1000;
    const database = openDatabase(':memory:');
    const index = createRepositoryIndex(database);
    const heads = createHeadStore(database);
    const take = (requests: number) => left >= requests && ((left -= requests), true);
    const spend = (requests: number) => (left -= requests);
    now = Date.UTC(2026, 10, 22);
    process = (isStopping = () => false) =>
      createPoller({
        isStopping,
        workspace: WORKSPACE,
        open: bitbucket.open,
        access: bitbucket.access,
        database,
        emit: (event) => events.push(event),
        index,
        heads,
        budget: { take, spend },
        clock: { now: () => now },
      });
    bitbucket.list(row(1, 9), row(2, 8));
    bitbucket.has(1, [branch('main', 'a')]);
    bitbucket.has(2, [branch('main', 'b')]);
  });
  const told = () => events.map(({ push }) => (push as { after: string }).after[0]);
  const looks = () => bitbucket.asked.splice(0).filter((one) => one.startsWith('heads'));

  it('asks for those of changed repositories alone, and tells of each change once', async () => {
    const poller = process();
    expect(await poller.pass()).toMatchObject({ events: 0, repositories: 2 });
    expect(looks()).toEqual(['heads shop-1', 'heads shop-2']);
    bitbucket.list(row(2, 10), row(1, 9));
    bitbucket.has(2, [branch('main', 'c'), branch('topic', 'd')]);
    expect(await poller.pass()).toMatchObject({ events: 2, repositories: 1 });
    expect(await poller.pass()).toMatchObject({ events: 0, repositories: 0 });
    expect(looks()).toEqual(['heads shop-2']);
    expect(told()).toEqual(['c', 'd']);
  });

  it('forgets no change where the process ends between the list and the branches', async () => {
    await process().pass();
    bitbucket.list(row(2, 10), row(1, 9));
    bitbucket.has(2, [branch('main', 'c')]);
    // The list and no more: as far as a killed process, or one out of requests, came.
    left = 1;
    expect(await process().pass()).toMatchObject({ events: 0, waiting: 1 });
    left = 1000;
    expect(await process().pass()).toMatchObject({ events: 1, waiting: 0 });
    expect(told()).toEqual(['c']);
  });

  it('goes on with the others where one cannot be looked at, and asks for it again when it changes', async () => {
    await process().pass();
    bitbucket.list(row(1, 10), row(2, 10));
    bitbucket.has(1, new ConnectionError('TOKEN_WORKSPACE_INVISIBLE'));
    bitbucket.has(2, [branch('main', 'c')]);
    const poller = process();
    expect(await poller.pass()).toMatchObject({
      events: 1,
      failed: { [uuidOf(1)]: 'TOKEN_WORKSPACE_INVISIBLE' },
    });
    looks();
    await poller.pass();
    expect(looks()).toEqual([]);
    bitbucket.list(row(1, 11), row(2, 10));
    bitbucket.has(1, [branch('main', 'e')]);
    await poller.pass();
    expect(told()).toEqual(['c', 'e']);
  });

  it.each([
    'BITBUCKET_FAILING',
    'BITBUCKET_ENDPOINT_GONE',
    'TOKEN_SCOPES_MISSING',
    'SSH_TOO_SLOW',
  ] as const)('goes on behind one that keeps failing with %s, and tries it later', async (code) => {
    const poller = process();
    await poller.pass();
    bitbucket.list(row(1, 10), row(2, 10));
    bitbucket.has(1, new ConnectionError(code));
    bitbucket.has(2, [branch('main', 'c')]);
    const found = { events: 1, waiting: 1, failed: { [uuidOf(1)]: code } };
    expect(await poller.pass()).toMatchObject(found);
    expect(await poller.pass()).toMatchObject({ repositories: 0, waiting: 1 });
    bitbucket.has(1, [branch('main', 'd')]);
    now += 61_000;
    expect(await poller.pass()).toMatchObject({ events: 1, waiting: 0 });
    expect(told()).toEqual(['c', 'd']);
  });

  it('ends after three in a row that fail, and begins with another the next time', async () => {
    const poller = process();
    bitbucket.list(...[1, 2, 3, 4].map((one) => row(one, 9)));
    for (const one of [1, 2, 3]) bitbucket.has(one, new ConnectionError('BITBUCKET_FAILING'));
    await expect(poller.pass()).rejects.toMatchObject({ code: 'BITBUCKET_FAILING' });
    expect(looks()).toEqual(['heads shop-1', 'heads shop-2', 'heads shop-3']);
    expect(await poller.pass()).toMatchObject({ repositories: 1, waiting: 3 });
    expect(looks()).toEqual(['heads shop-4']);
  });

  it('sees pushes without the scope for pull requests, and says that it saw none of these', async () => {
    bitbucket.pullRequests(403);
    const poller = process();
    expect(await poller.pass()).toMatchObject({ repositories: 2, withoutPullRequests: 2 });
    bitbucket.list(row(2, 10), row(1, 9));
    bitbucket.has(2, [branch('main', 'c')]);
    expect(await poller.pass()).toMatchObject({ events: 1, failed: {}, withoutPullRequests: 2 });
    expect(told()).toEqual(['c']);
  });

  it('tells of what came or changed before its first look', async () => {
    const poller = process();
    left = 3;
    expect(await poller.pass()).toMatchObject({ events: 0, repositories: 1, waiting: 1 });
    bitbucket.list(row(3, 11), row(2, 10), row(1, 9));
    bitbucket.has(2, [branch('main', 'c')]);
    bitbucket.has(3, [branch('main', 'd')]);
    left = 1000;
    looks();
    expect(await poller.pass()).toMatchObject({ events: 2, waiting: 0 });
    expect(told()).toEqual(['c', 'd']);
  });

  it('leaves the rest for later where it is to stop', async () => {
    let isStopping = false;
    const { heads } = bitbucket.open;
    bitbucket.open.heads = (repository) => {
      isStopping = true;
      return heads(repository);
    };
    const poller = process(() => isStopping);
    expect(await poller.pass()).toMatchObject({ repositories: 1, waiting: 1 });
  });

  it('ends where the whole connection fails, and tells all of it later', async () => {
    await process().pass();
    bitbucket.list(row(1, 10), row(2, 10));
    bitbucket.has(1, new ConnectionError('BITBUCKET_LIMIT', ['1200']));
    bitbucket.has(2, [branch('main', 'c')]);
    const poller = process();
    await expect(poller.pass()).rejects.toMatchObject({ code: 'BITBUCKET_LIMIT' });
    // The one that failed comes last.
    await expect(poller.pass()).rejects.toMatchObject({ code: 'BITBUCKET_LIMIT' });
    expect(told()).toEqual(['c']);
    bitbucket.has(1, [branch('main', 'd')]);
    await process().pass();
    expect(told()).toEqual(['c', 'd']);
  });
});
