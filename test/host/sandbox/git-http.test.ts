import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
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
});
