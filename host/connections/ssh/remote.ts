import { ConnectionError } from '../problem';
import { directorySize } from './directory-size';
import { findProblem } from './look-at-server';
import { parseRemoteHeads } from './remote-heads';
import type { RemoteHeads } from './remote-heads';
import type { Ran } from './run-program';
import { repositoryAddress } from './ssh-address';
import type { SshJob } from './ssh-job';

/** How much a connection fetches, and how long it waits. */
export interface SshLimits {
  /** Of one repository on disk, while it is fetched and afterwards. */
  readonly repositoryBytes: number;
  readonly fetchMs: number;
  readonly headsMs: number;
  /** Commits of each branch that a mirror holds. */
  readonly depth: number;
}

export const SSH_LIMITS: SshLimits = {
  repositoryBytes: 1024 ** 3,
  fetchMs: 10 * 60_000,
  headsMs: 60_000,
  depth: 10,
};

/** A repository at the server: names that were checked become its address. */
export interface RemoteRepository {
  readonly workspace: string;
  readonly slug: string;
}

export interface FetchOrder {
  /** The bare repository to fetch into. */
  readonly directory: string;
  /** `--depth=10`, `--deepen=200`. */
  readonly reach: string;
  /** Read by git from its input: none can become an option. */
  readonly refspecs: readonly string[];
  readonly prune: boolean;
}

const WATCH_MS = 200;
const REFS = ['HEAD', 'refs/heads/*', 'refs/tags/*'];

/** Branches and tags of now. Throws SSH_* for what keeps git from them. */
export async function readRemoteHeads(
  job: SshJob,
  repository: RemoteRepository,
  limits: SshLimits,
  signal: AbortSignal,
): Promise<RemoteHeads> {
  const address = addressOf(job, repository);
  const args = ['ls-remote', '--symref', '--', address, ...REFS];
  const ran = await job.git(args, { limitMs: limits.headsMs, signal });
  if (ran.exitCode === 0) return parseRemoteHeads(ran.stdout.toString('utf8'));
  throw stopProblem(ran, repository) ?? (await findProblem(job, nameOf(repository), signal));
}

/**
 * Fetches into a bare repository; false where the server has not what was asked for. Throws
 * SSH_REPOSITORY_TOO_LARGE as soon as the repository is: looked at while it comes in.
 */
export async function fetchRemote(
  job: SshJob,
  repository: RemoteRepository,
  order: FetchOrder,
  { limits, signal }: { readonly limits: SshLimits; readonly signal: AbortSignal },
): Promise<boolean> {
  const args = [
    ...['--git-dir', order.directory],
    ...['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'],
    ...[order.reach, ...(order.prune ? ['--prune'] : []), '--stdin', addressOf(job, repository)],
  ];
  const watch = watchSize(order.directory, limits.repositoryBytes, signal);
  try {
    const ran = await job.git(args, {
      limitMs: limits.fetchMs,
      signal: watch.signal,
      input: order.refspecs.map((refspec) => `${refspec}\n`).join(''),
    });
    if (watch.isTooLarge() || (await directorySize(order.directory)) > limits.repositoryBytes) {
      const megabytes = String(Math.round(limits.repositoryBytes / 1024 ** 2));
      throw new ConnectionError('SSH_REPOSITORY_TOO_LARGE', [
        nameOf(repository),
        `${megabytes} MB`,
      ]);
    }
    if (ran.exitCode === 0) return true;
    const problem = stopProblem(ran, repository);
    if (problem) throw problem;
  } finally {
    watch.end();
  }
  // Whether anything was reached at all: throws where not.
  await readRemoteHeads(job, repository, limits, signal);
  return false;
}

function addressOf(job: SshJob, { workspace, slug }: RemoteRepository): string {
  return repositoryAddress(job.access.server, workspace, slug);
}

function nameOf({ workspace, slug }: RemoteRepository): string {
  return `${workspace}/${slug}`;
}

function stopProblem({ stopped }: Ran, repository: RemoteRepository): ConnectionError | undefined {
  if (stopped === undefined) return undefined;
  if (stopped === 'signal') return new ConnectionError('SSH_UNREACHABLE', ['closed']);
  const code = stopped === 'time' ? 'SSH_TOO_SLOW' : 'SSH_REPOSITORY_TOO_LARGE';
  return new ConnectionError(code, [nameOf(repository)]);
}

/** Aborts when the folder has grown over `bytes`, or when `outer` does. */
function watchSize(directory: string, bytes: number, outer: AbortSignal) {
  const inner = new AbortController();
  let looking = false;
  let tooLarge = false;
  const look = async () => {
    if (looking) return;
    looking = true;
    tooLarge ||= (await directorySize(directory)) > bytes;
    if (tooLarge) inner.abort();
    looking = false;
  };
  const timer = setInterval(() => void look(), WATCH_MS);
  return {
    signal: AbortSignal.any([inner.signal, outer]),
    isTooLarge: () => tooLarge,
    end: () => {
      clearInterval(timer);
    },
  };
}
