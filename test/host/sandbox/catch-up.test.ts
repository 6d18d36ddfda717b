import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../host/database';
import { loadIdentity } from '../../../host/sandbox/bitbucket/identity';
import { mergePullRequest } from '../../../host/sandbox/bitbucket/merge-pull-request';
import { withStores } from '../../../host/sandbox/bitbucket/with-stores';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

const folder = temporaryFolder();
const open: RunningSandbox[] = [];
let count = 0;

/** A host that can be stopped and started again over the same folder and database. */
function place() {
  count += 1;
  const directory = `${folder.path}/${String(count)}`;
  return {
    start: async () => {
      const running = await startSandbox({
        directory,
        database: openDatabase(`${directory}.sqlite`),
      });
      open.push(running);
      return running;
    },
  };
}

afterEach(async () => {
  for (const running of open.splice(0)) await running.close();
});

describe('a host that was killed', () => {
  it('keeps its workspace, in a file that only its owner can read', async () => {
    const host = place();
    const first = await host.start();
    const { workspace, credentials } = first.sandbox;
    const { uuid } = await first.sandbox.createRepository({ slug: 'shop' });
    const second = await host.start();
    expect([second.sandbox.workspace, second.sandbox.credentials]).toEqual([
      workspace,
      credentials,
    ]);
    expect(second.sandbox.repositories()).toMatchObject([{ uuid, slug: 'shop' }]);
    expect((await second.sandbox.createRepository({ slug: 'shop' })).uuid).toBe(uuid);
    expect(statSync(`${second.directory}/credentials.json`).mode & 0o777).toBe(0o600);
  });

  it('announces a push that git took but nobody announced, once, and names the pusher', async () => {
    const running = await place().start();
    const { directory } = await running.sandbox.createRepository({ slug: 'shop' });
    const work = await workingCopy(folder.path, 'late');
    const first = await commitFiles(work, 'One', { 'a.txt': 'a' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    running.events.length = 0;
    const second = await commitFiles(work, 'Two', { 'a.txt': 'b' });
    // Straight into the folder: what a killed process would have left behind.
    await git(work, 'push', '--quiet', directory, 'main', 'main:refs/heads/new');
    expect(running.events).toEqual([]);
    expect(await running.sandbox.catchUp()).toBe(2);
    expect(running.events).toMatchObject([
      {
        actor: { accountId: running.sandbox.accounts.writer.accountId },
        push: { ref: 'main', before: first, after: second },
      },
      { push: { ref: 'new', created: true, after: second } },
    ]);
    expect(await running.sandbox.catchUp()).toBe(0);
  });

  it('announces again when the first announcement was undone', async () => {
    let fail = true;
    const seen: unknown[] = [];
    const running = await startSandbox({
      emit: (event) => {
        if (fail) throw new Error('the queue is full');
        seen.push(event['push']);
      },
    });
    open.push(running);
    const { directory } = await running.sandbox.createRepository({ slug: 'shop' });
    const work = await workingCopy(folder.path, 'undone');
    const hash = await commitFiles(work, 'One', { 'a.txt': 'a' });
    await git(work, 'push', '--quiet', directory, 'main');
    await expect(running.sandbox.catchUp()).rejects.toThrow('the queue is full');
    fail = false;
    expect(await running.sandbox.catchUp()).toBe(1);
    expect(seen).toMatchObject([{ ref: 'main', after: hash, created: true }]);
  });

  describe('a squash merge whose host was killed', () => {
    /** A pull request, and the commit that its merge was about to put on main. */
    async function begun() {
      const running = await place().start();
      const { directory, uuid } = await running.sandbox.createRepository({ slug: 'shop' });
      const work = await workingCopy(folder.path, `squash-${uuid}`);
      await commitFiles(work, 'One', { 'a.txt': 'a' });
      await git(work, 'checkout', '--quiet', '-b', 'feature/x');
      await commitFiles(work, 'Two', { 'b.txt': 'b' });
      await git(work, 'push', '--quiet', running.remote('shop'), 'main', 'feature/x');
      const body = JSON.stringify({ title: 'T', source: { branch: { name: 'feature/x' } } });
      const path = '/2.0/repositories/sandbox/shop/pullrequests';
      await running.sandbox.connection.request({ type: 'app' }, path, { method: 'POST', body });
      await git(work, 'checkout', '--quiet', 'main');
      const squashed = await commitFiles(work, 'Squashed', { 'b.txt': 'b' });
      await git(work, 'push', '--quiet', directory, 'main:refs/pending/1');
      running.database
        .prepare(
          'UPDATE bitbucket_pull_request SET pending_merge = ?, closed_by = ? WHERE repository = ?',
        )
        .run(squashed, running.sandbox.accounts.admin.accountId, uuid);
      running.events.length = 0;
      return { running, work, directory, squashed, path };
    }
    const merged = (squashed: string) => [
      { eventType: 'avi:bitbucket:push:repository', push: { after: squashed } },
      {
        eventType: 'avi:bitbucket:fulfilled:pullrequest',
        pullrequest: { state: 'MERGED', mergeCommit: { hash: squashed.slice(0, 12) } },
      },
    ];

    it('is finished where it moved the branch and was not recorded', async () => {
      const { running, work, directory, squashed } = await begun();
      await git(work, 'push', '--quiet', directory, 'main');
      await running.sandbox.catchUp();
      expect(running.events).toMatchObject(merged(squashed));
      expect(running.events[1]).toMatchObject({
        actor: { accountId: running.sandbox.accounts.admin.accountId },
      });
    });

    it('goes on with the same commit when it is asked for again, so that nothing is merged twice', async () => {
      const { running, squashed, path } = await begun();
      const body = JSON.stringify({ type: '', merge_strategy: 'squash' });
      await running.sandbox.connection.request({ type: 'app' }, `${path}/1/merge`, {
        method: 'POST',
        body,
      });
      expect(running.events).toMatchObject(merged(squashed));
    });

    it('is finished where its git moves the branch while it is asked for again', async () => {
      const { running, directory, squashed } = await begun();
      const stores = withStores({
        ...running,
        clock: Date,
        newId: randomUUID,
        origin: () => running.origin,
        emit: (event) => running.events.push(event),
        identity: loadIdentity(running.directory, randomUUID),
        repositoriesDirectory: dirname(directory),
      });
      const { find } = stores.pullRequests;
      const pullRequests = {
        ...stores.pullRequests,
        // Asked for between the look for what has moved and the branches that are to be merged.
        find: (...which: Parameters<typeof find>) => {
          execFileSync('git', ['-C', directory, 'update-ref', 'refs/heads/main', squashed]);
          return find(...which);
        },
      };
      const repository = stores.repositories.list()[0];
      if (repository === undefined) throw new Error('No repository.');
      const admin = { kind: 'account', account: stores.identity.accounts.admin } as const;
      const done = await mergePullRequest({ ...stores, pullRequests }, repository, admin, 1, {
        strategy: 'squash',
        closeSourceBranch: false,
      });
      expect(done).toMatchObject({ state: 'MERGED', mergeCommit: squashed });
      expect(running.events).toMatchObject(merged(squashed));
      expect(await git(directory, 'rev-parse', 'main')).toBe(squashed);
    });
  });

  it.each(['', 'Up', 'a/b', '..', 'x.git', 'a b', '0f8fad5b-d9cb-469f-a165-70867728950e'])(
    'refuses the slug %p',
    async (slug) => {
      const running = await place().start();
      await expect(running.sandbox.createRepository({ slug })).rejects.toThrow(RangeError);
    },
  );
});
