import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { parse } from 'yaml';
import { openDatabase } from '../../host/database';
import { createBridge } from '../../host/platform/bridge/bridge';
import type { BridgeOptions } from '../../host/platform/bridge/options';
import { createEgress, type Egress } from '../../host/platform/egress/egress';
import { loadManifest } from '../../host/platform/manifest';
import { createFakeApp, type FakeApp } from './fake-app';
import { product } from './fake-product';

const run = promisify(execFile);
const ROOT = join(__dirname, '..', '..');

export interface RunningHost {
  readonly origin: string;
  readonly app: FakeApp;
  /** What the admin allowed; only the account `owner` may change it. */
  readonly egress: Egress;
  /** Content security policy reports that browsers sent. */
  readonly violations: string[];
  stop(): Promise<void>;
}

/** A host that no port leads to yet. */
export type Host = Omit<RunningHost, 'origin' | 'stop'> & {
  readonly fetch: ReturnType<typeof createBridge>['routes']['fetch'];
};

/** The bridge with the built panel, and a fake app behind it. */
export function createHost(app: FakeApp, more: Partial<BridgeOptions> = {}): Host {
  const violations: string[] = [];
  const manifestFile = join(ROOT, 'manifest.yml');
  const egress = createEgress({
    manifest: loadManifest(manifestFile),
    database: openDatabase(':memory:'),
    installation: product.workspace,
  });
  const { routes } = createBridge({
    platform: {
      resolve: (call) => app.resolve(call),
      egress,
      isWorkspaceAdmin: (accountId) => Promise.resolve(accountId === 'owner'),
    },
    product,
    manifest: parse(readFileSync(manifestFile, 'utf8')),
    appDirectory: ROOT,
    shellDirectory: join(ROOT, 'build', 'shell'),
    workspace: { slug: 'acme', name: 'Acme' },
    accounts: [
      { accountId: 'owner', name: 'Olga', role: 'owner' },
      { accountId: 'writer', name: 'Wim', role: 'repository admin' },
      { accountId: 'reader', name: 'Rosa', role: 'reader' },
      { accountId: 'outsider', name: 'Otto', role: 'outsider' },
    ],
    sessionKey: 'a key that only this test knows, long enough',
    onViolation: (report) => violations.push(report),
    ...more,
  });
  return { app, egress, violations, fetch: routes.fetch };
}

/** On a free port of this machine. */
export async function startHost(app: FakeApp = createFakeApp()): Promise<RunningHost> {
  const host = createHost(app);
  return { ...host, ...(await listen(host.fetch)) };
}

/** Longer than a page of a test is idle: no connection ends just when somebody asks over it. */
const KEEP_ALIVE_MS = 300_000;

/** Serves on a free port of this machine. */
export async function listen(fetch: Host['fetch']): Promise<Pick<RunningHost, 'origin' | 'stop'>> {
  const serverOptions = { keepAliveTimeout: KEEP_ALIVE_MS };
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0, serverOptions });
  if (!server.listening) await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}

/**
 * Builds the panel and the frame where they are missing: as they are delivered, though Jest says
 * that this is a test. A React for developers does all effects twice, and asks the app twice.
 */
export async function ensureBuilt(): Promise<void> {
  const built = ['panel/index.html', 'shell/shell.js', 'shell/client.js', 'setup/setup.js'];
  if (built.every((file) => existsSync(join(ROOT, 'build', file)))) return;
  await run(process.execPath, ['host/bootstrap.mjs', 'build'], { cwd: ROOT });
}
