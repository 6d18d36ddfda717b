import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { call } from './client';
import type { Call } from './client';
import type { RunningSandbox } from './harness';
import { BRANCH, SHOP as R, startShop } from './shop';
import type { Shop } from './shop';

let shop: Shop;
let running: RunningSandbox;
let first: string;
let second: string;

const get = (path: string, options: Call = {}) => call(running, 'GET', path, options);

beforeAll(async () => {
  shop = await startShop();
  running = shop.running;
  first = shop.first;
  second = shop.second;
});
afterAll(() => shop.close());

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
    expect(root.see.values.map((one) => one.path)).toEqual(['dir', 'image.bin', 'sbom.json']);
    const deep = await get(`${R}/src/${first}/?max_depth=3&pagelen=4&fields=values.path,next`);
    expect(deep.see.values.map((one) => one.path)).toEqual([
      'dir',
      'image.bin',
      'sbom.json',
      'dir/b ü%#?.json',
    ]);
    const rest = await get(deep.see.next.slice(running.origin.length));
    expect(rest.body).toEqual({ values: [{ path: 'dir/deep' }, { path: 'dir/deep/er' }] });
    const q = encodeURIComponent('type = "commit_file" AND path ~ "bom" AND size > 10');
    const found = await get(`${R}/src/${first}/?q=${q}&max_depth=9`);
    expect(found.see.values).toMatchObject([{ path: 'sbom.json', size: 26 }]);
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
    expect(file.status).toBe(404);
    expect(file.body).toMatchObject({ error: { message: 'No such file or directory: nope.json' } });
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
    expect(repository.text).toContain('You may not have access to this repository');
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
      expect((await get(`${R}/commit/${encodeURIComponent(name)}`)).see.hash).toBe(second);
    }
    expect((await get(`${R}/commit/v1.0`)).see.hash).toBe(first);
  });

  it('lists commits, newest first, with include, exclude and path', async () => {
    const hashes = async (query: string) =>
      (await get(`${R}/commits${query}`)).see.values.map((one) => one.hash);
    expect(await hashes(`/${encodeURIComponent(BRANCH)}`)).toEqual([second, first]);
    expect(await hashes('')).toEqual([second, first]);
    expect(await hashes(`?include=${second}&exclude=main`)).toEqual([second]);
    expect(await hashes(`/${second}?path=image.bin`)).toEqual([first]);
    const page = await get(`${R}/commits?pagelen=1`);
    expect((await get(page.see.next.slice(running.origin.length))).see.values[0]?.hash).toBe(first);
  });

  it('compares new with old, and one commit with its parent', async () => {
    const range = await get(`${R}/diffstat/${second}..${first}?topic=false`);
    expect(range.see.values).toMatchObject([
      { status: 'modified', lines_added: 1, lines_removed: 1, old: { path: 'sbom.json' } },
    ]);
    expect((await get(`${R}/diffstat/${second}`)).see.values).toHaveLength(1);
    expect((await get(`${R}/diffstat/${first}`)).see.values).toHaveLength(4);
    const none = await get(`${R}/diffstat/${first}..${second}?topic=true`);
    expect(none.see.values).toEqual([]);
    expect((await get(`${R}/diffstat/${first}..nope?topic=false`)).status).toBe(404);
    expect((await get(`${R}/diffstat/a..b..c`)).status).toBe(400);
    expect((await get(`${R}/merge-base/main..${encodeURIComponent(BRANCH)}`)).see.hash).toBe(first);
  });
});
