import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { BitbucketService } from '../connections/bitbucket-service';
import type { Connection, ConnectedWorkspace } from '../connections/connection';
import type { ConnectionHooks } from '../connections/hooks/hook-store';
import type { OpenConnection } from '../connections/open-connection';
import { openDatabase, type HostDatabase } from '../database';
import { createBridge } from '../platform/bridge/bridge';
import type { FrameNotice } from '../platform/bridge/options';
import type { AppFunctions, Network } from '../platform/types';
import type { LogLine } from '../platform/invoke';
import type { Manifest } from '../platform/manifest-types';
import { createPlatform, type Platform } from '../platform/platform';
import type { PlatformReport } from '../platform/report';
import { createLineHub, type LineListener } from '../terminal/line-hub';
import type { HostKeys } from '../vault/host-keys';
import { openVault } from '../vault/open-vault';
import { createEventSource, type EventSource } from './event-source';
import { createHookRegistrar, type HookRegistrar } from './hook-registrar';
import { noteInstallation } from './note-installation';
import { pagesOf } from './pages-of';

export interface RuntimeParts {
  readonly root: string;
  readonly manifest: Manifest;
  /** manifest.yml after YAML parsing. */
  readonly writtenManifest: unknown;
  readonly functions: () => AppFunctions | Promise<AppFunctions>;
  readonly dataDirectory: string;
  readonly keys: HostKeys;
  readonly sessionKey: string;
  readonly clock: { now(): number };
  /** What the app's destinations are reached by. */
  readonly network: Network;
  readonly allowPrivateAddresses: boolean;
  /** Host header values that are served beside the loopback names. */
  readonly allowedHosts: readonly string[];
  readonly service: BitbucketService;
  readonly hooks: ConnectionHooks;
  readonly publicUrl: string | undefined;
  readonly pollSeconds: number;
  /** Whether a webhook of this connection tells of every repository. */
  readonly hasHooks: (connectionId: string) => boolean;
  /** What stands above every page of the workspace. */
  readonly noticeOf: (connectionId: string) => FrameNotice | undefined;
  /** A look at Bitbucket failed; it is tried again by itself. */
  readonly onEventFault: (connection: Connection, error: unknown) => void;
  /** Webhooks could not be registered because of an error of the host's own. */
  readonly onHookFault: (connection: Connection, error: unknown) => void;
  readonly onLine: LineListener;
  readonly onReport?: (report: PlatformReport) => void;
  readonly onLog?: (line: LogLine) => void;
  readonly onViolation?: (report: string) => void;
}

/** One workspace that the host serves: the app installed in it, behind one connection. */
export interface WorkspaceRuntime {
  readonly connection: Connection;
  readonly workspace: ConnectedWorkspace;
  readonly open: OpenConnection;
  readonly platform: Platform;
  readonly database: HostDatabase;
  readonly events: EventSource;
  readonly registrar: HookRegistrar;
  /** The frame's pages and calls of this workspace. */
  readonly pages: Hono;
  /** Works what is stored; until then events are taken and kept. */
  start(): Promise<void>;
  /** Takes no new work; what is stored stays. */
  hold(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the app for one workspace, with a database of its own: data of one workspace is in no
 * other's file. Throws OptionError where its secrets were sealed with another key.
 */
export function createWorkspaceRuntime(
  parts: RuntimeParts,
  connection: Connection,
  workspace: ConnectedWorkspace,
  open: OpenConnection,
): WorkspaceRuntime {
  const folder = workspaceFolder(parts.dataDirectory, workspace);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = openDatabase(join(folder, 'host.db'));
  openVault(database, parts.keys);
  const lines = createLineHub(parts.clock, (uuid) => {
    const known = events.index.find(uuid);
    return known && `${workspace.slug}/${known.slug}`;
  });
  const ended = lines.subscribe(parts.onLine);
  const platform = createPlatform({
    manifest: parts.manifest,
    functions: parts.functions,
    database,
    product: open.product,
    network: parts.network,
    secretKey: parts.keys.current,
    previousSecretKeys: parts.keys.previous,
    clock: parts.clock,
    variables: { ALLOW_PRIVATE_ADDRESSES: parts.allowPrivateAddresses ? 'yes' : 'no' },
    onInvocation: (record) => {
      lines.tell(record);
    },
    ...(parts.onReport && { onReport: parts.onReport }),
    ...(parts.onLog && { onLog: parts.onLog }),
  });
  const events = createEventSource({
    connection,
    workspace,
    open,
    service: parts.service,
    database,
    emit: (event) => {
      platform.emit(event);
    },
    clock: parts.clock,
    hasHooks: () => parts.hasHooks(connection.id),
    pollSeconds: parts.pollSeconds,
    onFault: (error) => {
      parts.onEventFault(connection, error);
    },
  });
  const registrar = createHookRegistrar({
    connection,
    open,
    service: parts.service,
    hooks: parts.hooks,
    publicUrl: parts.publicUrl,
    clock: parts.clock,
    onFault: (error) => {
      parts.onHookFault(connection, error);
    },
  });
  const stopAsking = async (): Promise<void> => {
    await Promise.all([registrar.stop(), events.stop()]);
  };
  const { routes: pages } = createBridge({
    platform,
    manifest: parts.writtenManifest,
    appDirectory: parts.root,
    shellDirectory: join(parts.root, 'build/shell'),
    product: platform.product,
    workspace: { slug: pagesOf(workspace), name: workspace.name },
    accounts: [{ ...open.account, role: ROLES[connection.kind] }],
    links: [{ name: 'Connections', address: '/integrations/bitbucket' }],
    notice: () => parts.noticeOf(connection.id),
    sessionKey: parts.sessionKey,
    allowedHosts: parts.allowedHosts,
    // By another name than this machine's own it is reached by --public-url, which is https.
    secure: parts.allowedHosts.length > 0,
    ...(parts.onViolation && { onViolation: parts.onViolation }),
  });
  return {
    connection,
    workspace,
    open,
    platform,
    database,
    events,
    registrar,
    pages,
    start: async () => {
      await platform.start();
      noteInstallation(database, platform, parts.clock);
      events.start();
      registrar.resume();
    },
    hold: async () => {
      await stopAsking();
      await platform.stop();
    },
    close: async () => {
      await stopAsking();
      await platform.stop();
      ended();
      await open.close();
      database.close();
    },
  };
}

/** Where everything of a workspace is kept; its uuid never changes, while its slug may. */
function workspaceFolder(
  dataDirectory: string,
  { uuid }: Pick<ConnectedWorkspace, 'uuid'>,
): string {
  if (!/^[0-9a-f-]{36}$/.test(uuid)) throw new RangeError('This is no uuid of a workspace.');
  return join(dataDirectory, 'workspaces', uuid);
}

const ROLES: Readonly<Record<Connection['kind'], string>> = {
  oauth: 'Connected account',
  'api-token': 'Connected account',
  'access-token': 'Operator',
  ssh: 'Operator',
};
