import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../database';
import type { ProductActor } from '../../platform/types';
import { repositoryDirectory } from '../../sandbox/bitbucket/repository-git';
import type { Actor } from '../../sandbox/bitbucket/model';
import { errorBody } from '../../sandbox/bitbucket/rest/api-error';
import { IN_PROCESS_ACTOR } from '../../sandbox/bitbucket/rest/environment';
import type { ConnectionOf } from '../connection';
import type { IndexedRepository, OpenConnection, RepositoryPage } from '../open-connection';
import type { ConnectionParts } from '../open';
import { ConnectionError } from '../problem';
import { checkSsh } from './check-ssh';
import { createCodeApi } from './code-api';
import { createCodeWorkspace, noteHeads } from './code-workspace';
import { holdAlone } from './hold-alone';
import { sweepJobFolders } from './job-folder';
import { createMirrors } from './mirrors';
import type { MirroredRepository } from './mirrors';
import { readPrivateKey } from './read-private-key';
import { SSH_LIMITS } from './remote';
import type { SshLimits } from './remote';
import { isSlug } from './ssh-address';
import type { SshServer } from './ssh-address';
import { withSshJob } from './ssh-job';
import type { SshJob } from './ssh-job';

export interface SshOptions {
  readonly limits?: Partial<SshLimits>;
  /** Who logs in; `git` at Bitbucket. */
  readonly user?: string;
}

const ORIGIN = 'https://api.bitbucket.org';
const REDIRECTS = [301, 302, 303, 307, 308];
const PAGE = 20;

/**
 * Reaches the repositories that a connection names by git over SSH: bare, shallow mirrors below
 * `parts.directory`, which answer what Bitbucket's API would. Throws RangeError for a connection
 * without a workspace.
 */
export function openSsh(
  connection: ConnectionOf<'ssh'>,
  parts: ConnectionParts,
  options: SshOptions = {},
): OpenConnection {
  const { workspace, id, hostKeys } = connection;
  if (workspace === undefined) throw new RangeError('This connection has no workspace yet.');
  const server: SshServer = {
    host: connection.host,
    port: connection.port,
    user: options.user ?? 'git',
  };
  const limits = { ...SSH_LIMITS, ...options.limits };
  const account = { accountId: `operator:${id}`, name: 'Operator' };
  const jobs = join(parts.directory, 'jobs');
  mkdirSync(parts.directory, { recursive: true, mode: 0o700 });
  const swept = sweepJobFolders(jobs);
  const closing = new AbortController();
  const database = openDatabase(join(parts.directory, 'code.db'));
  const sandbox = createCodeWorkspace({
    database,
    clock: parts.clock,
    workspace,
    operator: account,
    directory: join(parts.directory, 'mirrors'),
    repositories: connection.repositories.filter(isSlug),
  });

  const privateKey = (): string => {
    const opened = parts.store.secrets(connection);
    if (opened === undefined) throw new ConnectionError('SSH_KEY_MALFORMED');
    return opened.secrets.privateKey;
  };
  const running = new Set<Promise<unknown>>();
  const job = async <T>(work: (one: SshJob) => Promise<T>): Promise<T> => {
    await swept;
    const done = withSshJob(jobs, { server, hostKeys, privateKey: privateKey() }, work);
    running.add(done);
    return done.finally(() => running.delete(done));
  };
  const mirrors = createMirrors({
    job,
    // Twice: git may be asked for heads before and after it fetches.
    alone: (name, work) => holdAlone(parts.store, `ssh ${id} ${name}`, 2 * limits.fetchMs, work),
    limits,
    clock: parts.clock,
    signal: closing.signal,
    onHeads: (repository, heads) => {
      if (!closing.signal.aborted) noteHeads(sandbox, repository, heads);
    },
  });
  const api = createCodeApi(sandbox, mirrors);

  const mirrorOf = (key: string): MirroredRepository => {
    const found = sandbox.repositories.find(key);
    if (found === undefined) throw new ConnectionError('SSH_REPOSITORY_MISSING', [key]);
    const { uuid, slug } = found;
    const directory = repositoryDirectory(sandbox, uuid);
    return { uuid, slug, workspace: workspace.slug, directory };
  };

  const send = async (actor: Actor, url: URL, init: RequestInit): Promise<Response> =>
    api.fetch(new Request(url, { ...init, redirect: 'manual' }), { [IN_PROCESS_ACTOR]: actor });

  const actorOf = (who: ProductActor): Actor | undefined => {
    if (who.type === 'app') return { kind: 'app' };
    const { admin } = sandbox.identity.accounts;
    return who.accountId === admin.accountId ? { kind: 'account', account: admin } : undefined;
  };

  return {
    account,
    hasApi: false,
    product: {
      workspace: workspace.uuid,
      request: async (who, path, init) => {
        const url = insideWorkspace(path, workspace);
        const actor = actorOf(who);
        if (actor === undefined) {
          return Response.json(errorBody('The account does not exist'), { status: 401 });
        }
        const answer = await send(actor, url, init);
        const location = answer.headers.get('location');
        const follow = init.redirect !== 'manual' && REDIRECTS.includes(answer.status);
        return follow && location !== null
          ? send(actor, insideWorkspace(location, workspace), { method: 'GET' })
          : answer;
      },
    },
    check: () =>
      checkSsh({
        server,
        workspace: workspace.slug,
        repositories: connection.repositories,
        readKey: async () => {
          await swept;
          return readPrivateKey(privateKey(), jobs);
        },
        job,
        heads: (slug) => mirrors.heads(mirrorOf(slug)),
      }),
    repositories: () => pages(sandbox.repositories.list().map(({ uuid }) => uuid)),
    heads: async ({ uuid }) => {
      const { refs } = await mirrors.heads(mirrorOf(uuid));
      return refs.map(({ type, name, commit }) => ({ type, name, commit }));
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
      database.close();
    },
  };

  /** Asks for each, since git has no list that would say what changed; one that fails is counted. */
  async function* pages(uuids: readonly string[]): AsyncGenerator<RepositoryPage> {
    for (let at = 0; at < uuids.length || at === 0; at += PAGE) {
      const some = uuids.slice(at, at + PAGE);
      const rows = await Promise.allSettled(some.map((uuid) => indexed(uuid)));
      const failed = rows.find((row) => row.status === 'rejected' && !isOfRepository(row.reason));
      if (failed?.status === 'rejected') throw failed.reason;
      const repositories = rows.flatMap((row) => (row.status === 'fulfilled' ? [row.value] : []));
      yield {
        repositories: repositories.sort(latestFirst),
        unreadable: rows.length - repositories.length,
        total: uuids.length,
      };
    }
  }

  async function indexed(uuid: string): Promise<IndexedRepository> {
    const { mainBranch } = await mirrors.heads(mirrorOf(uuid));
    const record = sandbox.repositories.find(uuid);
    return {
      uuid,
      slug: record?.slug ?? '',
      name: record?.name ?? '',
      ...(mainBranch !== undefined && { mainBranch }),
      ...(record && { updatedAt: new Date(record.updatedOn).toISOString() }),
    };
  }
}

function latestFirst(a: IndexedRepository, b: IndexedRepository): number {
  return (b.updatedAt ?? '').localeCompare(a.updatedAt ?? '');
}

/** Whether it is about one repository, so that the others can still be listed. */
function isOfRepository(error: unknown): boolean {
  return (
    error instanceof ConnectionError &&
    (error.code === 'SSH_REPOSITORY_MISSING' || error.code === 'SSH_TOO_SLOW')
  );
}

/** Dots are resolved before anything is judged. Throws OTHER_WORKSPACE. */
function insideWorkspace(path: string, workspace: { uuid: string; slug: string }): URL {
  const url = URL.canParse(path, ORIGIN) ? new URL(path, ORIGIN) : undefined;
  const named =
    url && /^\/2\.0\/(?:repositories|workspaces|user\/workspaces)\/([^/]+)/.exec(url.pathname);
  const own = [workspace.slug, `{${workspace.uuid}}`, encodeURIComponent(`{${workspace.uuid}}`)];
  const isOwn = !named || own.some((one) => one.toLowerCase() === named[1]?.toLowerCase());
  if (url?.origin !== ORIGIN || !url.pathname.startsWith('/2.0/') || !isOwn) {
    throw new ConnectionError('OTHER_WORKSPACE');
  }
  return url;
}
