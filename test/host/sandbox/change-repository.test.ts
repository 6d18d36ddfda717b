import { existsSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { call } from './client';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';
import type { SandboxRepository } from '../../../host/sandbox/bitbucket/create-bitbucket-sandbox';

const R = '/2.0/repositories/sandbox';
const folder = temporaryFolder();
const open: RunningSandbox[] = [];
let running: RunningSandbox;
let shop: SandboxRepository;
let count = 0;

beforeEach(async () => {
  count += 1;
  running = await startSandbox();
  open.push(running);
  shop = await running.sandbox.createRepository({ slug: 'shop' });
  const work = await workingCopy(folder.path, `work-${String(count)}`);
  await commitFiles(work, 'One', { 'a.txt': 'a' });
  await git(work, 'push', '--quiet', shop.directory, 'main', 'main:refs/heads/old');
  await running.sandbox.catchUp();
  running.events.length = 0;
});
afterAll(async () => {
  for (const one of open) await one.close();
  folder.dispose();
});

describe('a repository that changes', () => {
  it('is renamed: found by its new name and its uuid, and told of by uuid alone', async () => {
    const { uuid } = shop;
    await running.sandbox.renameRepository(uuid, 'store');
    expect((await call(running, 'GET', `${R}/store`)).see.uuid).toBe(`{${uuid}}`);
    expect((await call(running, 'GET', `${R}/shop`)).status).toBe(404);
    expect(running.events).toEqual([
      expect.objectContaining({
        eventType: 'avi:bitbucket:updated:repository',
        repository: { uuid: `{${uuid}}` },
        changes: {
          name: {
            old: { value: 'shop', truncated: false },
            new: { value: 'store', truncated: false },
          },
          full_name: {
            old: { value: 'sandbox/shop', truncated: false },
            new: { value: 'sandbox/store', truncated: false },
          },
        },
      }),
    ]);
    await running.sandbox.createRepository({ slug: 'shop' });
    await expect(running.sandbox.renameRepository(uuid, 'shop')).rejects.toThrow(RangeError);
    await expect(running.sandbox.renameRepository(uuid, '../up')).rejects.toThrow(RangeError);
  });

  it('is deleted: folder, rows and answers go, and one event tells of it', async () => {
    await running.sandbox.deleteRepository(shop.uuid);
    expect(running.events).toEqual([
      expect.objectContaining({
        eventType: 'avi:bitbucket:deleted:repository',
        repository: { uuid: `{${shop.uuid}}` },
      }),
    ]);
    expect(existsSync(shop.directory)).toBe(false);
    expect((await call(running, 'GET', `${R}/shop/refs/branches`)).status).toBe(404);
    const rows = running.database.prepare('SELECT * FROM bitbucket_ref').all();
    expect(rows).toEqual([]);
    // The name is free again, for another repository.
    const again = await running.sandbox.createRepository({ slug: 'shop' });
    expect(again.uuid).not.toBe(shop.uuid);
    await expect(running.sandbox.deleteRepository(shop.uuid)).rejects.toThrow(RangeError);
  });

  it('is transferred away: gone, and no event says so', async () => {
    await running.sandbox.transferRepository(shop.uuid);
    expect([running.events, running.sandbox.repositories()]).toEqual([[], []]);
    expect(await running.sandbox.catchUp()).toBe(0);
  });

  it('loses a branch: an event without a commit', async () => {
    await running.sandbox.deleteBranch(shop.uuid, 'old');
    expect(running.events).toMatchObject([{ push: { ref: 'old', closed: true } }]);
    await expect(running.sandbox.deleteBranch(shop.uuid, 'main')).rejects.toThrow('main branch');
  });
});
