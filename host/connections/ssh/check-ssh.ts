import { CONNECTION_PROBLEMS, ConnectionError } from '../problem';
import type { CheckLine } from '../open-connection';
import { lookAtServer } from './look-at-server';
import { knownHostName } from './host-keys';
import type { ReadKey } from './read-private-key';
import type { RemoteHeads } from './remote-heads';
import type { SshJob } from './ssh-job';
import { isSlug } from './ssh-address';
import type { SshServer } from './ssh-address';

export interface SshCheckParts {
  readonly server: SshServer;
  readonly workspace: string;
  /** Slugs. */
  readonly repositories: readonly string[];
  readonly readKey: () => Promise<ReadKey>;
  readonly job: <T>(work: (job: SshJob) => Promise<T>) => Promise<T>;
  readonly signal: AbortSignal;
  /** What a repository has at the server now. */
  readonly heads: (slug: string) => Promise<RemoteHeads>;
}

/** Repositories are asked for so many at a time. */
const AT_ONCE = 4;

/** The lines of the test: key, server, each repository by itself, and what SSH cannot do. */
export async function checkSsh(parts: SshCheckParts): Promise<readonly CheckLine[]> {
  const key = await line('Private key', async () => (await parts.readKey()).fingerprint);
  const usable = key.state === 'ok';
  const server = usable
    ? await line('Server', async () => {
        const fingerprint = await parts.job((job) => lookAtServer(job, parts.signal));
        return `${knownHostName(parts.server)}, ${fingerprint}`;
      })
    : skipped('Server');
  const reached = server.state === 'ok';
  const repositories = reached
    ? await checkRepositories(parts)
    : parts.repositories.map((slug) => skipped(`Repository ${parts.workspace}/${slug}`));
  const none: CheckLine = { what: 'Repositories', state: 'warning', found: 'none is named' };
  const codeOnly: CheckLine = {
    what: 'Reports, pull requests and webhooks',
    state: 'skipped',
    problem: 'SSH_CODE_ONLY',
    found: CONNECTION_PROBLEMS.SSH_CODE_ONLY.sentence,
  };
  return [key, server, ...(parts.repositories.length === 0 ? [none] : repositories), codeOnly];
}

async function checkRepositories(parts: SshCheckParts): Promise<CheckLine[]> {
  const { workspace, repositories } = parts;
  const lines: CheckLine[] = [];
  for (let at = 0; at < repositories.length; at += AT_ONCE) {
    const some = repositories.slice(at, at + AT_ONCE).map((slug) =>
      line(`Repository ${workspace}/${slug.slice(0, 100)}`, async () => {
        // It need not be asked for: Bitbucket has none of that name.
        if (!isSlug(slug)) throw new ConnectionError('SSH_REPOSITORY_MISSING');
        return describe(await parts.heads(slug));
      }),
    );
    lines.push(...(await Promise.all(some)));
  }
  return lines;
}

function describe({ mainBranch, refs }: RemoteHeads): string {
  if (refs.length === 0) return 'empty';
  const branches = refs.filter(({ type }) => type === 'branch').length;
  const count = `branches: ${String(branches)}, tags: ${String(refs.length - branches)}`;
  return mainBranch === undefined ? count : `${mainBranch}; ${count}`;
}

async function line(what: string, find: () => Promise<string>): Promise<CheckLine> {
  try {
    return { what, state: 'ok', found: await find() };
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return { what, state: 'failed', problem: error.code, details: error.details };
  }
}

function skipped(what: string): CheckLine {
  return { what, state: 'skipped' };
}
