import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { HostDatabase } from '../../database';
import type { AppPlaces } from '../../platform/bridge/app-places';
import type { ProductConnection, ProductEvent } from '../../platform/types';
import type { SandboxAccount } from './account';
import { adoptRefs } from './adopt-refs';
import {
  admin,
  deleteBranch,
  deleteRepository,
  renameRepository,
  transferRepository,
} from './change-repository';
import { createConnection } from './connection';
import type { CredentialStore } from './credentials';
import { createFaultyEdges } from './faults/bitbucket-faults';
import type { BitbucketFaults, RequestLimit } from './faults/types';
import { createRepository } from './create-repository';
import type { NewRepository } from './create-repository';
import { announceLeftovers, createGitRoutes } from './git-access';
import type { HookSending, SandboxHooks } from './hooks/sandbox-hooks';
import { loadIdentity } from './identity';
import type { AccountName, CheckMerge, Sandbox, SandboxIdentity } from './model';
import { createOAuthRoutes } from './oauth/create-oauth-routes';
import { createOAuth, type SandboxOAuth } from './oauth/oauth';
import { createPages } from './pages/create-pages';
import { cloneUrl } from './present/links';
import { createRestApi } from './rest/create-rest-api';
import type { RequestHook } from './rest/create-rest-api';
import { createRateLimit } from './rest/rate-limit';
import { withStores } from './with-stores';

export interface BitbucketSandboxOptions {
  /** Holds credentials.json and the folder `repositories`. */
  readonly directory: string;
  readonly database: HostDatabase;
  readonly clock: { now(): number };
  /**
   * Gets each Forge product event. Called synchronously inside the transaction that records its
   * cause, so it must not begin one of its own; when it throws, all of it is undone and found
   * again later.
   */
  readonly emit: (event: ProductEvent) => void;
  /** Asks the merge checks of the installed app; none where it is left out. */
  readonly checkMerge?: CheckMerge;
  /** `http://127.0.0.1:7990`, without a slash at the end; asked for at each use. */
  readonly origin: () => string;
  readonly onRequest?: RequestHook;
  /** Where the installed app shows itself; the pages of the sandbox lead there. */
  readonly appPlaces?: AppPlaces;
  /** How webhooks are sent: `fetch` and Bitbucket's pauses if left out. */
  readonly sending?: HookSending;
  /** Fresh uuids without braces; random ones if left out. */
  readonly newId?: () => string;
  /** Instead of what credentials.json holds; for tests. */
  readonly identity?: SandboxIdentity;
}

export interface SandboxRepository {
  readonly uuid: string;
  readonly slug: string;
  readonly isPrivate: boolean;
  readonly cloneUrl: string;
  /** Folder of the bare repository. */
  readonly directory: string;
}

export interface BitbucketSandbox {
  /** `/2.0/…`, `/git/…`, `/bitbucket…`. */
  readonly routes: Hono;
  readonly workspace: { readonly uuid: string; readonly slug: string };
  /** Those of the admin, and the workspace's access token. */
  readonly credentials: {
    readonly email: string;
    readonly username: string;
    readonly apiToken: string;
    readonly accessToken: string;
  };
  /** Further credentials, with fewer scopes, an end or fewer repositories. */
  readonly issued: CredentialStore;
  readonly accounts: Readonly<Record<AccountName, SandboxAccount>>;
  readonly connection: ProductConnection;
  /** The one with this slug, made if it is not there. Throws for a slug Bitbucket would refuse. */
  createRepository(options: NewRepository): Promise<SandboxRepository>;
  repositories(): SandboxRepository[];
  /** Throws RangeError for a slug that is taken or cannot be one. */
  renameRepository(uuid: string, slug: string): Promise<void>;
  /** With its folder and everything that belongs to it. */
  deleteRepository(uuid: string): Promise<void>;
  /** To a workspace without the app; no event tells of it. */
  transferRepository(uuid: string): Promise<void>;
  deleteBranch(uuid: string, name: string): Promise<void>;
  /** Webhooks and their requests; `stop` before the database is closed. */
  readonly hooks: SandboxHooks;
  /** What goes wrong on demand, at the REST API and with events. */
  readonly faults: BitbucketFaults;
  readonly limit: RequestLimit;
  /** Consumers, and the authorizations that people gave them. */
  readonly oauth: SandboxOAuth;
  /** Takes the refs that a repository holds now for known; no event is emitted for them. */
  adopt(uuid: string): Promise<void>;
  /**
   * Announces pushes and merges whose process was killed, and hands over held events that are due;
   * run it at each start. Counts refs.
   */
  catchUp(): Promise<number>;
}

/** A Bitbucket workspace over real git repositories. Uuids in its answers have no braces. */
export function createBitbucketSandbox(options: BitbucketSandboxOptions): BitbucketSandbox {
  const { database } = options;
  const newId = options.newId ?? randomUUID;
  const identity = options.identity ?? loadIdentity(options.directory, newId);
  const edges = createFaultyEdges(options);
  const sandbox = withStores({
    database,
    clock: options.clock,
    newId,
    origin: options.origin,
    emit: edges.emit,
    checkMerge: options.checkMerge,
    identity,
    sending: options.sending,
    repositoriesDirectory: join(options.directory, 'repositories'),
  });
  const { limit, guard } = createRateLimit(options.clock, identity);
  const api = createRestApi(sandbox, {
    limit: guard,
    faults: edges.requests,
    onRequest: options.onRequest,
  });
  const oauth = createOAuth({ ...sandbox, credentials: sandbox.issued });
  const routes = new Hono();
  routes.route('/', api);
  routes.route('/', createGitRoutes(sandbox));
  routes.route('/', createOAuthRoutes(oauth.parts));
  routes.route('/', createPages(sandbox, options.appPlaces));
  const { workspace, accounts, accessToken } = sandbox.identity;
  const { email, username, apiToken } = accounts.admin;
  return {
    routes,
    workspace: { uuid: workspace.uuid, slug: workspace.slug },
    credentials: { email, username, apiToken, accessToken },
    issued: sandbox.issued,
    accounts,
    connection: createConnection(sandbox, api),
    createRepository: async (wanted) =>
      view(sandbox, (await createRepository(sandbox, wanted)).uuid),
    repositories: () => sandbox.repositories.list().map(({ uuid }) => view(sandbox, uuid)),
    renameRepository: (uuid, slug) => renameRepository(sandbox, uuid, slug),
    deleteRepository: (uuid) => deleteRepository(sandbox, uuid),
    transferRepository: (uuid) => transferRepository(sandbox, uuid),
    deleteBranch: (uuid, name) =>
      sandbox.lock.run(uuid, () => deleteBranch(sandbox, uuid, name, admin(sandbox))),
    hooks: sandbox.hooks,
    faults: edges.faults,
    limit,
    oauth: oauth.oauth,
    adopt: (uuid) => adoptRefs(sandbox, uuid),
    catchUp: async () => {
      edges.faults.release();
      sandbox.hooks.wake();
      let refs = 0;
      for (const { uuid } of sandbox.repositories.list()) {
        refs += await sandbox.lock.run(uuid, () => announceLeftovers(sandbox, uuid));
      }
      return refs;
    },
  };
}

function view(sandbox: Sandbox, uuid: string): SandboxRepository {
  const record = sandbox.repositories.find(uuid);
  return {
    uuid,
    slug: record?.slug ?? '',
    isPrivate: record?.isPrivate ?? true,
    cloneUrl: cloneUrl(sandbox, record?.slug ?? ''),
    directory: join(sandbox.repositoriesDirectory, `${uuid}.git`),
  };
}
