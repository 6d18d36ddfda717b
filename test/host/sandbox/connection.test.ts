import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

let running: RunningSandbox;
const folder = temporaryFolder();
const R = '/2.0/repositories/sandbox/shop';

beforeAll(async () => {
  running = await startSandbox();
  await running.sandbox.createRepository({ slug: 'shop' });
  const work = await workingCopy(folder.path);
  await commitFiles(work, 'One', { 'a.txt': 'a' });
  await git(work, 'push', '--quiet', running.remote('shop'), 'main');
});
afterAll(async () => {
  await running.close();
  folder.dispose();
});

describe('the connection', () => {
  it('acts as the app, which sees all and announces itself', async () => {
    const { connection, workspace } = running.sandbox;
    expect(connection.workspace).toBe(workspace.uuid);
    expect((await connection.request({ type: 'app' }, R, {})).status).toBe(200);
    expect((await connection.request({ type: 'app' }, '/2.0/user', {})).status).toBe(403);
    running.events.length = 0;
    const body = JSON.stringify({ name: 'by-app', target: { hash: 'main' } });
    await connection.request({ type: 'app' }, `${R}/refs/branches`, { method: 'POST', body });
    expect(running.events).toMatchObject([{ selfGenerated: true, actor: { type: 'app_user' } }]);
  });

  it.each([
    ['admin', 200, 200],
    ['writer', 200, 403],
    ['reader', 200, 403],
    ['outsider', 404, 404],
  ] as const)('acts as %s with their rights', async (name, repository, permissions) => {
    const actor = { type: 'user', accountId: running.sandbox.accounts[name].accountId } as const;
    const status = async (path: string) =>
      (await running.sandbox.connection.request(actor, path, {})).status;
    expect(await status(R)).toBe(repository);
    expect(await status(`${R}/permissions-config/users`)).toBe(permissions);
  });

  it('knows no other accounts and no other addresses', async () => {
    const { connection } = running.sandbox;
    const stranger = await connection.request({ type: 'user', accountId: 'nobody' }, R, {});
    expect(stranger.status).toBe(401);
    for (const path of [
      '/bitbucket',
      '/2.0/../bitbucket',
      '@evil.example/2.0/user',
      '//evil.example/2.0/user',
    ]) {
      const answer = await connection.request({ type: 'app' }, path, {}).catch(() => undefined);
      expect([path, answer?.status ?? 404]).toEqual([path, 404]);
    }
  });

  it('follows redirects unless told not to', async () => {
    const ask = (redirect: 'follow' | 'manual') =>
      running.sandbox.connection.request({ type: 'app' }, `${R}/src`, { redirect });
    expect((await ask('follow')).status).toBe(200);
    expect((await ask('manual')).status).toBe(302);
  });

  it('tells the hook who asked for what', async () => {
    running.requests.length = 0;
    await running.sandbox.connection.request({ type: 'app' }, `${R}?fields=uuid`, {});
    await fetch(`${running.origin}/2.0/user`);
    expect(running.requests).toEqual([
      { actor: 'app', method: 'GET', path: `${R}?fields=uuid`, status: 200 },
      { actor: 'anonymous', method: 'GET', path: '/2.0/user', status: 401 },
    ]);
  });
});
