import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CONNECTION_PROBLEMS } from '../../../../host/connections/problem';
import { directorySize } from '../../../../host/connections/ssh/directory-size';
import { createSourceRepository } from '../../../../src/bitbucket/source';
import { commitFiles, git } from '../../sandbox/harness';
import { createBitbucketRequest } from './bitbucket-request';
import { onlyRepository, openLab, WORKSPACE } from './ssh-lab';
import type { SshLab } from './ssh-lab';
import { hasSshServer } from './ssh-server';

const FILES = 5000;
const BYTES = 50 * 1024 * 1024;

/** Bytes that nothing can pack: what is measured is what there is. */
async function importLarge(lab: SshLab): Promise<void> {
  await lab.repository('large');
  const bare = join(lab.server.root, WORKSPACE.slug, 'large.git');
  const content = randomBytes(BYTES);
  const size = Math.floor(BYTES / FILES);
  const parts: (string | Buffer)[] = [
    'commit refs/heads/main\ncommitter A <a@example.com> 1700000000 +0000\ndata 4\nmany\n',
  ];
  for (let at = 0; at < FILES; at += 1) {
    const path = `folder-${at % 50}/${at === 7 ? 'bom.json' : `file-${at}.bin`}`;
    parts.push(`M 100644 inline ${path}\ndata ${size}\n`);
    parts.push(content.subarray(at * size, (at + 1) * size), '\n');
  }
  const input = Buffer.concat([...parts, 'done\n'].map((part) => Buffer.from(part as string)));
  execFileSync('git', ['--git-dir', bare, 'fast-import', '--quiet', '--done'], { input });
}

(hasSshServer ? describe : describe.skip)('a repository of 5,000 files and 50 MB', () => {
  let lab: SshLab;
  beforeAll(async () => {
    lab = await openLab();
    await importLarge(lab);
  });
  afterAll(() => lab.close());

  it('is mirrored within a minute, in at most twice its size, and again in no time', async () => {
    const opened = lab.open({ repositories: ['large'] });
    const repository = await onlyRepository(opened);
    const [head] = await opened.heads(repository);
    const id = { workspace: WORKSPACE.uuid, uuid: repository.uuid };
    const commit = head?.commit ?? '';
    const source = createSourceRepository(createBitbucketRequest(opened));
    const began = performance.now();
    await source.file(id, commit, 'folder-7/bom.json', BYTES);
    expect(performance.now() - began).toBeLessThan(60_000);
    expect(await directorySize(join(lab.data, 'lab-1', 'mirrors'))).toBeLessThan(2 * BYTES);
    // From the mirror: nothing is asked of the server.
    const asked = lab.server.commands().length;
    expect((await source.commit(id, commit)).hash).toBe(commit);
    expect(lab.server.commands()).toHaveLength(asked);
  });

  it('is given up as soon as it is over the limit, and leaves nothing', async () => {
    const limits = { repositoryBytes: 10 * 1024 * 1024 };
    const opened = lab.open({ repositories: ['large'] }, { limits });
    const path = '/2.0/repositories/acme/large/refs/branches';
    const answer = await opened.product.request({ type: 'app' }, path, {});
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain(CONNECTION_PROBLEMS.SSH_REPOSITORY_TOO_LARGE.sentence);
    expect(readdirSync(join(lab.data, 'lab-2', 'mirrors'))).toEqual([]);
    expect(readdirSync(join(lab.data, 'lab-2', 'jobs'))).toEqual([]);
    // It is looked at again, not fetched again.
    const asked = lab.server.commands().length;
    await opened.product.request({ type: 'app' }, path, {});
    expect(lab.server.commands()).toHaveLength(asked + 1);
  });

  it('is given up at the time limit, and fetched when there is time', async () => {
    const slow = lab.open({ repositories: ['large'] }, { limits: { fetchMs: 1 } });
    const path = '/2.0/repositories/acme/large/refs/branches';
    await expect(slow.product.request({ type: 'app' }, path, {})).rejects.toMatchObject({
      code: 'SSH_TOO_SLOW',
    });
  });

  it('is mirrored although a killed job left its locks and half a pack', async () => {
    const work = await lab.repository('killed');
    await commitFiles(work, 'One', { a: 'a' });
    await git(work, 'push', '--quiet', 'origin', 'main');
    const opened = lab.open({ repositories: ['killed'] });
    const repository = await onlyRepository(opened);
    const mirror = join(lab.data, 'lab-4', 'mirrors', `${repository.uuid}.git`);
    mkdirSync(join(mirror, 'objects/pack'), { recursive: true });
    for (const left of ['shallow.lock', 'packed-refs.lock', 'config.lock', 'HEAD.lock']) {
      writeFileSync(join(mirror, left), '');
    }
    writeFileSync(join(mirror, 'objects/pack/tmp_pack_abc'), 'half');
    const path = '/2.0/repositories/acme/killed/refs/branches';
    const answer = await opened.product.request({ type: 'app' }, path, {});
    expect(await answer.json()).toMatchObject({ values: [{ name: 'main' }] });
    expect(existsSync(join(mirror, 'objects/pack/tmp_pack_abc'))).toBe(false);
  });
});
