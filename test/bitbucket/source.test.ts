import { describe, expect, it } from '@jest/globals';
import { createSourceRepository } from '../../src/bitbucket/source';
import { caught } from '../fakes/caught';
import { strictRequest, type Expected } from './strict-request';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const UUID = '22222222-2222-4222-8222-222222222222';
const id = { workspace: WORKSPACE, uuid: UUID };
const R = `/2.0/repositories/%7B${WORKSPACE}%7D/%7B${UUID}%7D`;
const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const ITSELF = `${R}?fields=uuid,full_name,project.key,mainbranch.name,created_on,updated_on`;
const ROW = { uuid: `{${UUID}}`, full_name: 'acme/shop' };
const NEXT = (path: string) => `https://api.bitbucket.org${path}`;

function source(...expected: Expected[]) {
  const { request, done } = strictRequest(...expected);
  return { source: createSourceRepository(request), done };
}

describe('changes', () => {
  const path = (topic: boolean) =>
    `${R}/diffstat/${B}..${A}?topic=${String(topic)}&pagelen=500&fields=next,values.status,values.old.path,values.new.path`;

  it('are those of the first commit against the second, with statuses told apart', async () => {
    const values = [
      { status: 'added', new: { path: 'a' }, old: null },
      { status: 'removed', new: null, old: { path: 'b' } },
      { status: 'renamed', new: { path: 'd' }, old: { path: 'c' } },
      { status: 'merge conflict', new: { path: 'e' } },
      { status: 'modified' },
      { nonsense: true },
    ];
    const app = source({ path: path(true), answer: { values } });
    expect(await app.source.changes(id, B, A, true)).toEqual({
      complete: true,
      paths: [
        { path: 'a', status: 'added' },
        { path: 'b', status: 'removed' },
        { path: 'd', status: 'renamed', from: 'c' },
        { path: 'e', status: 'modified' },
      ],
    });
    expect(app.done()).toBe(true);
  });

  it('are cut after four pages', async () => {
    const page = { values: [], next: NEXT('/2.0/next') };
    const app = source(
      { path: path(false), answer: page },
      ...[2, 3, 4].map(() => ({ path: '/2.0/next', answer: page })),
    );
    expect((await app.source.changes(id, B, A, false)).complete).toBe(false);
    expect(app.done()).toBe(true);
  });

  it('of a name instead of a hash are never asked for', async () => {
    const app = source();
    expect((await caught(app.source.changes(id, 'main', A, false))).code).toBe('REQUEST_INVALID');
  });
});

describe('files', () => {
  const path = (depth: number) =>
    `${R}/src/${A}/?max_depth=${String(depth)}&pagelen=100&fields=next,values.type,values.path`;
  const values = [
    { type: 'commit_directory', path: 'a' },
    { type: 'commit_file', path: 'a/bom.json' },
  ];

  it('are listed without directories', async () => {
    const app = source({ path: path(12), answer: { values } });
    expect(await app.source.files(id, A)).toEqual({ paths: ['a/bom.json'], complete: true });
  });

  it('are listed less deep where Bitbucket gives up, and that is told', async () => {
    const app = source(
      { path: path(12), status: 555 },
      { path: path(5), status: 555 },
      { path: path(2), answer: { values } },
    );
    expect(await app.source.files(id, A)).toEqual({ paths: ['a/bom.json'], complete: false });
    expect(app.done()).toBe(true);
  });

  it('fail where even the root is too big, and at once for anything else', async () => {
    const big = source(...[12, 5, 2, 1].map((depth) => ({ path: path(depth), status: 555 })));
    expect((await caught(big.source.files(id, A))).code).toBe('BITBUCKET_TOO_BIG');
    const down = source({ path: path(12), status: 503 });
    expect((await caught(down.source.files(id, A))).code).toBe('BITBUCKET_UNAVAILABLE');
  });
});

describe('single resources', () => {
  it('a file is its bytes', async () => {
    const app = source({ path: `${R}/src/${A}/a%20b/bom.json`, answer: '{"ü":1}' });
    const bytes = await app.source.file(id, A, 'a b/bom.json', 99);
    expect(new TextDecoder().decode(bytes)).toBe('{"ü":1}');
  });

  it.each([
    [
      { hash: A, parents: [{ hash: B }, { hash: A }] },
      { hash: A, parent: B },
    ],
    [{ hash: A, parents: [] }, { hash: A }],
    [{ hash: A }, { hash: A }],
  ])('a commit %j', async (answer, commit) => {
    const path = `${R}/commit/${'a'.repeat(12)}?fields=hash,parents.hash`;
    const app = source({ path, answer });
    expect(await app.source.commit(id, 'a'.repeat(12))).toEqual(commit);
  });

  it.each([
    [`{${UUID.toUpperCase()}}`, UUID, 'OPEN', 'open'],
    [null, undefined, 'MERGED', 'merged'],
    [null, undefined, 'SUPERSEDED', 'declined'],
  ])('a pull request from %p', async (uuid, sourceRepository, state, known) => {
    const path = `${R}/pullrequests/7?fields=state,destination.branch.name,source.commit.hash,source.repository.uuid,destination.commit.hash,destination.repository.uuid`;
    const answer = {
      source: { commit: { hash: B }, repository: uuid === null ? null : { uuid } },
      state,
      destination: { commit: { hash: A }, branch: { name: 'main' } },
    };
    const app = source({ path, answer });
    const facts = await app.source.pullRequest(id, 7);
    expect(facts).toEqual({
      ...(sourceRepository !== undefined && { sourceRepository }),
      state: known,
      sourceHash: B,
      destinationHash: A,
      destinationBranch: 'main',
    });
  });

  it('the common ancestor of two commits; none is no error', async () => {
    const path = `${R}/merge-base/${A}..${B}?fields=hash`;
    const related = source({ path, answer: { hash: B } });
    expect(await related.source.mergeBase(id, A, B)).toBe(B);
    const unrelated = source({ path, status: 404 }, { path: ITSELF, answer: ROW });
    expect(await unrelated.source.mergeBase(id, A, B)).toBeUndefined();
    const down = source({ path, status: 503 });
    expect((await caught(down.source.mergeBase(id, A, B))).code).toBe('BITBUCKET_UNAVAILABLE');
  });

  it('branches; a date that is none counts as long ago', async () => {
    const path = `${R}/refs/branches?pagelen=100&sort=-target.date&fields=next,values.name,values.target.hash,values.target.date`;
    const values = [
      { name: 'main', target: { hash: A, date: '2026-01-01T00:00:00Z' } },
      { name: 'odd', target: { hash: B, date: 'never' } },
      { name: 'none', target: null },
    ];
    const app = source({ path, answer: { values } });
    expect((await app.source.branches(id)).paths).toEqual([
      { name: 'main', hash: A, date: Date.UTC(2026, 0, 1) },
      { name: 'odd', hash: B, date: 0 },
    ]);
  });

  it.each([
    [{}, { prefixes: {} }],
    [{ development: { use_mainbranch: true, branch: { name: 'main' } } }, { prefixes: {} }],
    [
      {
        development: { name: 'develop' },
        production: { name: 'x', branch: { name: 'live' } },
        branch_types: [
          { kind: 'release', prefix: 'rel/' },
          { kind: 'feature' },
          { kind: 'odd', prefix: 'o/' },
        ],
      },
      { development: 'develop', production: 'live', prefixes: { release: 'rel/' } },
    ],
  ])('the branching model %j', async (answer, model) => {
    const app = source({ path: `${R}/effective-branching-model`, answer });
    expect(await app.source.branchingModel(id)).toEqual(model);
  });
});

describe('a 404 below a repository', () => {
  const path = `${R}/effective-branching-model`;

  it.each([404, 410])('is about the repository where that answers %d too', async (status) => {
    const app = source({ path, status: 404 }, { path: ITSELF, status });
    const error = await caught(app.source.branchingModel(id));
    expect(error).toMatchObject({ code: 'BITBUCKET_REPOSITORY_GONE' });
    expect(app.done()).toBe(true);
  });

  it('is about what was asked for where the repository is there', async () => {
    const answer = { uuid: `{${UUID}}`, full_name: 'acme/shop' };
    const app = source({ path, status: 404 }, { path: ITSELF, answer });
    const error = await caught(app.source.branchingModel(id));
    expect(error).toMatchObject({ code: 'BITBUCKET_NOT_FOUND' });
  });

  it('is not looked into where the answer names a commit', async () => {
    const data = { shas: [A] };
    const app = source({
      path: `${R}/commit/${A}?fields=hash,parents.hash`,
      status: 404,
      answer: { type: 'error', error: { message: 'Commit not found', data } },
    });
    const error = await caught(app.source.commit(id, A));
    expect(error).toMatchObject({ code: 'BITBUCKET_COMMIT_NOT_FOUND' });
    expect(app.done()).toBe(true);
  });
});
