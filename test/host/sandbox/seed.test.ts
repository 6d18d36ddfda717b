import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openGit } from '../../../host/git-api/git';
import { firstPush, seedRepository } from '../../../host/sandbox/seed';
import { SEED_PLANS } from '../../../host/sandbox/seeds/plan';
import type { SeedPlan } from '../../../host/sandbox/seeds/plan';
import { startGitServer } from './git-server';
import type { GitServer } from './git-server';
import { readSeedSbom } from './seed-facts';

const SEEDS = join(__dirname, '../../../host/sandbox/seeds');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'seed-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

let counter = 0;
async function seeded(plan: SeedPlan) {
  counter += 1;
  const gitDirectory = join(folder, `${plan.slug}-${counter}.git`);
  expect(await seedRepository({ gitDirectory, plan, seeds: SEEDS })).toBe('seeded');
  return gitDirectory;
}

async function git(directory: string, ...args: string[]): Promise<string> {
  return (await openGit(directory).run(args)).stdout.toString('utf8').trim();
}

function filesBelow(directory: string): { file: string; path: string }[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ file, path: relative(directory, file) }));
}

function planOf(slug: string): SeedPlan {
  const plan = SEED_PLANS.find((one) => one.slug === slug);
  if (plan === undefined) throw new Error(`no plan for ${slug}`);
  return plan;
}

describe.each(SEED_PLANS)('the history of $slug', (plan) => {
  it('has the planned branches, and all but the first push', async () => {
    const directory = await seeded(plan);
    expect(await git(directory, 'symbolic-ref', 'HEAD')).toBe(`refs/heads/${plan.mainBranch}`);
    expect(await git(directory, 'for-each-ref', '--format=%(refname)')).toBe(
      'refs/heads/develop\nrefs/heads/main',
    );
    const subjects = await git(directory, 'log', '--all', '--format=%s');
    expect(subjects.split('\n').sort()).toEqual(plan.commits.map(({ message }) => message).sort());
    expect(await git(directory, 'fsck', '--strict')).toBe('');
  });

  it('is the same on every machine, whoever runs it', async () => {
    const refs = ['for-each-ref', '--format=%(objectname) %(refname)'];
    const first = await git(await seeded(plan), ...refs);
    const before = { ...process.env };
    Object.assign(process.env, {
      TZ: 'Asia/Tokyo',
      GIT_AUTHOR_NAME: 'Someone',
      GIT_COMMITTER_DATE: '2001-01-01T00:00:00Z',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.autocrlf',
      GIT_CONFIG_VALUE_0: 'true',
    });
    try {
      expect(await git(await seeded(plan), ...refs)).toBe(first);
    } finally {
      process.env = before;
    }
  });

  it('is left alone when the repository has a history', async () => {
    const gitDirectory = await seeded(plan);
    await git(gitDirectory, 'update-ref', '-d', 'refs/heads/develop');
    expect(await seedRepository({ gitDirectory, plan, seeds: SEEDS })).toBe('kept');
    expect(await git(gitDirectory, 'branch', '--list', 'develop')).toBe('');
  });

  it('holds what the folders hold, byte for byte', async () => {
    const directory = await seeded(plan);
    const expected = plan.commits
      .filter(({ branch }) => branch === plan.mainBranch)
      .flatMap(({ folder: seed }) => filesBelow(join(SEEDS, seed)));
    const hashes = await git(
      directory,
      'hash-object',
      '--no-filters',
      '--',
      ...expected.map(({ file }) => file),
    );
    const listed = await git(
      directory,
      'ls-tree',
      '-r',
      '--format=%(objectname) %(path)',
      plan.mainBranch,
    );
    expect(listed.split('\n').sort()).toEqual(
      hashes
        .split('\n')
        .map((hash, index) => `${hash} ${expected[index]?.path ?? ''}`)
        .sort(),
    );
  });
});

describe('the first push', () => {
  let server: GitServer;
  beforeAll(async () => {
    server = await startGitServer(folder);
  });
  afterAll(() => server.close());

  async function served(plan: SeedPlan) {
    const directory = await seeded(plan);
    await git(directory, 'config', 'http.receivepack', 'true');
    return { directory, url: `${server.url}/${directory.slice(folder.length + 1)}` };
  }

  it.each(SEED_PLANS)('of $slug moves its branch by one commit, over HTTP', async (plan) => {
    const { directory, url } = await served(plan);
    const { branch, message } = plan.firstPush;
    const before = await git(directory, 'rev-parse', branch);
    const push = await firstPush({ plan, seeds: SEEDS, url, authorization: 'Basic d3JpdGVyOng=' });
    const after = await git(directory, 'rev-parse', branch);
    expect(push).toEqual({ kind: 'pushed', branch, before, after });
    expect(await git(directory, 'log', '--format=%s', `${before}..${after}`)).toBe(message);
    expect(server.authorizations.at(-1)).toBe('Basic d3JpdGVyOng=');
  });

  it('changes SBOMs and lock files, in the monorepo those of two packages', async () => {
    const { directory, url } = await served(planOf('platform'));
    await firstPush({ plan: planOf('platform'), seeds: SEEDS, url });
    expect(await git(directory, 'diff', '--name-only', 'main^', 'main')).toBe(
      [
        'apps/console/console.cdx.json',
        'apps/console/package-lock.json',
        'apps/console/package.json',
        'services/gateway/bom.json',
        'services/gateway/package-lock.json',
        'services/gateway/package.json',
      ].join('\n'),
    );
  });

  it('is not needed twice', async () => {
    const { url } = await served(planOf('web-shop'));
    const first = await firstPush({ plan: planOf('web-shop'), seeds: SEEDS, url });
    const second = await firstPush({ plan: planOf('web-shop'), seeds: SEEDS, url });
    expect(second).toEqual({ ...first, kind: 'unneeded' });
  });

  it('never overwrites what somebody pushed meanwhile', async () => {
    const { directory, url } = await served(planOf('web-shop'));
    const tree = await git(directory, 'rev-parse', 'main^{tree}');
    const identity = ['-c', 'user.name=A', '-c', 'user.email=a@sandbox.example'];
    const commit = await git(directory, ...identity, 'commit-tree', tree, '-p', 'main', '-m', 'x');
    await git(directory, 'update-ref', 'refs/heads/main', commit);
    const push = await firstPush({ plan: planOf('web-shop'), seeds: SEEDS, url });
    expect(push).toMatchObject({ kind: 'refused', branch: 'main' });
    expect(await git(directory, 'rev-parse', 'main')).toBe(commit);
  });

  it('says so when there is no server', async () => {
    const closed = await startGitServer(folder);
    await closed.close();
    const push = firstPush({ plan: planOf('web-shop'), seeds: SEEDS, url: `${closed.url}/x.git` });
    await expect(push).rejects.toMatchObject({ name: 'GitError', exitCode: 128 });
  });
});

/** SBOM, and the folders that hold its earlier and its later state. */
const SBOMS: readonly [string, string, string | undefined, string][] = [
  ['bom.json', 'web-shop/sbom', 'web-shop/upgrade', 'npm, cyclonedx-npm, cyclonedx-library'],
  ['sbom.spdx.json', 'payment-service/start', 'payment-service/upgrade', 'Tool: npm/cli-11.19.1'],
  [
    'services/gateway/bom.json',
    'platform/sbom',
    'platform/upgrade',
    'npm, cyclonedx-npm, cyclonedx-library',
  ],
  ['services/ledger/sbom.spdx.json', 'platform/sbom', undefined, 'Tool: npm/cli-11.19.1'],
  ['apps/console/console.cdx.json', 'platform/sbom', 'platform/upgrade', 'npm cli'],
];

describe('the SBOMs', () => {
  const load = (seed: string, path: string) =>
    readSeedSbom(readFileSync(join(SEEDS, seed, path), 'utf8'));

  it.each(SBOMS)('%s in %s is what its generator wrote', (path, early, late, generator) => {
    const sboms = [early, late].flatMap((seed) => (seed === undefined ? [] : [load(seed, path)]));
    for (const sbom of sboms) {
      expect(sbom.generator).toBe(generator);
      expect(sbom.components).toBeGreaterThanOrEqual(40);
      expect(sbom.components).toBeLessThanOrEqual(400);
      expect(`${early}/${path}`).toContain(sbom.subject);
    }
    expect(new Set(sboms.map(({ version }) => version)).size).toBe(sboms.length);
  });
});

describe('the seed files', () => {
  const files = filesBelow(SEEDS);

  it('are all used by a plan', () => {
    const used = SEED_PLANS.flatMap(({ commits, firstPush: last }) => [...commits, last]);
    const unused = files
      .map(({ path }) => path)
      .filter((path) => path.includes('/'))
      .filter((path) => !used.some(({ folder: seed }) => path.startsWith(`${seed}/`)));
    expect(unused).toEqual([]);
  });

  it('stay small', () => {
    expect(files.reduce((sum, { file }) => sum + statSync(file).size, 0)).toBeLessThan(1_500_000);
  });

  it('name no path of a machine and no registry, and only public hosts', () => {
    for (const { file } of files) {
      const text = readFileSync(file, 'utf8');
      expect(text).not.toMatch(
        /(^|["'\s:=(])(file:\/\/|[A-Z]:\\|\/(home|root|tmp|work|usr|var|Users)\/)/m,
      );
      expect(text).not.toMatch(/registry\./i);
      const hosts = [...text.matchAll(/https?:\/\/([^/"'\s)]+)/g)].map(([, host]) => host);
      for (const host of hosts) expect(PUBLIC_HOSTS).toContain(host);
    }
  });
});

/** Where funding pages, generators and schemas are; nothing else is linked. */
const PUBLIC_HOSTS = [
  'cyclonedx.org',
  'feross.org',
  'github.com',
  'opencollective.com',
  'spdx.org',
  'www.patreon.com',
];
