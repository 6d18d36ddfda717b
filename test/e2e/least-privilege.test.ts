import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { InvocationRecord } from '../../host/platform/types';
import type { PlatformReport } from '../../host/platform/report';
import type { EventLine } from '../../host/terminal/event-line';
import { createHost } from '../../host/wire';
import { CATALOGUE } from '../../src/core/error-catalogue';
import { callAs, repositoryUuid } from './call-as';
import { cloneAs } from './git-client';
import { startLocalHost } from './local-host';
import { movingClock } from './moving-clock';
import { onCommit } from './on-commit';
import { ROOT } from './root';
import { cyclonedx } from './sbom';

const PUSH = 'avi:bitbucket:push:repository';
const PULL_REQUEST = 'avi:bitbucket:created:pullrequest';

const manifestShape = z.looseObject({
  permissions: z.looseObject({
    scopes: z.array(z.string()),
    external: z.object({
      fetch: z.object({ backend: z.array(z.object({ address: z.string() })) }),
    }),
  }),
});
type ManifestShape = z.infer<typeof manifestShape>;

/**
 * One installation, and the app deployed to it again and again with less in its manifest, as the
 * same data folder under another manifest.
 */
describe('without', () => {
  const clock = movingClock();
  let dataDirectory: string;
  let full: ManifestShape;
  let versions = 0;
  beforeAll(async () => {
    full = manifestShape.parse(parse(await readFile(join(ROOT, 'manifest.yml'), 'utf8')));
    const local = await startLocalHost();
    ({ dataDirectory } = local);
    await local.settled();
    await local.host.stop();
  });
  afterAll(async () => {
    clock.restore();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  async function open(change: (permissions: ManifestShape['permissions']) => void) {
    const manifest = structuredClone(full);
    change(manifest.permissions);
    const manifestFile = join(dataDirectory, 'manifest.yml');
    await writeFile(manifestFile, stringify(manifest));
    const invocations: InvocationRecord[] = [];
    const reports: PlatformReport[] = [];
    const lines: EventLine[] = [];
    const host = createHost({
      root: ROOT,
      manifestFile,
      dataDirectory,
      port: 0,
      app: 'source',
      versionDelayMs: 0,
      onInvocation: (record) => invocations.push(record),
      onReport: (report) => reports.push(report),
    });
    host.lines.subscribe((line) => lines.push(line));
    const settled = async () => {
      await host.platform.idle();
      return lines.splice(0);
    };
    return { host, invocations, reports, settled };
  }
  type Deployed = Awaited<ReturnType<typeof open>>;

  /** Runs `work` on a started host, and stops that. */
  async function deployed<T>(
    change: (permissions: ManifestShape['permissions']) => void,
    work: (local: Deployed & { origin: string }) => Promise<T>,
  ): Promise<T> {
    const local = await open(change);
    const origin = await local.host.start();
    try {
      return await work({ ...local, origin });
    } finally {
      await local.host.stop();
    }
  }
  const drop = (scope: string) => (permissions: ManifestShape['permissions']) => {
    permissions.scopes = permissions.scopes.filter((one) => one !== scope);
  };
  const nothing = () => undefined;

  async function push({ host, settled }: Deployed) {
    const repository = host.sandbox.repositories().find(({ slug }) => slug === 'web-shop');
    const { username, apiToken } = host.sandbox.accounts.writer;
    const url = repository?.cloneUrl ?? '';
    const clone = await cloneAs({ url, username, password: apiToken });
    versions += 1;
    const version = `1.0.${String(versions)}`;
    await clone.write('bom.json', cyclonedx(version));
    const commit = await clone.commit(version);
    await clone.push('main');
    return { commit, version, lines: await settled() };
  }
  const arrivals = ({ host }: Deployed, wanted: string) =>
    host.inbox.arrivals().filter(({ version }) => version === wanted);
  const asAdmin = (local: Deployed, name: 'getRepositoryPage' | 'getWorkspacePage') => {
    const repository = repositoryUuid(local, 'web-shop');
    return callAs(local, local.host.sandbox.accounts.admin.accountId, name, { repository });
  };

  /** An event that came in while the app still had the scope, and is worked without it. */
  async function leftBehind(eventType: string, members: Record<string, unknown>) {
    const { host } = await open(nothing);
    host.platform.emit({
      eventType,
      workspace: { uuid: `{${host.sandbox.workspace.uuid}}` },
      repository: { uuid: `{${repositoryUuid({ host }, 'web-shop')}}` },
      ...members,
    });
    await host.stop();
  }

  it('read:repository:bitbucket no push is told of, and nothing of a repository can be read', async () => {
    const hash = 'a'.repeat(40);
    await leftBehind(PUSH, {
      push: { ref: 'main', mainbranch: true, before: hash, after: hash, commits: [] },
    });
    const missed = await deployed(drop('read:repository:bitbucket'), async (local) => {
      expect(await local.settled()).toMatchObject([
        { ref: 'main', result: 'failed', reason: 'BITBUCKET_FORBIDDEN' },
      ]);
      const pushed = await push(local);
      expect(pushed.lines).toEqual([]);
      expect(local.reports).toContainEqual(
        expect.objectContaining({ code: 'EVENT_SCOPE_MISSING', fields: { eventType: PUSH } }),
      );
      expect(await asAdmin(local, 'getRepositoryPage')).toMatchObject({
        ok: false,
        problem: { code: 'BITBUCKET_FORBIDDEN' },
      });
      return pushed;
    });
    await deployed(nothing, async (local) => {
      // What nobody told of is found by the reconciliation.
      await clock.pass(local, 2 * 3600);
      expect(arrivals(local, missed.version)).toHaveLength(1);
    });
  });

  it('read:pullrequest:bitbucket no pull request is told of or read, and pushes arrive', async () => {
    await leftBehind(PULL_REQUEST, {
      pullrequest: {
        id: 1,
        source: { branch: 'develop', commit: { hash: 'abcdef012345' } },
        destination: { branch: 'main', commit: { hash: 'abcdef012346' } },
      },
    });
    await deployed(drop('read:pullrequest:bitbucket'), async (local) => {
      expect(await local.settled()).toMatchObject([
        { event: 'pullrequest:created', result: 'failed', reason: 'BITBUCKET_FORBIDDEN' },
      ]);
      local.host.platform.emit({ eventType: PULL_REQUEST });
      expect(local.reports).toContainEqual(
        expect.objectContaining({
          code: 'EVENT_SCOPE_MISSING',
          fields: { eventType: PULL_REQUEST },
        }),
      );
      expect((await push(local)).lines).toMatchObject([{ result: 'accepted' }]);
    });
  });

  it('read:workspace:bitbucket nobody gets into the settings of the workspace, and pushes arrive', async () => {
    await deployed(drop('read:workspace:bitbucket'), async (local) => {
      expect(await asAdmin(local, 'getWorkspacePage')).toMatchObject({
        ok: false,
        problem: { code: 'NOT_ALLOWED' },
      });
      expect((await push(local)).lines).toMatchObject([{ result: 'accepted' }]);
    });
  });

  it('storage:app an event waits, and is worked when the scope is back', async () => {
    const pushed = await deployed(drop('storage:app'), async (local) => {
      expect(await asAdmin(local, 'getWorkspacePage')).toMatchObject({
        ok: false,
        problem: { code: 'STORAGE_FAILED' },
      });
      const { lines, ...rest } = await push(local);
      expect(lines).toEqual([]);
      expect(local.invocations.at(-1)).toMatchObject({ cause: 'trigger', productRequests: 0 });
      expect(local.invocations.at(-1)?.retryInSeconds).toBeGreaterThan(0);
      expect(arrivals(local, rest.version)).toEqual([]);
      return rest;
    });
    await deployed(nothing, async (local) => {
      const lines = await clock.pass(local, 120);
      expect(lines).toMatchObject([{ commit: pushed.commit, result: 'accepted' }]);
      expect(arrivals(local, pushed.version)).toHaveLength(1);
    });
  });

  it('the address of the destination nothing leaves, which is told, and the next push arrives', async () => {
    const refused = await deployed(
      (permissions) => {
        permissions.external.fetch.backend = [];
      },
      async (local) => {
        const pushed = await push(local);
        expect(pushed.lines).toMatchObject([
          { sbom: 'bom.json', result: 'rejected', reason: 'DESTINATION_EGRESS' },
        ]);
        const { report, status } = await onCommit(local, 'web-shop', pushed.commit);
        expect(status?.state).toBe('FAILED');
        expect(report.details).toContain(CATALOGUE.DESTINATION_EGRESS.sentence);
        return pushed;
      },
    );
    await deployed(nothing, async (local) => {
      expect(arrivals(local, refused.version)).toEqual([]);
      expect((await push(local)).lines).toMatchObject([{ result: 'accepted' }]);
    });
  });

  it('nothing at all is asked for that is not used: every scope has its test here', () => {
    expect([...full.permissions.scopes].sort()).toEqual([
      'read:pullrequest:bitbucket',
      'read:repository:bitbucket',
      'read:workspace:bitbucket',
      'storage:app',
    ]);
    expect(full.permissions.external.fetch.backend).toEqual([
      { address: 'https://api.interlynk.io' },
    ]);
  });
});
