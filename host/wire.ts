import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { parse } from 'yaml';
import { openDatabase } from './database';
import { createHostRoutes } from './host-routes';
import { sandboxNetwork } from './network';
import { outsideNetwork } from './network-outside';
import { fromBundle, fromSource } from './platform/app-functions';
import { createAppPlaces } from './platform/bridge/app-places';
import { createBridge } from './platform/bridge/bridge';
import type { LogLine } from './platform/invoke';
import { loadManifest } from './platform/manifest';
import { createPlatform } from './platform/platform';
import { nameOfError, type PlatformReport } from './platform/report';
import type { InvocationRecord } from './platform/types';
import { createReplay } from './replay-saved';
import { requestPath } from './request-path';
import { createBitbucketSandbox } from './sandbox/bitbucket/create-bitbucket-sandbox';
import type { RequestHook } from './sandbox/bitbucket/rest/create-rest-api';
import { createDependencyTrackInbox } from './sandbox/dependency-track/inbox';
import { createEndpointInbox } from './sandbox/https-endpoint/inbox';
import { createInterlynkInbox } from './sandbox/interlynk/inbox';
import { SANDBOX_PLATFORMS } from './sandbox-egress';
import { loadHostSecrets } from './secrets';
import { onlyServedNames, serveOnLoopback, type Server } from './server';
import { createLineHub } from './terminal/line-hub';
import { hostKeys } from './vault/host-keys';
import { openVault } from './vault/open-vault';

export interface HostSetup {
  /** The root of the project: manifest.yml, src, build. */
  readonly root: string;
  /** Another manifest than the project's. */
  readonly manifestFile?: string;
  readonly dataDirectory: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly app: 'source' | 'bundle';
  readonly clock?: { now(): number };
  /** `forge variables` of the app. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Opens the real network to the app; absent, it reaches the inboxes of the sandbox alone. */
  readonly outside?: { readonly allowPrivateAddresses: boolean };
  readonly versionDelayMs?: number;
  readonly onInvocation?: (record: InvocationRecord) => void;
  readonly onReport?: (report: PlatformReport) => void;
  readonly onLog?: (line: LogLine) => void;
  readonly onRequest?: RequestHook;
  /** Told of each breach of a page's content security policy. */
  readonly onViolation?: (report: string) => void;
}

export type Host = ReturnType<typeof createHost>;

/** The name that the app reaches Interlynk by; in the sandbox the inbox answers for it. */
const INTERLYNK_HOST = 'api.interlynk.io';
const CATCH_UP_MS = 5000;

/** Builds the host around one data folder: database, platform, sandbox, inbox, pages. */
export function createHost(setup: HostSetup) {
  const root = resolve(setup.root);
  const dataDirectory = resolve(setup.dataDirectory);
  const clock = setup.clock ?? Date;
  const secrets = loadHostSecrets(dataDirectory);
  const database = openDatabase(join(dataDirectory, 'host.db'));
  const keys = hostKeys(secrets, process.env);
  openVault(database, keys);
  const manifestFile = resolve(setup.manifestFile ?? join(root, 'manifest.yml'));
  const manifest = loadManifest(manifestFile);
  const writtenManifest: unknown = parse(readFileSync(manifestFile, 'utf8'));
  const lines = createLineHub(clock, (uuid) => {
    const known = sandbox.repositories().find((repository) => repository.uuid === uuid);
    return known && `${sandbox.workspace.slug}/${known.slug}`;
  });
  let server: Server | undefined;
  let catchingUp: NodeJS.Timeout | undefined;

  const inbox = createInterlynkInbox({
    database,
    clock,
    token: secrets.interlynkToken,
    ...(setup.versionDelayMs !== undefined && { versionDelayMs: setup.versionDelayMs }),
  });
  const dependencyTrack = createDependencyTrackInbox({
    database,
    clock,
    key: secrets.dependencyTrackKey,
    ...(setup.versionDelayMs !== undefined && { importDelayMs: setup.versionDelayMs }),
  });
  const outside = setup.outside && outsideNetwork(setup.outside);
  const endpoint = createEndpointInbox({ database, clock, key: secrets.endpointKey });
  const sandbox = createBitbucketSandbox({
    directory: dataDirectory,
    database,
    clock,
    origin: () => server?.origin ?? 'http://127.0.0.1',
    emit: (event) => {
      platform.emit(event);
    },
    checkMerge: (merge) => platform.checkMerge(merge),
    appPlaces: createAppPlaces(writtenManifest),
    ...(setup.onRequest && { onRequest: setup.onRequest }),
  });
  const platform = createPlatform({
    manifest,
    functions: () =>
      setup.app === 'bundle'
        ? fromBundle(join(root, 'build/bundle'))
        : fromSource(join(root, 'src/index.ts')),
    database,
    product: sandbox.connection,
    network: sandboxNetwork(
      {
        [INTERLYNK_HOST]: (request) => inbox.handle(request),
        [SANDBOX_PLATFORMS.dependencyTrack]: (request) => dependencyTrack.handle(request),
        [SANDBOX_PLATFORMS.endpoint]: (request) => endpoint.handle(request),
      },
      outside?.request,
    ),
    secretKey: keys.current,
    previousSecretKeys: keys.previous,
    clock,
    variables: {
      ALLOW_PRIVATE_ADDRESSES: setup.outside?.allowPrivateAddresses === true ? 'yes' : 'no',
      ...setup.variables,
    },
    onInvocation: (record) => {
      setup.onInvocation?.(record);
      lines.tell(record);
    },
    ...(setup.onReport && { onReport: setup.onReport }),
    ...(setup.onLog && { onLog: setup.onLog }),
  });
  const { accounts } = sandbox;
  const bridge = createBridge({
    platform,
    manifest: writtenManifest,
    appDirectory: root,
    shellDirectory: join(root, 'build/shell'),
    // Behind the scope check: what a page asks for is held to the manifest as well.
    product: platform.product,
    ...(setup.onViolation && { onViolation: setup.onViolation }),
    workspace: { slug: sandbox.workspace.slug, name: 'Sandbox' },
    accounts: [
      { accountId: accounts.admin.accountId, name: accounts.admin.displayName, role: 'Owner' },
      { accountId: accounts.writer.accountId, name: accounts.writer.displayName, role: 'Writer' },
      { accountId: accounts.reader.accountId, name: accounts.reader.displayName, role: 'Reader' },
      {
        accountId: accounts.outsider.accountId,
        name: accounts.outsider.displayName,
        role: 'Outsider',
      },
    ],
    links: [
      { name: 'Bitbucket', address: '/bitbucket' },
      { name: 'SBOM inbox', address: '/inbox' },
    ],
    sessionKey: secrets.sessionKey,
  });
  const replay = createReplay({
    platform,
    manifest,
    lines,
    workspace: sandbox.workspace.uuid,
    clock,
  });
  const hostRoutes = createHostRoutes({ token: secrets.hostToken, replay });

  const app = new Hono<{ Bindings: HttpBindings }>({ getPath: requestPath })
    .use('*', onlyServedNames())
    .route('/', hostRoutes)
    .route('/', sandbox.routes)
    .route('/', inbox.routes)
    .route('/', dependencyTrack.routes)
    .route('/', endpoint.routes)
    .route('/', bridge.routes)
    .get('/', (c) => c.redirect('/bitbucket'))
    .notFound((c) => c.text('There is nothing at this address. Everything starts at /\n', 404));

  return {
    dataDirectory,
    secrets,
    sandbox,
    inbox,
    dependencyTrack,
    endpoint,
    platform,
    /** Begins to listen, then to work; what an earlier process left undone comes first. */
    async start(): Promise<string> {
      server = await serveOnLoopback(setup.port, app.fetch);
      inbox.start();
      dependencyTrack.start();
      await platform.start();
      await sandbox.catchUp();
      // A git process can outlive a killed host and move a ref after the look above.
      catchingUp = setInterval(() => {
        sandbox.catchUp().catch((error: unknown) => {
          setup.onReport?.(catchUpFailed(error));
        });
      }, CATCH_UP_MS);
      return server.origin;
    },
    async stop(): Promise<void> {
      clearInterval(catchingUp);
      await server?.close();
      await platform.stop();
      await sandbox.hooks.stop();
      await outside?.close();
      inbox.stop();
      dependencyTrack.stop();
      database.close();
    },
    lines,
    replay,
  };
}

function catchUpFailed(error: unknown): PlatformReport {
  return {
    level: 'error',
    code: 'PLATFORM_FAULT',
    message: 'The host could not compare the refs of its repositories; it tries again.',
    fields: { error: nameOfError(error) },
  };
}
