import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

let running: RunningSandbox;
const folder = temporaryFolder();
let work: string;

beforeAll(async () => {
  running = await startSandbox();
  await running.sandbox.createRepository({ slug: 'shop' });
  work = await workingCopy(folder.path);
});
afterAll(async () => {
  await running.close();
  folder.dispose();
});
beforeEach(() => {
  running.events.length = 0;
});

const pushes = () => running.events.map((event) => event['push']);

describe('git over HTTP', () => {
  it('takes a first push, announces it, and gives it back on clone', async () => {
    const first = await commitFiles(work, 'First', { 'a.txt': 'a\n' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    expect(running.events).toEqual([
      {
        eventType: 'avi:bitbucket:push:repository',
        timestamp: expect.stringMatching(/^2026-11-21T12:.*Z$/),
        selfGenerated: false,
        actor: {
          type: 'user',
          accountId: running.sandbox.accounts.writer.accountId,
          uuid: `{${running.sandbox.accounts.writer.uuid}}`,
        },
        repository: { uuid: expect.stringMatching(/^\{[0-9a-f-]{36}\}$/), slug: 'shop' },
        project: { uuid: expect.stringMatching(/^\{[0-9a-f-]{36}\}$/) },
        workspace: { uuid: `{${running.sandbox.workspace.uuid}}` },
        push: {
          ref: 'main',
          mainbranch: true,
          after: first,
          created: true,
          closed: false,
          forced: false,
          truncated: false,
          commits: [
            {
              hash: first,
              message: { value: 'First\n', truncated: false },
              date: expect.stringMatching(/Z$/),
              author: {
                user: {
                  type: 'user',
                  accountId: running.sandbox.accounts.writer.accountId,
                  uuid: `{${running.sandbox.accounts.writer.uuid}}`,
                },
              },
            },
          ],
        },
      },
    ]);
    await git(folder.path, 'clone', '--quiet', running.remote('shop'), 'copy');
    expect(await git(`${folder.path}/copy`, 'rev-parse', 'HEAD')).toBe(first);
  });

  it('announces a fast-forward with what it brought, newest first, at most five', async () => {
    const before = await git(work, 'rev-parse', 'HEAD');
    const hashes: string[] = [];
    for (const name of ['1', '2', '3', '4', '5', '6']) {
      hashes.unshift(await commitFiles(work, `Commit ${name}`, { 'a.txt': name }));
    }
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    expect(pushes()).toMatchObject([
      { ref: 'main', before, after: hashes[0], created: false, forced: false, truncated: true },
    ]);
    const { commits } = z
      .object({ commits: z.array(z.object({ hash: z.string() })) })
      .parse(pushes()[0]);
    expect(commits.map((commit) => commit.hash)).toEqual(hashes.slice(0, 5));
  });

  it('announces new, forced and deleted branches', async () => {
    await git(work, 'push', '--quiet', running.remote('shop'), 'main~2:refs/heads/develop');
    const old = await git(work, 'rev-parse', 'main~2');
    await git(work, 'push', '--quiet', '--force', running.remote('shop'), 'main~3:develop');
    const forced = await git(work, 'rev-parse', 'main~3');
    await git(work, 'push', '--quiet', running.remote('shop'), ':develop');
    expect(pushes()).toMatchObject([
      { ref: 'develop', mainbranch: false, created: true, after: old, commits: [] },
      { ref: 'develop', created: false, forced: true, before: old, after: forced, commits: [] },
      { ref: 'develop', closed: true, forced: false, before: forced, commits: [] },
    ]);
    expect(pushes()[0]).not.toHaveProperty('before');
    expect(pushes()[2]).not.toHaveProperty('after');
  });

  it('announces tags without mainbranch and commits', async () => {
    const head = await git(work, 'rev-parse', 'HEAD');
    await git(work, 'tag', 'light');
    await git(work, 'tag', '-a', 'v1', '-m', 'Release 1');
    await git(work, 'push', '--quiet', running.remote('shop'), 'light', 'v1');
    await git(work, 'push', '--quiet', running.remote('shop'), ':light');
    const { accountId } = running.sandbox.accounts.writer;
    expect(pushes()).toEqual([
      { ref: 'light', after: head, created: true, closed: false, forced: false },
      {
        ref: 'v1',
        after: head,
        created: true,
        closed: false,
        forced: false,
        date: expect.stringMatching(/Z$/),
        message: { value: 'Release 1\n', truncated: false },
        author: { user: expect.objectContaining({ accountId }) },
      },
      { ref: 'light', before: head, created: false, closed: true, forced: false },
    ]);
  });

  it('sends one event per ref of a push, and none for a push that changes nothing', async () => {
    await git(
      work,
      'push',
      '--quiet',
      running.remote('shop'),
      'main:refs/heads/x',
      'main:refs/heads/y',
    );
    await git(work, 'push', '--quiet', running.remote('shop'), 'main:x');
    expect(pushes()).toMatchObject([{ ref: 'x' }, { ref: 'y' }]);
  });

  it.each([
    ['slashes', 'feature/deep/er'],
    ['other scripts and emoji', 'ünï/日本/🚀'],
    ['what looks encoded', 'a%2Fb%20c'],
    ['what HTML would take', 'a<b>&"\'c'],
    ['200 characters', 'n'.repeat(200)],
    ['what looks like a commit', 'deadbeef'],
  ])('keeps branch names with %s', async (_what, name) => {
    const head = await git(work, 'rev-parse', 'HEAD');
    await git(work, 'push', '--quiet', running.remote('shop'), `main:refs/heads/${name}`);
    expect(pushes()).toMatchObject([{ ref: name, after: head }]);
    const path = `/2.0/repositories/sandbox/shop/refs/branches/${encodeURIComponent(name)}`;
    const found = await running.sandbox.connection.request({ type: 'app' }, path, {});
    expect(await found.json()).toMatchObject({ name, target: { hash: head } });
    await git(work, 'push', '--quiet', running.remote('shop'), `:refs/heads/${name}`);
  });

  it('makes the first branch pushed the main branch when the intended one is not there', async () => {
    await running.sandbox.createRepository({ slug: 'other-main' });
    await git(work, 'push', '--quiet', running.remote('other-main'), 'main:refs/heads/trunk');
    expect(pushes()).toMatchObject([{ ref: 'trunk', mainbranch: true }]);
    await git(folder.path, 'clone', '--quiet', running.remote('other-main'), 'trunk-copy');
    expect(await git(`${folder.path}/trunk-copy`, 'branch', '--show-current')).toBe('trunk');
  });

  it('takes a push of 12 MB, which git sends in chunks', async () => {
    await running.sandbox.createRepository({ slug: 'large' });
    const copy = await workingCopy(folder.path, 'large');
    const hash = await commitFiles(copy, 'Large', { 'large.bin': randomBytes(12_000_000) });
    await git(copy, 'push', '--quiet', running.remote('large'), 'main');
    expect(pushes()).toMatchObject([{ after: hash }]);
    const path = `/2.0/repositories/sandbox/large/src/${hash}/large.bin`;
    const answer = await running.sandbox.connection.request({ type: 'app' }, path, {});
    expect((await answer.arrayBuffer()).byteLength).toBe(12_000_000);
  });

  it('lets two pushes to one repository wait for each other', async () => {
    const names = ['one', 'two', 'three', 'four'];
    await Promise.all(
      names.map((name) =>
        git(work, 'push', '--quiet', running.remote('shop'), `main:refs/heads/at-once-${name}`),
      ),
    );
    const refs = running.events.map(
      (event) => z.object({ ref: z.string() }).parse(event['push']).ref,
    );
    expect(refs.sort()).toEqual(names.map((name) => `at-once-${name}`).sort());
  });
});

describe('credentials of git', () => {
  const tokens = () => running.sandbox.accounts;

  it.each([
    [
      'the API token under its fixed name',
      () => ['x-bitbucket-api-token-auth', tokens().reader.apiToken],
    ],
    ['the API token under the username', () => ['reader', tokens().reader.apiToken]],
    ['the access token', () => ['x-token-auth', running.sandbox.credentials.accessToken]],
  ] as const)('reads with %s', async (_what, credential) => {
    const [user, password] = credential();
    const refs = await git(work, 'ls-remote', running.remote('shop', user, password), 'main');
    expect(refs).toContain('refs/heads/main');
  });

  it.each([
    ['nobody', () => ['', ''], 'Authentication failed'],
    [
      'an e-mail address',
      () => ['reader%40sandbox.example', tokens().reader.apiToken],
      'Authentication failed',
    ],
    ['a wrong token', () => ['reader', 'nope'], 'Authentication failed'],
    ['somebody else’s name', () => ['admin', tokens().reader.apiToken], 'Authentication failed'],
    ['an outsider', () => ['outsider', tokens().outsider.apiToken], 'not found'],
  ] as const)('refuses %s', async (_what, credential, message) => {
    const [user, password] = credential();
    const attempt = git(work, 'ls-remote', running.remote('shop', user, password));
    await expect(attempt).rejects.toThrow(new RegExp(message));
  });

  it('lets a reader fetch and not push', async () => {
    const remote = running.remote('shop', 'reader', tokens().reader.apiToken);
    await expect(git(work, 'push', remote, 'main:refs/heads/denied')).rejects.toThrow(/403/);
    expect(running.events).toEqual([]);
  });

  it('asks for a credential with 401, and serves no file of the repository as such', async () => {
    const base = `${running.origin}/git/sandbox/shop.git`;
    const asked = await fetch(`${base}/info/refs?service=git-upload-pack`);
    expect([asked.status, asked.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Basic /),
    ]);
    const authorization = `Basic ${Buffer.from(`reader:${tokens().reader.apiToken}`).toString('base64')}`;
    for (const path of [
      '/HEAD',
      '/config',
      '/objects/info/packs',
      '/info/refs',
      '/info/refs?service=git-evil',
    ]) {
      const answer = await fetch(base + path, { headers: { authorization } });
      expect([path, answer.status]).toEqual([path, path.startsWith('/info') ? 403 : 404]);
    }
  });

  it('ends a push whose body is cut off, instead of waiting for the rest for ever', async () => {
    const { sandbox } = running;
    const { username, apiToken } = sandbox.accounts.writer;
    const answer = await sandbox.routes.request('/git/sandbox/shop.git/git-receive-pack', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${username}:${apiToken}`).toString('base64')}`,
        'content-type': 'application/x-git-receive-pack-request',
        'content-length': '100000',
      },
      body: '00a0',
    });
    await answer.text();
    // The repository is free for the next push.
    await commitFiles(work, 'After', { 'after.txt': 'a\n' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'HEAD:refs/heads/after-a-cut');
    expect(pushes()).toMatchObject([{ ref: 'after-a-cut' }]);
  });
});
