import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../database';
import type { ProductActor } from '../../platform/types';
import { repositoryDirectory } from '../../sandbox/bitbucket/repository-git';
import type { Actor } from '../../sandbox/bitbucket/model';
import { errorBody } from '../../sandbox/bitbucket/rest/api-error';
import { IN_PROCESS_ACTOR } from '../../sandbox/bitbucket/rest/environment';
import type { ConnectionOf } from '../connection';
import type { OpenConnection } from '../open-connection';
import type { ConnectionParts } from '../open';
import { ConnectionError } from '../problem';
import { fencedUrl } from '../http/workspace-fence';
import { checkSsh } from './check-ssh';
import { createCodeApi } from './code-api';
import { createCodeWorkspace, noteHeads } from './code-workspace';
import { holdAlone } from './hold-alone';
import { sweepJobFolders } from './job-folder';
import { listMirrored } from './list-mirrored';
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
}

/** What addresses in answers begin with; nothing is asked there. */
const ORIGIN = 'https://api.bitbucket.org';
const REDIRECTS = [301, 302, 303, 307, 308];

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
    user: parts.service.ssh.user,
  };
  const limits = { ...SSH_LIMITS, ...options.limits };
  const account = { accountId: `operator:${id}`, name: 'Operator' };
  const fence = { api: ORIGIN, workspace };
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
        const url = fencedUrl(fence, path);
        const actor = actorOf(who);
        if (actor === undefined) {
          return Response.json(errorBody('The account does not exist'), { status: 401 });
        }
        const answer = await send(actor, url, init);
        const location = answer.headers.get('location');
        const follow = init.redirect !== 'manual' && REDIRECTS.includes(answer.status);
        return follow && location !== null
          ? send(actor, fencedUrl(fence, location), { method: 'GET' })
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
        signal: closing.signal,
        heads: (slug) => mirrors.heads(mirrorOf(slug)),
      }),
    repositories: () => listMirrored(sandbox, (uuid) => mirrors.heads(mirrorOf(uuid))),
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
}
