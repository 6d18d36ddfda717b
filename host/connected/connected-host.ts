import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { parse } from 'yaml';
import type { BitbucketService } from '../connections/bitbucket-service';
import type { Connection } from '../connections/connection';
import { createConnectionHooks } from '../connections/hooks/hook-store';
import { environmentConsumer } from '../connections/oauth/consumer';
import { openByKind } from '../connections/open-by-kind';
import { CONNECTION_PROBLEMS } from '../connections/problem';
import { createConnectionStore } from '../connections/store/create-connection-store';
import { openDatabase } from '../database';
import { createLeftSessions } from '../login/left-sessions';
import { createLogin } from '../login/login';
import { outsideNetwork } from '../network-outside';
import { fromBundle, fromSource } from '../platform/app-functions';
import type { FrameNotice } from '../platform/bridge/options';
import { loadManifest } from '../platform/manifest';
import type { LogLine } from '../platform/invoke';
import type { PlatformReport } from '../platform/report';
import type { Network } from '../platform/types';
import { requestPath } from '../request-path';
import { HEALTH_PATH } from '../running-host';
import { loadHostSecrets } from '../secrets';
import { onlyServedNames, serveOnLoopback, type Server } from '../server';
import { createSetup } from '../setup/create-setup';
import { connectionPath } from '../setup/contract/paths';
import { createSetupServices } from '../setup/services';
import type { SetupParts } from '../setup/setup-parts';
import { testStored } from '../setup/test-connection';
import type { LineListener } from '../terminal/line-hub';
import { hostKeys } from '../vault/host-keys';
import { openVault } from '../vault/open-vault';
import { createHookReceiver } from '../webhooks/receive';
import { connectionFault, fault, revokedReport } from './connection-reports';
import { diagnose } from './doctor';
import { forgetFolders } from './forget-folders';
import { hookTarget } from './hook-target';
import { hostLines } from './host-lines';
import { looksOf } from './look-lines';
import { pageDispatch } from './page-dispatch';
import { revokedProblem } from './revoked-problem';
import { createSetupHost, hasWorkspaceHook } from './setup-host';
import { createWorkspaceRuntime } from './workspace-runtime';
import { createWorkspaces } from './workspaces';

export interface ConnectedSetup {
  /** The root of the project: manifest.yml, src, build. */
  readonly root: string;
  readonly dataDirectory: string;
  readonly address: string;
  /** 0 = any free one. */
  readonly port: number;
  readonly app: 'source' | 'bundle';
  readonly service: BitbucketService;
  readonly publicUrl?: string;
  readonly adminToken?: string;
  readonly pollSeconds: number;
  readonly allowPrivateAddresses: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock?: { now(): number };
  /** Instead of the real network, for the app's destinations. */
  readonly network?: Network;
  readonly onLine: LineListener;
  readonly onReport: (report: PlatformReport) => void;
  readonly onLog?: (line: LogLine) => void;
  readonly onViolation?: (report: string) => void;
}

const LOOK_MS = 5000;

export type ConnectedHost = ReturnType<typeof createConnectedHost>;

/** Builds the host that serves workspaces of Bitbucket Cloud through its connections. */
export function createConnectedHost(setup: ConnectedSetup) {
  const root = resolve(setup.root);
  const dataDirectory = resolve(setup.dataDirectory);
  const clock = setup.clock ?? Date;
  const folders = join(dataDirectory, 'connections');
  const secrets = loadHostSecrets(dataDirectory);
  const database = openDatabase(join(dataDirectory, 'host.db'));
  const keys = hostKeys(secrets, setup.environment);
  const { sealed } = openVault(database, keys);
  const store = createConnectionStore(database, sealed, clock);
  const manifestFile = join(root, 'manifest.yml');
  const manifest = loadManifest(manifestFile);
  const writtenManifest: unknown = parse(readFileSync(manifestFile, 'utf8'));
  const allowedHosts = setup.publicUrl === undefined ? [] : [new URL(setup.publicUrl).host];
  // Bitbucket itself may be the sandbox of another host on this machine.
  const toBitbucket = outsideNetwork({ allowPrivateAddresses: true });
  const outside = outsideNetwork({ allowPrivateAddresses: setup.allowPrivateAddresses });
  const hooks = createConnectionHooks(database, sealed);
  const onFault = (message: string) => (connection: Connection, error: unknown) => {
    setup.onReport(connectionFault(message, connection, error));
  };
  let server: Server | undefined;
  let looking: NodeJS.Timeout | undefined;

  const shared = { service: setup.service, network: toBitbucket.request, clock };
  const openConnection = (connection: Connection) =>
    openByKind(connection, { ...shared, store, directory: join(folders, connection.id) });
  const workspaces = createWorkspaces({
    store,
    openConnection,
    openRuntime: (connection, workspace, open) =>
      createWorkspaceRuntime(
        {
          root,
          manifest,
          writtenManifest,
          functions: () =>
            setup.app === 'bundle'
              ? fromBundle(join(root, 'build/bundle'))
              : fromSource(join(root, 'src/index.ts')),
          dataDirectory,
          keys,
          sessionKey: secrets.sessionKey,
          clock,
          service: setup.service,
          hooks,
          publicUrl: setup.publicUrl,
          pollSeconds: setup.pollSeconds,
          hasHooks: (id) => hasWorkspaceHook(hooks, id, setup.publicUrl),
          noticeOf: (id) => revokedNotice(store.find(id)),
          onEventFault: (connection, error) => {
            // Why it is revoked is told once, when its work is held.
            if (store.find(connection.id)?.status === 'revoked') return;
            onFault('Bitbucket could not be looked at; it is tried again.')(connection, error);
          },
          onHookFault: onFault('The webhooks could not be registered; save the connection again.'),
          network: setup.network ?? outside.request,
          allowPrivateAddresses: setup.allowPrivateAddresses,
          allowedHosts,
          onLine: setup.onLine,
          onReport: setup.onReport,
          ...(setup.onLog && { onLog: setup.onLog }),
          ...(setup.onViolation && { onViolation: setup.onViolation }),
        },
        connection,
        workspace,
        open,
      ),
    onFault: onFault('A connection could not be opened; the others are served.'),
    onRevoked: (connection) => {
      setup.onReport(revokedReport(connection));
    },
  });
  const login = createLogin({
    adminToken: setup.adminToken,
    sessionKey: secrets.sessionKey,
    clock,
    left: createLeftSessions(database, clock),
    secure: setup.publicUrl !== undefined,
  });

  const consumer = environmentConsumer(setup.environment);
  const origin = (): string => setup.publicUrl ?? server?.origin ?? 'http://127.0.0.1';
  const parts: SetupParts = {
    ...shared,
    database,
    store,
    directory: join(folders, 'drafts'),
    origin,
    ...(setup.publicUrl !== undefined && { publicUrl: setup.publicUrl }),
    ...(consumer && { environmentConsumer: consumer }),
    onFault: (error) => {
      setup.onReport(fault('Something was saved, but what runs did not follow.', error));
    },
    openConnection: (connection, own) => openByKind(connection, { ...shared, ...own }),
    connected: createSetupHost({
      workspaces,
      hooks,
      service: setup.service,
      publicUrl: setup.publicUrl,
      openConnection,
      forgetFolders: () => forgetFolders(folders, store.list()),
      doctor: async (connection, runtime) => {
        const { publicUrl } = setup;
        const open = runtime?.open ?? {
          hasApi: connection.kind !== 'ssh',
          check: () => testStored(parts, connection.id),
        };
        const insteadOf = workspaces.insteadOf(connection.id)?.name;
        const { service, environment } = setup;
        const looked = { connection, open, service, hooks, clock, publicUrl, insteadOf };
        const looks = runtime && looksOf(runtime.events);
        const { lines } = await diagnose({ ...looked, looks });
        return [...lines, ...hostLines({ dataDirectory, environment })];
      },
    }),
  };
  const receiver = createHookReceiver({
    find: (id) => hookTarget({ store, workspaces, hooks }, id),
    clock,
    onFault: (error) => {
      setup.onReport(
        fault('A webhook’s delivery could not be stored; Bitbucket sends it again.', error),
      );
    },
  });

  const app = new Hono<{ Bindings: HttpBindings }>({ getPath: requestPath })
    .use('*', onlyServedNames(allowedHosts))
    .use('*', login.keepOut)
    .get(HEALTH_PATH, (c) => c.json({ pid: process.pid }))
    .route('/', login.routes)
    .route('/', receiver)
    .route(
      '/',
      createSetup({
        services: createSetupServices(parts),
        access: login.access,
        directory: join(root, 'build/setup'),
        secure: setup.publicUrl !== undefined,
        onFault: (error) => {
          setup.onReport(fault('A call of the set-up pages failed.', error));
        },
      }),
    )
    .route('/', pageDispatch(workspaces))
    .notFound((c) => c.text('There is nothing at this address. Everything starts at /\n', 404))
    // The error itself stays in the report: what it says is nobody's who asks.
    .onError((error, c) => {
      if (error instanceof HTTPException) return error.getResponse();
      setup.onReport(fault('A page could not be answered.', error));
      return c.text('This host could not do that because of an error of its own.\n', 500);
    });

  return {
    dataDirectory,
    store,
    workspaces,
    /** Begins to listen, then to serve every connection; what an earlier process left comes first. */
    async start(): Promise<string> {
      server = await serveOnLoopback(setup.port, app.fetch, setup.address);
      await workspaces.sync();
      await forgetFolders(folders, store.list());
      // A refresh that found its token revoked wrote that down, here or in another process.
      looking = setInterval(() => {
        workspaces.sync().catch((error: unknown) => {
          setup.onReport(
            fault('The connections could not be looked at; it is tried again.', error),
          );
        });
      }, LOOK_MS);
      return server.origin;
    },
    async stop(): Promise<void> {
      clearInterval(looking);
      await server?.close();
      await workspaces.close();
      await toBitbucket.close();
      await outside.close();
      database.close();
    },
  };
}

/** Says on every page of the workspace why nothing is sent any more. */
function revokedNotice(connection: Connection | undefined): FrameNotice | undefined {
  if (connection?.status !== 'revoked') return undefined;
  const { sentence, next } = CONNECTION_PROBLEMS[revokedProblem(connection)];
  const address = connectionPath(connection.id);
  return { sentence, next, link: { name: 'Open the connection', address } };
}
