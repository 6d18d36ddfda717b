import { rm } from 'node:fs/promises';
import { mergeBase } from '../../git-api/ancestry';
import { openGit } from '../../git-api/git';
import { isFullHash } from '../../git-api/names';
import { resolveCommit } from '../../git-api/resolve-commit';
import { createServerLock } from '../../sandbox/bitbucket/repository-lock';
import { ConnectionError } from '../problem';
import {
  isLike,
  mirrored,
  nameMain,
  openMirror,
  refspecsFor,
  removeOthers,
} from './mirror-repository';
import { fetchRemote, readRemoteHeads } from './remote';
import type { FetchOrder, SshLimits } from './remote';
import type { RemoteHeads } from './remote-heads';
import type { SshJob } from './ssh-job';

/** A repository that the connection names. */
export interface MirroredRepository {
  readonly uuid: string;
  readonly workspace: string;
  readonly slug: string;
  /** Of the bare mirror; made when it is first needed. */
  readonly directory: string;
}

export interface MirrorParts {
  /** Runs work with the key at hand. */
  readonly job: <T>(work: (job: SshJob) => Promise<T>) => Promise<T>;
  /** Runs work while no other process does the same for this name. */
  readonly alone: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  readonly limits: SshLimits;
  readonly clock: { now(): number };
  readonly signal: AbortSignal;
  /** Told what the server has, at each look. */
  readonly onHeads: (repository: MirroredRepository, heads: RemoteHeads) => void;
}

export interface Mirrors {
  /** Asks the server; the mirror stays as it is. */
  heads(repository: MirroredRepository): Promise<RemoteHeads>;
  /** Brings the mirror to what the server has now, unless it was looked at since `since`. */
  refresh(repository: MirroredRepository, since: number): Promise<void>;
  /** Whether the mirror has a commit, by full or short hash or by name; fetched if need be. */
  hold(repository: MirroredRepository, commit: string): Promise<boolean>;
  /** Whether a common ancestor of two commits is known, or surely none; fetched if need be. */
  relate(repository: MirroredRepository, a: string, b: string): Promise<boolean>;
}

/** Commits by which the history is followed further back for a common ancestor. */
const DEEPER = 200;
/** A repository that was too large is not fetched again before, unless it has changed. */
const TOO_LARGE_MS = 3600_000;

/** The mirrors of one connection: one job at a time for each repository. Everything throws SSH_*. */
export function createMirrors(parts: MirrorParts): Mirrors {
  const { limits, clock, signal } = parts;
  const lock = createServerLock();
  const refreshedAt = new Map<string, number>();
  const tooLarge = new Map<string, { readonly digest: string; readonly until: number }>();

  const alone = <T>(repository: MirroredRepository, work: (job: SshJob) => Promise<T>) =>
    lock.run(repository.uuid, () => parts.alone(repository.uuid, () => parts.job(work)));

  const look = async (job: SshJob, repository: MirroredRepository): Promise<RemoteHeads> => {
    const heads = await readRemoteHeads(job, repository, limits, signal);
    parts.onHeads(repository, heads);
    return heads;
  };

  const fetch = async (
    job: SshJob,
    repository: MirroredRepository,
    order: Omit<FetchOrder, 'directory'>,
  ): Promise<boolean> => {
    const { directory } = repository;
    try {
      return await fetchRemote(job, repository, { ...order, directory }, { limits, signal });
    } catch (error) {
      if (isTooLarge(error)) await rm(directory, { recursive: true, force: true });
      throw error;
    }
  };

  const bringUp = async (job: SshJob, repository: MirroredRepository): Promise<void> => {
    const startedAt = clock.now();
    const heads = await look(job, repository);
    const digest = JSON.stringify(heads);
    const known = tooLarge.get(repository.uuid);
    if (known?.digest === digest && known.until > startedAt) {
      throw new ConnectionError('SSH_REPOSITORY_TOO_LARGE', [repository.slug]);
    }
    const wanted = mirrored(heads);
    const git = await openMirror(repository.directory);
    if (!(await isLike(git, wanted))) {
      const order = { reach: `--depth=${String(limits.depth)}`, refspecs: refspecsFor(wanted) };
      try {
        // A tag may have gone since the look: the next one tells.
        await fetch(job, repository, { ...order, prune: true });
      } catch (error) {
        if (isTooLarge(error))
          tooLarge.set(repository.uuid, { digest, until: startedAt + TOO_LARGE_MS });
        throw error;
      }
      await removeOthers(git, wanted);
    }
    await nameMain(git, heads);
    refreshedAt.set(repository.uuid, startedAt);
  };

  const refresh: Mirrors['refresh'] = async (repository, since) => {
    const isFresh = () => (refreshedAt.get(repository.uuid) ?? -Infinity) >= since;
    if (isFresh()) return;
    // Who waited behind another's refresh may need none.
    await lock.run(repository.uuid, async () => {
      if (isFresh()) return;
      await parts.alone(repository.uuid, () => parts.job((job) => bringUp(job, repository)));
    });
  };

  const holds = async ({ directory }: MirroredRepository, commit: string) => {
    try {
      return (await resolveCommit(openGit(directory), commit)).kind !== 'missing';
    } catch {
      // No mirror yet.
      return false;
    }
  };

  return {
    heads: (repository) => parts.job((job) => look(job, repository)),
    refresh,
    hold: async (repository, commit) => {
      if (await holds(repository, commit)) return true;
      await refresh(repository, clock.now());
      if (await holds(repository, commit)) return true;
      if (!isFullHash(commit)) return false;
      // With its parent, which changes are told against.
      const order = { reach: '--depth=2', refspecs: [commit], prune: false };
      await alone(repository, (job) => fetch(job, repository, order));
      return holds(repository, commit);
    },
    relate: async (repository, a, b) => {
      const git = openGit(repository.directory);
      const isKnown = async () =>
        (await mergeBase(git, a, b)) !== undefined || !(await isShallow(repository.directory));
      if (await isKnown()) return true;
      const order = {
        reach: `--deepen=${String(DEEPER)}`,
        refspecs: ['+refs/heads/*:refs/heads/*'],
      };
      await alone(repository, (job) => fetch(job, repository, { ...order, prune: false }));
      return isKnown();
    },
  };
}

function isTooLarge(error: unknown): boolean {
  return error instanceof ConnectionError && error.code === 'SSH_REPOSITORY_TOO_LARGE';
}

/** Whether some history was left out. */
async function isShallow(directory: string): Promise<boolean> {
  const { stdout } = await openGit(directory).run(['rev-parse', '--is-shallow-repository']);
  return stdout.toString('utf8').trim() === 'true';
}
