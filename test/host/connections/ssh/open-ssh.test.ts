import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBitbucketRequest } from './bitbucket-request';
import type {
  IndexedRepository,
  OpenConnection,
} from '../../../../host/connections/open-connection';
import { createFeedback } from '../../../../src/bitbucket/feedback';
import { createPermissions } from '../../../../src/bitbucket/permissions';
import { createRepositoryDirectory } from '../../../../src/bitbucket/repositories';
import { createSourceRepository } from '../../../../src/bitbucket/source';
import { commitFiles, git } from '../../sandbox/harness';
import { firstPage, onlyRepository, openLab, WORKSPACE } from './ssh-lab';
import type { SshLab } from './ssh-lab';
import { hasSshServer } from './ssh-server';

if (!hasSshServer) console.warn('No OpenSSH server is installed: git over SSH is not tested.');
const whereSshd = hasSshServer ? describe : describe.skip;

whereSshd('a connection by SSH, at a real server', () => {
  let lab: SshLab;
  let work: string;
  let first: string;
  let opened: OpenConnection;
  let repository: IndexedRepository;

  beforeAll(async () => {
    lab = await openLab();
    work = await lab.repository('web-shop');
    first = await commitFiles(work, 'One', {
      'bom.json': '{"bomFormat":"CycloneDX"}',
      'src/app.ts': 'export {};',
    });
    await git(work, 'push', '--quiet', 'origin', 'main');
    opened = lab.open();
    repository = await onlyRepository(opened);
  });
  afterAll(() => lab.close());

  const one = () => repository;
  const id = () => ({ workspace: WORKSPACE.uuid, uuid: repository.uuid });
  const request = () => createBitbucketRequest(opened);

  it('tests itself line by line', async () => {
    expect(await opened.check()).toEqual([
      { what: 'Private key', state: 'ok', found: expect.stringMatching(/^SHA256:/) },
      {
        what: 'Server',
        state: 'ok',
        found: expect.stringMatching(/^\[127\.0\.0\.1\]:\d+, SHA256:/),
      },
      { what: 'Repository acme/web-shop', state: 'ok', found: 'main; branches: 1, tags: 0' },
      expect.objectContaining({ state: 'skipped', problem: 'SSH_CODE_ONLY' }),
    ]);
  });

  it('lists its repositories, reads their trees and files', async () => {
    expect(repository).toMatchObject({ slug: 'web-shop', mainBranch: 'main' });
    const source = createSourceRepository(request());
    const files = await source.files(id(), first);
    expect(files).toEqual({ paths: ['bom.json', 'src/app.ts'], complete: true });
    const bytes = await source.file(id(), first, 'bom.json', 1000);
    expect(Buffer.from(bytes).toString()).toBe('{"bomFormat":"CycloneDX"}');
    const directory = createRepositoryDirectory(request());
    expect(await directory.one(id())).toMatchObject({
      fullName: 'acme/web-shop',
      mainBranch: 'main',
    });
    const model = await source.branchingModel(id());
    expect(model.production).toBeUndefined();
  });

  it('sees a push, compares it with what was before, and reads it', async () => {
    const second = await commitFiles(work, 'Two', {
      'bom.json': '{"bomFormat":"CycloneDX","a":1}',
    });
    await git(work, 'tag', '-a', 'v1', '-m', 'One');
    await git(work, 'checkout', '--quiet', '-b', 'feature/x');
    const third = await commitFiles(work, 'Three', { 'README.md': 'Hello' });
    await git(work, 'push', '--quiet', 'origin', 'main', 'feature/x', 'v1');
    const heads = await opened.heads(one());
    expect(new Set(heads)).toEqual(
      new Set([
        { type: 'branch', name: 'main', commit: second },
        { type: 'branch', name: 'feature/x', commit: third },
        { type: 'tag', name: 'v1', commit: second },
      ]),
    );
    const source = createSourceRepository(request());
    expect(await source.changes(id(), second, first, false)).toEqual({
      paths: [{ path: 'bom.json', status: 'modified' }],
      complete: true,
    });
    expect(await source.changes(id(), third, second, true)).toMatchObject({
      paths: [{ path: 'README.md', status: 'added' }],
    });
    expect(await source.mergeBase(id(), third, second)).toBe(second);
    expect(await source.commit(id(), third.slice(0, 12))).toEqual({
      hash: third,
      parent: second,
    });
    expect((await source.branch(id(), 'feature/x')).hash).toBe(third);
    const { paths: tags } = await source.tags(id());
    expect(tags).toEqual([{ name: 'v1', hash: second, date: expect.any(Number) }]);
  });

  it('follows a force push and a deleted branch; the old commits can still be compared', async () => {
    const source = createSourceRepository(request());
    const before = (await source.branch(id(), 'main')).hash;
    await git(work, 'push', '--quiet', 'origin', ':feature/x', ':v1');
    await git(work, 'checkout', '--quiet', '-B', 'main', first);
    const after = await commitFiles(work, 'Instead', { 'other.json': '{}' });
    await git(work, 'push', '--quiet', '--force', 'origin', 'main');
    expect(await source.changes(id(), after, before, false)).toMatchObject({
      complete: true,
    });
    const { paths } = await source.branches(id());
    expect(paths.map(({ name, hash }) => ({ name, hash }))).toEqual([
      { name: 'main', hash: after },
    ]);
    expect((await source.tags(id())).paths).toEqual([]);
  });

  it('answers for a commit that is nowhere as Bitbucket does, so that the app lists instead', async () => {
    const source = createSourceRepository(request());
    await expect(source.changes(id(), first, 'f'.repeat(40), false)).rejects.toMatchObject({
      code: 'BITBUCKET_COMMIT_NOT_FOUND',
    });
  });

  it('fetches a commit by its hash where the mirror begins after it', async () => {
    const deep = lab.open({ repositories: ['long'] }, { limits: { depth: 2 } });
    const long = await lab.repository('long');
    const hashes: string[] = [];
    for (const name of ['1', '2', '3', '4', '5', '6']) {
      hashes.push(await commitFiles(long, name, { [name]: name }));
    }
    await git(long, 'push', '--quiet', 'origin', 'main');
    const source = createSourceRepository(createBitbucketRequest(deep));
    const long1 = { workspace: WORKSPACE.uuid, uuid: (await onlyRepository(deep)).uuid };
    const [oldest = '', second = ''] = hashes;
    const newest = hashes.at(-1) ?? '';
    expect((await source.files(long1, newest)).paths).toHaveLength(6);
    expect((await source.changes(long1, newest, oldest, false)).paths).toHaveLength(5);
    expect((await source.changes(long1, newest, second, true)).paths).toHaveLength(4);
  });

  it('gives the operator every right, and nobody else any', async () => {
    const permissions = createPermissions(request());
    expect(opened.account.accountId).toMatch(/^operator:/);
    expect(await permissions.workspaceOwner('user', WORKSPACE.uuid)).toBe(true);
    expect(await permissions.repositoryRole('user', id())).toBe('admin');
    const stranger = createPermissions(createBitbucketRequest(opened, '712020:somebody'));
    expect(await stranger.workspaceOwner('user', WORKSPACE.uuid)).toBe(false);
    expect(await stranger.repositoryRole('user', id())).toBe('none');
  });

  it('says of reports, build statuses, pull requests and hooks that SSH reaches code only', async () => {
    const feedback = createFeedback(request());
    const status = { state: 'SUCCESSFUL', name: 'n', description: 'd', url: 'https://a' } as const;
    const report = {
      title: 't',
      details: 'd',
      result: 'PASSED',
      link: 'https://a',
      data: [],
    } as const;
    const refused = {
      code: 'BITBUCKET_FORBIDDEN',
      detail: expect.stringMatching(/^SSH reaches code only/),
    };
    await expect(feedback.buildStatus(id(), first, status)).rejects.toMatchObject(refused);
    await expect(feedback.report(id(), first, report)).rejects.toMatchObject(refused);
    await expect(createSourceRepository(request()).pullRequest(id(), 1)).rejects.toMatchObject(
      refused,
    );
    const { uuid } = id();
    const path = `/2.0/repositories/${WORKSPACE.slug}/%7B${uuid}%7D`;
    for (const below of ['/hooks', '/deploy-keys', '/commit/abc/statuses', '/pipelines/']) {
      const answer = await opened.product.request({ type: 'app' }, path + below, {});
      expect(answer.status).toBe(403);
    }
  });

  it('refuses what leads to another workspace before anything leaves', async () => {
    const asked = lab.server.commands().length;
    for (const path of [
      '/2.0/repositories/other/web-shop',
      '/2.0/workspaces/other/members',
      '/2.0/repositories/acme/../other/web-shop',
      'https://elsewhere.example/2.0/repositories/acme',
      '/1.0/user',
    ]) {
      await expect(opened.product.request({ type: 'app' }, path, {})).rejects.toMatchObject({
        code: 'OTHER_WORKSPACE',
      });
    }
    expect(lab.server.commands()).toHaveLength(asked);
  });

  it('takes a repository without a commit for an empty one', async () => {
    await lab.repository('empty');
    const empty = lab.open({ repositories: ['empty'] });
    const page = await firstPage(empty);
    expect(page.repositories).toEqual([
      expect.not.objectContaining({ mainBranch: expect.anything() }),
    ]);
    const answer = await empty.product.request({ type: 'app' }, '/2.0/repositories/acme/empty', {});
    expect(await answer.json()).toMatchObject({ slug: 'empty', mainbranch: null });
  });

  it('shows the key to nobody else while git runs, and leaves none behind', async () => {
    const jobs = join(lab.data, 'lab-1', 'jobs');
    const running = { now: true };
    const asking = opened.heads(one()).finally(() => (running.now = false));
    const modes = new Set<string>();
    while (running.now) {
      for (const job of readdirSync(jobs)) {
        const look = (...path: string[]) =>
          (statSync(join(jobs, job, ...path), { throwIfNoEntry: false })?.mode ?? 0) & 0o777;
        modes.add(`${look().toString(8)} ${look('key').toString(8)}`);
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await asking;
    // 0: looked at before the file was there, or as it went.
    expect([...modes].filter((mode) => !/^(700|0) (600|0)$/.test(mode))).toEqual([]);
    expect(modes).toContain('700 600');
    expect(readdirSync(jobs)).toEqual([]);
  });
});
