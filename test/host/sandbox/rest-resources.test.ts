import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from './client';
import type { Call } from './client';
import { commitFiles, git, startSandbox, temporaryFolder, workingCopy } from './harness';
import type { RunningSandbox } from './harness';

let running: RunningSandbox;
const folder = temporaryFolder();
let first: string;
let second: string;
const R = '/2.0/repositories/sandbox/shop';
const BRANCH = 'feature/ünï-🚀%2Fx';

const get = (path: string, options: Call = {}) => call(running, 'GET', path, options);

beforeAll(async () => {
  running = await startSandbox();
  await running.sandbox.createRepository({ slug: 'shop' });
  await running.sandbox.createRepository({ slug: 'open-shop', private: false });
  await running.sandbox.createRepository({ slug: 'empty' });
  const work = await workingCopy(folder.path);
  first = await commitFiles(work, 'One', {
    'sbom.json': '{"bomFormat":"CycloneDX"}\n',
    'dir/b ü%#?.json': '{}',
    'dir/deep/er/c.xml': '<a/>',
    'image.bin': Buffer.from([0, 1, 2]),
  });
  await git(work, 'tag', 'light');
  await git(work, 'tag', '-a', 'v1.0', '-m', 'First release');
  await git(work, 'checkout', '--quiet', '-b', BRANCH);
  second = await commitFiles(work, 'Two', {
    'sbom.json': '{"bomFormat":"CycloneDX","version":2}\n',
  });
  await git(work, 'push', '--quiet', running.remote('shop'), 'main', BRANCH, 'light', 'v1.0');
});
afterAll(async () => {
  await running.close();
  folder.dispose();
});

describe('who may see what', () => {
  it.each(['/2.0/user', R, '/2.0/repositories/sandbox'])(
    'answers 401 without a credential: %s',
    async (path) => {
      const answer = await get(path, { as: 'nobody' });
      expect(answer.status).toBe(401);
      expect(answer.body).toMatchObject({ type: 'error' });
    },
  );

  it.each([
    ['a wrong token', `Basic ${Buffer.from('admin@sandbox.example:nope').toString('base64')}`],
    ['a wrong bearer', 'Bearer nope'],
    ['no Basic at all', 'Basic ='],
  ])('answers 401 for %s', async (_what, header) => {
    const answer = await get('/2.0/user', { as: 'nobody', headers: { authorization: header } });
    expect(answer.status).toBe(401);
  });

  it('shows a private repository to members, and 404 to an outsider', async () => {
    expect((await get(R, { as: 'reader' })).status).toBe(200);
    const hidden = await get(R, { as: 'outsider' });
    const absent = await get('/2.0/repositories/sandbox/nope', { as: 'outsider' });
    expect([hidden.status, hidden.body]).toEqual([404, absent.body]);
    expect((await get('/2.0/repositories/sandbox/open-shop', { as: 'outsider' })).status).toBe(200);
    const list = await get('/2.0/repositories/sandbox?fields=values.slug', { as: 'outsider' });
    expect(list.body).toEqual({ values: [{ slug: 'open-shop' }] });
  });

  it('shows permissions to admins only', async () => {
    const { accountId } = running.sandbox.accounts.writer;
    const path = `${R}/permissions-config/users/${encodeURIComponent(accountId)}`;
    expect((await get(path)).body).toMatchObject({ permission: 'write' });
    expect((await get(path, { as: 'writer' })).status).toBe(403);
    expect((await get(`${R}/permissions-config/users`)).body.values).toHaveLength(3);
  });

  it.each([
    ['admin', 'owner', 'admin', true],
    ['writer', 'member', 'write', false],
    ['reader', 'member', 'read', false],
  ] as const)('tells %s their role', async (as, role, permission, administrator) => {
    const workspace = await get('/2.0/user/workspaces', { as });
    expect(workspace.body.values).toMatchObject([
      { administrator, workspace: { slug: 'sandbox' } },
    ]);
    expect((await get('/2.0/user/workspaces/sandbox/permission', { as })).body.permission).toBe(
      role,
    );
    const q = encodeURIComponent('repository.slug="shop"');
    const own = await get(`/2.0/user/workspaces/sandbox/permissions/repositories?q=${q}`, { as });
    expect(own.body.values).toMatchObject([{ permission, repository: { name: 'shop' } }]);
  });

  it('knows no role for an outsider', async () => {
    const as = 'outsider';
    expect((await get('/2.0/user/workspaces', { as })).body.values).toEqual([]);
    expect((await get('/2.0/user/workspaces/sandbox/permission', { as })).status).toBe(403);
    expect((await get('/2.0/workspaces/sandbox', { as })).status).toBe(404);
  });
});

describe('repositories and refs', () => {
  it('answers by slug and by uuid, and says the scopes of the token', async () => {
    const answer = await get(R);
    expect(answer.body).toMatchObject({ full_name: 'sandbox/shop', mainbranch: { name: 'main' } });
    expect(answer.headers.get('x-oauth-scopes')).toContain('read:repository:bitbucket');
    const { uuid } = answer.body;
    const workspace = encodeURIComponent(`{${running.sandbox.workspace.uuid}}`);
    const again = await get(`/2.0/repositories/${workspace}/${encodeURIComponent(uuid)}`);
    expect(again.body).toEqual(answer.body);
    expect((await get('/2.0/repositories/sandbox/empty')).body.mainbranch).toBeNull();
    expect((await get('/2.0/workspaces/sandbox')).body).toMatchObject({ slug: 'sandbox' });
    expect((await get('/2.0/user', { as: 'access-token' })).body).toMatchObject({
      type: 'app_user',
    });
  });

  it('lists with filter, order and pages', async () => {
    const q = encodeURIComponent('slug ~ "SHOP" AND updated_on > 2020-01-01');
    const answer = await get(`/2.0/repositories/sandbox?q=${q}&sort=-slug&pagelen=1`);
    expect(answer.body).toMatchObject({ size: 2, page: 1, values: [{ slug: 'shop' }] });
    expect(answer.body.next).toMatch(
      new RegExp(`^${running.origin}/2\\.0/repositories/sandbox\\?`),
    );
    const next = await get(answer.body.next.slice(running.origin.length));
    expect(next.body).toMatchObject({ page: 2, values: [{ slug: 'open-shop' }] });
    expect(next.body.next).toBeUndefined();
  });

  it.each([
    'q=nope="x"',
    'q=slug',
    'q=slug="a" AND',
    'sort=nope',
    'pagelen=101',
    'pagelen=0',
    'page=x',
  ])('answers 400 for %s', async (query) => {
    expect((await get(`/2.0/repositories/sandbox?${query}`)).status).toBe(400);
  });

  it('has branches and tags, annotated and not', async () => {
    const branches = await get(`${R}/refs/branches?sort=-name`);
    expect(branches.body.values.map((one: { name: string }) => one.name)).toEqual(['main', BRANCH]);
    const branch = await get(`${R}/refs/branches/${encodeURIComponent(BRANCH)}`);
    expect(branch.body.target).toMatchObject({ hash: second, parents: [{ hash: first }] });
    expect((await get(`${R}/refs/branches/nope`)).status).toBe(404);
    const tags = await get(`${R}/refs/tags?q=${encodeURIComponent('name ~ "v1"')}`);
    expect(tags.body.values).toMatchObject([
      { message: 'First release\n', target: { hash: first } },
    ]);
    expect((await get(`${R}/refs/tags/light`)).body).toMatchObject({ tagger: null, message: null });
    expect((await get(`${R}/refs`)).body.size).toBe(4);
  });

  it('makes and deletes branches, and announces it', async () => {
    running.events.length = 0;
    const body = { name: 'release/1', target: { hash: second.slice(0, 12) } };
    const made = await call(running, 'POST', `${R}/refs/branches`, { body, as: 'writer' });
    expect([made.status, made.body.target.hash]).toEqual([201, second]);
    const twice = await call(running, 'POST', `${R}/refs/branches`, { body });
    expect(twice.status).toBe(400);
    const denied = await call(running, 'DELETE', `${R}/refs/branches/release%2F1`, {
      as: 'reader',
    });
    expect(denied.status).toBe(403);
    const gone = await call(running, 'DELETE', `${R}/refs/branches/release%2F1`);
    expect(gone.status).toBe(204);
    expect(running.events.map((event) => event['push'])).toMatchObject([
      { ref: 'release/1', created: true, closed: false, after: second, commits: [] },
      { ref: 'release/1', created: false, closed: true, before: second },
    ]);
    expect((await call(running, 'DELETE', `${R}/refs/branches/main`)).status).toBe(400);
  });

  it.each(['a b', '-x', 'a..b', 'x.lock', 'a~1', 'refs@{x'])(
    'refuses the branch name %s',
    async (name) => {
      const body = { name, target: { hash: first } };
      expect((await call(running, 'POST', `${R}/refs/branches`, { body })).status).toBe(400);
    },
  );

  it('has a branching model', async () => {
    for (const path of ['branching-model', 'effective-branching-model']) {
      const { body } = await get(`${R}/${path}`);
      expect(body.development).toMatchObject({ name: 'main', branch: { target: { hash: first } } });
      expect(body.branch_types).toHaveLength(4);
    }
    expect(
      (await get('/2.0/repositories/sandbox/empty/branching-model')).body.development.branch,
    ).toBeUndefined();
  });
});

describe('source and commits', () => {
  it('gives raw bytes, and says what they are', async () => {
    const answer = await get(`${R}/src/${first.slice(0, 12)}/sbom.json`);
    expect(answer.text).toBe('{"bomFormat":"CycloneDX"}\n');
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('content-length')).toBe('26');
    const etag = answer.headers.get('etag') ?? '';
    const unchanged = await fetch(`${running.origin}${R}/src/${first}/sbom.json`, {
      headers: {
        authorization: `Bearer ${running.sandbox.credentials.accessToken}`,
        'if-none-match': etag,
      },
    });
    expect(unchanged.status).toBe(304);
    const odd = await get(`${R}/src/${first}/dir/${encodeURIComponent('b ü%#?.json')}`);
    expect(odd.text).toBe('{}');
  });

  it('lists directories, one level or more', async () => {
    const root = await get(`${R}/src/${first}/`);
    expect(root.body.values.map((one: { path: string }) => one.path)).toEqual([
      'dir',
      'image.bin',
      'sbom.json',
    ]);
    const deep = await get(`${R}/src/${first}/?max_depth=3&pagelen=4&fields=values.path,next`);
    expect(deep.body.values.map((one: { path: string }) => one.path)).toEqual([
      'dir',
      'image.bin',
      'sbom.json',
      'dir/b ü%#?.json',
    ]);
    const rest = await get(deep.body.next.slice(running.origin.length));
    expect(rest.body).toEqual({ values: [{ path: 'dir/deep' }, { path: 'dir/deep/er' }] });
    const q = encodeURIComponent('type = "commit_file" AND path ~ "bom" AND size > 10');
    const found = await get(`${R}/src/${first}/?q=${q}&max_depth=9`);
    expect(found.body.values).toMatchObject([{ path: 'sbom.json', size: 26 }]);
  });

  it('gives the facts of an entry', async () => {
    expect((await get(`${R}/src/${first}/image.bin?format=meta`)).body).toMatchObject({
      type: 'commit_file',
      size: 3,
      attributes: ['binary'],
      commit: { hash: first },
    });
    expect((await get(`${R}/src/${first}/dir/?format=meta`)).body).toMatchObject({
      type: 'commit_directory',
    });
  });

  it('tells a missing file, a missing commit and a missing repository apart', async () => {
    const file = await get(`${R}/src/${first}/nope.json`);
    expect([file.status, file.body.error.message]).toEqual([
      404,
      'No such file or directory: nope.json',
    ]);
    const commit = await get(`${R}/src/nope/sbom.json`);
    expect([commit.status, commit.body]).toEqual([
      404,
      {
        type: 'error',
        error: { message: 'Commit not found', data: { shas: ['nope'] } },
        data: { shas: ['nope'] },
      },
    ]);
    const repository = await get(`/2.0/repositories/sandbox/nope/src/${first}/a`);
    expect(repository.body.error.message).toContain('You may not have access to this repository');
  });

  it.each(['..%2f..%2fHEAD', '%2e%2e/x', 'dir/%00', 'dir//x'])(
    'finds nothing at %s',
    async (path) => {
      expect((await get(`${R}/src/${first}/${path}`)).status).toBe(404);
    },
  );

  it.each([
    '--help',
    '-n1',
    'main^',
    'main..x',
    'HEAD~1',
    '@{u}',
    '0000000000000000000000000000000000000000',
  ])('takes %s for no commit', async (name) => {
    expect((await get(`${R}/commit/${encodeURIComponent(name)}`)).status).toBe(404);
  });

  it('expands a short hash, a branch and a tag', async () => {
    for (const name of [second.slice(0, 12), second, BRANCH]) {
      expect((await get(`${R}/commit/${encodeURIComponent(name)}`)).body.hash).toBe(second);
    }
    expect((await get(`${R}/commit/v1.0`)).body.hash).toBe(first);
  });

  it('lists commits, newest first, with include, exclude and path', async () => {
    const hashes = async (query: string) =>
      (await get(`${R}/commits${query}`)).body.values.map((one: { hash: string }) => one.hash);
    expect(await hashes(`/${encodeURIComponent(BRANCH)}`)).toEqual([second, first]);
    expect(await hashes('')).toEqual([second, first]);
    expect(await hashes(`?include=${second}&exclude=main`)).toEqual([second]);
    expect(await hashes(`/${second}?path=image.bin`)).toEqual([first]);
    const page = await get(`${R}/commits?pagelen=1`);
    expect((await get(page.body.next.slice(running.origin.length))).body.values[0].hash).toBe(
      first,
    );
  });

  it('compares new with old, and one commit with its parent', async () => {
    const range = await get(`${R}/diffstat/${second}..${first}?topic=false`);
    expect(range.body.values).toMatchObject([
      { status: 'modified', lines_added: 1, lines_removed: 1, old: { path: 'sbom.json' } },
    ]);
    expect((await get(`${R}/diffstat/${second}`)).body.values).toHaveLength(1);
    expect((await get(`${R}/diffstat/${first}`)).body.values).toHaveLength(4);
    const none = await get(`${R}/diffstat/${first}..${second}?topic=true`);
    expect(none.body.values).toEqual([]);
    expect((await get(`${R}/diffstat/${first}..nope?topic=false`)).status).toBe(404);
    expect((await get(`${R}/diffstat/a..b..c`)).status).toBe(400);
    expect((await get(`${R}/merge-base/main..${encodeURIComponent(BRANCH)}`)).body.hash).toBe(
      first,
    );
  });
});
