import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createConnectedHost,
  type ConnectedHost,
  type ConnectedSetup,
} from '../../host/connected/connected-host';
import { serviceAt } from '../../host/connections/bitbucket-service';
import { openDatabase } from '../../host/database';
import { sandboxNetwork } from '../../host/network';
import type { PlatformReport } from '../../host/platform/report';
import { createInterlynkInbox } from '../../host/sandbox/interlynk/inbox';
import type { EventLine } from '../../host/terminal/event-line';
import { createHost } from '../../host/wire';
import { cloneAs, type Clone } from './git-client';
import { operatorAt } from './operator';
import { ROOT } from './root';
import { cyclonedx } from './sbom';

export const INTERLYNK_TOKEN = `lynk_live_${'a1'.repeat(20)}`;
/** Longer than any poll. */
const PATIENCE_MS = 120_000;

/** What a test changes of the host that it opens. */
export type OpenSetup = Partial<ConnectedSetup>;

/** A host whose sandbox is the Bitbucket of other hosts; its own app does nothing. */
export async function startBitbucket() {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'bitbucket-'));
  const host = createHost({ root: ROOT, port: 0, app: 'source', dataDirectory });
  const origin = await host.start();
  await host.platform.stop();
  const { sandbox } = host;
  const clones = new Map<string, Clone>();
  return {
    host,
    sandbox,
    origin,
    repository: (slug: string) => sandbox.createRepository({ slug }),
    /** Somebody's clone of a repository; the same each time. */
    async clone(slug: string): Promise<Clone> {
      const known = clones.get(slug);
      if (known !== undefined) return known;
      const url = sandbox.repositories().find((one) => one.slug === slug)?.cloneUrl ?? '';
      const { username, apiToken } = sandbox.accounts.writer;
      const clone = await cloneAs({ url, username, password: apiToken });
      clones.set(slug, clone);
      return clone;
    },
    async end(): Promise<void> {
      await host.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
export type Bitbucket = Awaited<ReturnType<typeof startBitbucket>>;

/** A host that serves connections, with an SBOM platform that nobody else delivers to. */
export async function openConnected(bitbucket: { readonly origin: string }, setup: OpenSetup = {}) {
  const dataDirectory = setup.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'connected-')));
  const platform = openDatabase(':memory:');
  const inbox = createInterlynkInbox({
    database: platform,
    clock: Date,
    token: INTERLYNK_TOKEN,
    versionDelayMs: 0,
  });
  inbox.start();
  const lines: EventLine[] = [];
  const reports: PlatformReport[] = [];
  const logs: string[] = [];
  const host: ConnectedHost = createConnectedHost({
    root: ROOT,
    address: '127.0.0.1',
    port: 0,
    app: 'source',
    service: serviceAt(bitbucket.origin),
    pollSeconds: 2,
    allowPrivateAddresses: true,
    environment: {},
    network: sandboxNetwork({ 'api.interlynk.io': (request) => inbox.handle(request) }),
    onLine: (line) => lines.push(line),
    onReport: (report) => reports.push(report),
    onLog: (line) => logs.push(JSON.stringify(line)),
    ...setup,
    dataDirectory,
  });
  const origin = await host.start();
  const operator = await operatorAt(origin, setup.adminToken);
  const runtime = () => {
    const [found] = host.workspaces.all();
    if (found === undefined) throw new Error('No workspace is served.');
    return found;
  };
  const ask = (functionKey: string, payload: unknown): Promise<unknown> => {
    const { platform: app, open } = runtime();
    const { accountId } = open.account;
    const moduleKey = 'workspace-settings';
    return app.resolve({ moduleKey, accountId, extension: {}, functionKey, payload });
  };
  let stopped: Promise<void> | undefined;
  /** Ends the host alone: its folder stays as it is. */
  const stop = (): Promise<void> => (stopped ??= host.stop());
  const sent = (version: string) => {
    // The platform reads a document some time after it has taken it.
    inbox.workDue();
    return inbox.arrivals().filter((arrival) => arrival.version === version).length;
  };

  return {
    host,
    origin,
    dataDirectory,
    operator,
    lines,
    reports,
    logs,
    inbox,
    runtime,
    ask,
    /** How often a document of this version came to the SBOM platform. */
    sent,
    /** Saves the destination and other settings as an admin, and waits for the first look around. */
    async prepare(more: object = {}): Promise<void> {
      const page = (await ask('getWorkspacePage', {})) as {
        data: { revision: number; settings: object };
      };
      const { revision, settings } = page.data;
      const destination = { id: 'lynk', kind: 'interlynk', name: 'Interlynk', enabled: true };
      const changed = { ...settings, destinations: [destination], ...more };
      const saved = await ask('saveWorkspaceSettings', { revision, settings: changed });
      const token = await ask('saveDestinationSecret', { id: 'lynk', secret: INTERLYNK_TOKEN });
      if (!JSON.stringify([saved, token]).includes('"ok":true')) {
        throw new Error(JSON.stringify([saved, token]));
      }
      await until('the first look around', () => runtime().events.state().state === 'done');
    },
    /** What the host said of a commit, once it said it and has nothing more to do now. */
    async heard(commit: string): Promise<EventLine> {
      const line = await until(
        () => `a line of ${commit} among ${JSON.stringify({ lines, reports, logs })}`,
        () => lines.find((one) => one.commit === commit),
      );
      // Else a clock that is moved now would have its schedules begin beside the next push.
      await runtime().platform.idle();
      return line;
    },
    stop,
    async close(): Promise<void> {
      await stop();
      inbox.stop();
      platform.close();
      if (setup.dataDirectory === undefined) {
        await rm(dataDirectory, { recursive: true, force: true });
      }
    },
  };
}
export type Connected = Awaited<ReturnType<typeof openConnected>>;

/** Pushes an SBOM of this version; the commit. */
export async function pushSbom(clone: Clone, version: string, branch = 'main'): Promise<string> {
  await clone.write('bom.json', cyclonedx(version, 3));
  const commit = await clone.commit(version);
  await clone.push(`HEAD:refs/heads/${branch}`);
  return commit;
}

/** Looks again until there is something. */
export async function until<T>(
  what: string | (() => string),
  look: () => T | undefined | false,
): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await sleep(50);
  }
  throw new Error(`Waited in vain for ${typeof what === 'string' ? what : what()}.`);
}
