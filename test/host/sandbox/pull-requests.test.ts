import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { call } from './client';
import type { Call } from './client';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

let running: RunningSandbox;
const folder = temporaryFolder();
let work: string;
let main: string;
const R = '/2.0/repositories/sandbox/shop';

const get = (path: string, options: Call = {}) => call(running, 'GET', path, options);
const post = (path: string, body?: unknown, options: Call = {}) =>
  call(running, 'POST', path, { body, ...options });
const put = (path: string, body: unknown, options: Call = {}) =>
  call(running, 'PUT', path, { body, ...options });

/** Pushes a branch from main with one new file. */
async function pushBranch(name: string, files: Record<string, string>): Promise<string> {
  await git(work, 'checkout', '--quiet', '-B', name, main);
  const hash = await commitFiles(work, `On ${name}`, files);
  await git(work, 'push', '--quiet', running.remote('shop'), name);
  return hash;
}

async function open(source: string): Promise<number> {
  const answer = await post(`${R}/pullrequests`, {
    title: source,
    source: { branch: { name: source } },
  });
  expect(answer.status).toBe(201);
  return answer.see.id;
}

beforeAll(async () => {
  running = await startSandbox();
  await running.sandbox.createRepository({ slug: 'shop' });
  work = await workingCopy(folder.path);
  main = await commitFiles(work, 'One', { 'a.txt': 'a\n' });
  await git(work, 'push', '--quiet', running.remote('shop'), 'main');
});
afterAll(async () => {
  await running.close();
  folder.dispose();
});
beforeEach(() => {
  running.events.length = 0;
});

describe('pull requests', () => {
  const kinds = () => running.events.map((event) => event.eventType.replace('avi:bitbucket:', ''));

  it('opens, edits, comments and declines, with an event for each but comments', async () => {
    const tip = await pushBranch('feature/edit', { 'edit.txt': 'x\n' });
    running.events.length = 0;
    const id = await open('feature/edit');
    expect(running.events).toMatchObject([
      {
        eventType: 'avi:bitbucket:created:pullrequest',
        selfGenerated: false,
        pullrequest: {
          id,
          state: 'OPEN',
          title: { value: 'feature/edit', truncated: false },
          source: { branch: 'feature/edit', commit: { hash: tip.slice(0, 12) } },
          destination: { branch: 'main', commit: { hash: main.slice(0, 12) } },
        },
      },
    ]);
    const one = `${R}/pullrequests/${String(id)}`;
    const { uuid } = running.sandbox.accounts.writer;
    const edited = await put(one, { title: 'New', reviewers: [{ uuid: `{${uuid}}` }] });
    expect(edited.body).toMatchObject({ title: 'New', reviewers: [{ uuid: `{${uuid}}` }] });
    const twice = await post(`${R}/pullrequests`, {
      title: 'Same',
      source: { branch: { name: 'feature/edit' } },
    });
    expect(twice.body).toMatchObject({ id, title: 'Same' });
    const comment = await post(
      `${one}/comments`,
      { content: { raw: 'Hello' }, inline: { path: 'a.txt', to: 1 } },
      { as: 'reader' },
    );
    expect(comment.status).toBe(201);
    const own = `${one}/comments/${String(comment.see.id)}`;
    expect((await put(own, { content: { raw: 'Bye' } }, { as: 'admin' })).status).toBe(403);
    const changed = await put(own, { content: { raw: 'Bye' } }, { as: 'reader' });
    expect(changed.body).toMatchObject({ content: { raw: 'Bye' } });
    expect((await get(`${one}/comments`)).see.values).toMatchObject([{ content: { raw: 'Bye' } }]);
    expect((await call(running, 'DELETE', own, { as: 'reader' })).status).toBe(204);
    expect((await get(own)).body).toMatchObject({ deleted: true });
    expect((await get(`${one}/commits`)).see.values).toMatchObject([{ hash: tip }]);
    const diff = await get(`${one}/diffstat`);
    expect(diff.status).toBe(302);
    const location = diff.headers.get('location') ?? '';
    expect((await get(location.slice(running.origin.length))).see.values).toMatchObject([
      { new: { path: 'edit.txt' } },
    ]);
    expect((await post(`${one}/decline`, undefined, { as: 'reader' })).status).toBe(403);
    expect((await post(`${one}/decline`)).body).toMatchObject({ state: 'DECLINED' });
    expect((await put(one, { title: 'Late' })).status).toBe(400);
    expect((await post(`${one}/merge`, {})).status).toBe(400);
    expect(kinds()).toEqual([
      'created:pullrequest',
      'updated:pullrequest',
      'updated:pullrequest',
      'rejected:pullrequest',
    ]);
  });

  it('lists open ones, or those of a state or query', async () => {
    await pushBranch('feature/list', { 'list.txt': 'x\n' });
    const id = await open('feature/list');
    const ids = async (query: string) =>
      (await get(`${R}/pullrequests?${query}`)).see.values.map((one) => one.id);
    expect(await ids('')).toContain(id);
    expect(await ids('state=DECLINED')).not.toContain(id);
    const q = encodeURIComponent('state="OPEN" AND source.branch.name="feature/list"');
    expect(await ids(`q=${q}`)).toEqual([id]);
    const [listed] = (await get(`${R}/pullrequests`)).see.values;
    expect(listed).not.toHaveProperty('reviewers');
    const more = await get(`${R}/pullrequests?fields=${encodeURIComponent('+values.reviewers')}`);
    expect(more.see.values[0]).toMatchObject({ reviewers: [] });
    expect((await get(`${R}/pullrequests?pagelen=51`)).status).toBe(400);
    expect((await get(`${R}/pullrequests/999`)).status).toBe(404);
  });

  it.each([
    ['a missing branch', { title: 't', source: { branch: { name: 'nope' } } }, 'source'],
    ['no title', { source: { branch: { name: 'main' } } }, 'title'],
    [
      'a fork',
      { title: 't', source: { branch: { name: 'main' }, repository: { full_name: 'a/b' } } },
      'source',
    ],
  ])('refuses %s', async (_what, body, field) => {
    const answer = await post(`${R}/pullrequests`, body, { wrong: true });
    expect([answer.status, answer.see.fields]).toEqual([400, [field]]);
    expect(
      (await post(`${R}/pullrequests`, { title: 't', source: { branch: { name: 'main' } } }))
        .status,
    ).toBe(400);
  });

  it('says updated when the source branch is pushed', async () => {
    await pushBranch('feature/move', { 'move.txt': '1\n' });
    const id = await open('feature/move');
    running.events.length = 0;
    const tip = await commitFiles(work, 'More', { 'move.txt': '2\n' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'feature/move');
    expect(kinds()).toEqual(['push:repository', 'updated:pullrequest']);
    expect(running.events[1]).toMatchObject({
      pullrequest: { id, source: { commit: { hash: tip.slice(0, 12) } } },
    });
    expect((await get(`${R}/pullrequests/${String(id)}`)).body).toMatchObject({
      source: { commit: { hash: tip.slice(0, 12) } },
    });
  });

  it.each(['merge_commit', 'squash', 'fast_forward'] as const)('merges by %s', async (strategy) => {
    const before = (await get(`${R}/commit/main`)).see.hash;
    await git(work, 'fetch', '--quiet', running.remote('shop'), 'main');
    main = before;
    const tip = await pushBranch(`feature/${strategy}`, { [`${strategy}.txt`]: 'x\n' });
    const id = await open(`feature/${strategy}`);
    running.events.length = 0;
    const body = {
      type: 'pullrequest_merge_parameters',
      merge_strategy: strategy,
      close_source_branch: true,
    };
    const merged = await post(`${R}/pullrequests/${String(id)}/merge`, body, { as: 'writer' });
    const after = (await get(`${R}/commit/main`)).see;
    expect(merged.body).toMatchObject({
      state: 'MERGED',
      merge_commit: { hash: after.hash.slice(0, 12) },
    });
    const parents = { merge_commit: [before, tip], squash: [before], fast_forward: [before] }[
      strategy
    ];
    expect(after.parents.map((one) => one.hash)).toEqual(parents);
    expect(kinds().sort()).toEqual(['fulfilled:pullrequest', 'push:repository', 'push:repository']);
    expect(running.events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          push: expect.objectContaining({
            ref: 'main',
            before,
            after: after.hash,
            mainbranch: true,
            forced: false,
          }),
        }),
        expect.objectContaining({
          push: expect.objectContaining({ ref: `feature/${strategy}`, closed: true }),
        }),
        expect.objectContaining({
          pullrequest: expect.objectContaining({
            id,
            state: 'MERGED',
            mergeCommit: { hash: after.hash.slice(0, 12) },
            destination: { branch: 'main', commit: { hash: before.slice(0, 12) } },
          }),
        }),
      ]),
    );
    expect((await get(`${R}/src/main/${strategy}.txt`)).text).toBe('x\n');
    main = after.hash;
    await git(work, 'fetch', '--quiet', running.remote('shop'), 'main');
  });

  it('refuses to merge a conflict, and changes nothing', async () => {
    await pushBranch('feature/conflict', { 'a.txt': 'theirs\n' });
    const id = await open('feature/conflict');
    await git(work, 'checkout', '--quiet', '-B', 'main', main);
    main = await commitFiles(work, 'Ours', { 'a.txt': 'ours\n' });
    await git(work, 'push', '--quiet', running.remote('shop'), 'main');
    running.events.length = 0;
    const answer = await post(`${R}/pullrequests/${String(id)}/merge`, {});
    expect([answer.status, running.events]).toEqual([400, []]);
    expect((await get(`${R}/pullrequests/${String(id)}`)).body).toMatchObject({
      state: 'OPEN',
      closed_by: null,
      destination: { commit: { hash: main.slice(0, 12) } },
    });
  });

  it('closes a pull request that was merged on somebody’s machine', async () => {
    const tip = await pushBranch('feature/local', { 'local.txt': 'x\n' });
    const id = await open('feature/local');
    running.events.length = 0;
    await git(work, 'push', '--quiet', running.remote('shop'), `${tip}:main`);
    main = tip;
    expect(kinds()).toEqual(['push:repository', 'fulfilled:pullrequest']);
    expect(running.events[1]).toMatchObject({
      pullrequest: { id, mergeCommit: { hash: tip.slice(0, 12) } },
    });
  });
});
