import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from '@jest/globals';
import { cloneAs, type Clone } from './git-client';
import { freePort } from './free-port';
import { secretFiles, startHostProcess, type HostProcess } from './host-process';
import { startLocalHost } from './local-host';
import { cyclonedx } from './sbom';

const PUSHES = 100;
const KILLS = 20;
const TARGETS = [
  { slug: 'web-shop', branch: 'main', path: 'bom.json', environment: 'production' },
  { slug: 'payment-service', branch: 'develop', path: 'sbom.cdx.json', environment: 'development' },
  {
    slug: 'platform',
    branch: 'main',
    path: 'services/gateway/bom.json',
    environment: 'production',
  },
] as const;

/** Numbers from 0 to 1 that are the same in every run: Lehmer's generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Pushes until the host takes it; a push that a kill cut off is simply made again. */
async function pushThrough(clone: Clone, branch: string): Promise<void> {
  let last: unknown;
  for (let attempt = 0; attempt < 600; attempt += 1) {
    try {
      await clone.push(`HEAD:refs/heads/${branch}`);
      return;
    } catch (error) {
      last = error;
      await sleep(100);
    }
  }
  throw new Error('The host never took the push.', { cause: last });
}

it(`loses nothing and sends nothing twice, killed ${String(KILLS)} times during ${String(PUSHES)} pushes`, async () => {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'kills-'));
  const port = await freePort();
  const random = seeded(20_261_121);
  // The host's own first pushes are over before anybody clones.
  expect(await startHostProcess({ dataDirectory, port, args: ['--once'] }).ended()).toBe(0);
  let host: HostProcess = startHostProcess({ dataDirectory, port });
  await host.ready;

  const { accounts } = JSON.parse(readFileSync(secretFiles(dataDirectory).credentials, 'utf8')) as {
    accounts: { writer: { username: string; apiToken: string } };
  };
  const clones = await Promise.all(
    TARGETS.map(async ({ slug, branch }) => {
      const url = `http://127.0.0.1:${String(port)}/git/sandbox/${slug}.git`;
      const { username, apiToken } = accounts.writer;
      const clone = await cloneAs({ url, username, password: apiToken });
      await clone.git('checkout', '--quiet', '-B', branch, `origin/${branch}`);
      return clone;
    }),
  );

  const expected: { product: string; environment: string; version: string; commit: string }[] = [];
  const progress = { pushing: true };
  const pushes = (async () => {
    for (let n = 0; n < PUSHES; n += 1) {
      const index = n % TARGETS.length;
      const target = TARGETS[index];
      const clone = clones[index];
      if (target === undefined || clone === undefined) throw new Error('No target.');
      const version = `100.0.${String(n)}`;
      await clone.write(target.path, cyclonedx(version, 3, target.slug));
      const commit = await clone.commit(version);
      await pushThrough(clone, target.branch);
      const directory = target.path.includes('/')
        ? `/${target.path.split('/').slice(0, -1).join('/')}`
        : '';
      const product = `sandbox/${target.slug}${directory}`;
      expected.push({ product, environment: target.environment, version, commit });
    }
    progress.pushing = false;
  })();

  let kills = 0;
  let killsWhilePushing = 0;
  while (kills < KILLS) {
    await sleep(50 + random() * 900);
    await host.kill();
    kills += 1;
    if (progress.pushing) killsWhilePushing += 1;
    host = startHostProcess({ dataDirectory, port });
    // Some kills strike while the host is still starting.
    if (random() < 0.8) await host.ready;
  }
  await pushes;
  await host.ready;
  await host.stop();

  // What the last process left is worked here, where it can be looked into.
  const local = await startLocalHost({ dataDirectory, port });
  try {
    const product = (one: { product: string; environment: string; version: string }) =>
      `${one.product} ${one.environment} ${one.version}`;
    const wanted = expected.map(product).sort();
    const arrived = () =>
      local.host.inbox
        .arrivals()
        .filter(({ version }) => version?.startsWith('100.0.') === true)
        .map((one) => product({ ...one, version: one.version ?? '' }))
        .sort();
    // A push may be left out when a newer one to its branch took its place: its row says so.
    const missing = async () => {
      const runs = await allRuns(local.host);
      const replaced = new Set(
        runs.flatMap((run) => (run.problem?.code === 'RUN_SUPERSEDED' ? [run.commit] : [])),
      );
      const last = new Set(expected.slice(-TARGETS.length).map(({ commit }) => commit));
      const there = new Set(arrived());
      return expected
        .filter(({ commit }) => last.has(commit) || !replaced.has(commit))
        .map(product)
        .filter((one) => !there.has(one));
    };
    for (let wait = 0; wait < 120; wait += 1) {
      await local.settled();
      const { delayed } = local.host.platform.pending();
      if ((await missing()).length === 0 && (await unfinishedRuns(local.host)) === 0) break;
      if (delayed > 0) await sleep(500);
    }
    expect(await missing()).toEqual([]);
    expect(wanted).toEqual(expect.arrayContaining(arrived()));
    expect(new Set(arrived()).size).toBe(arrived().length);
    const runs = await allRuns(local.host);
    for (const { commit } of expected) {
      const recorded = runs.filter((run) => run.commit === commit && run.state === 'done');
      expect(recorded).toHaveLength(1);
    }
    expect(killsWhilePushing).toBeGreaterThanOrEqual(10);
  } finally {
    await local.host.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }
}, 300_000);

type Local = Awaited<ReturnType<typeof startLocalHost>>['host'];
interface RunRow {
  readonly commit: string;
  readonly state: string;
  readonly problem?: { readonly code: string };
}

async function allRuns(host: Local): Promise<RunRow[]> {
  const rows: RunRow[] = [];
  for (const { uuid } of host.sandbox.repositories()) {
    let cursor: string | undefined;
    do {
      const reply = (await host.platform.resolve({
        moduleKey: 'repository-settings',
        accountId: host.sandbox.accounts.admin.accountId,
        extension: {},
        functionKey: 'listRuns',
        payload: { repository: uuid, ...(cursor !== undefined && { cursor }) },
      })) as { data: { runs: RunRow[]; cursor?: string } };
      rows.push(...reply.data.runs);
      cursor = reply.data.cursor;
    } while (cursor !== undefined);
  }
  return rows;
}

async function unfinishedRuns(host: Local): Promise<number> {
  return (await allRuns(host)).filter(({ state }) => state === 'queued' || state === 'waiting')
    .length;
}
