import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenConnection } from '../open-connection';
import { ConnectionError, type ConnectionProblemCode } from '../problem';
import { ensureHook, type HookChange, type HookWork } from './ensure-hook';
import { HookRefused } from './hook-place';

/** What became of the webhooks of the repositories. */
export interface RepositoryHooks {
  readonly kind: 'repositories';
  /** Slugs by what was done. */
  readonly done: Readonly<Record<HookChange, readonly string[]>>;
  /** Slugs of those without one, and why: HOOK_FORBIDDEN, BITBUCKET_…. They are polled. */
  readonly failed: ReadonlyMap<string, ConnectionProblemCode>;
  /** The hourly limit was spent before all were listed. */
  readonly isCutShort: boolean;
}

/** Somebody waits for the page: a longer pause that Bitbucket asks for is for the next Save. */
const PATIENCE_MS = 15_000;
/** So many failures in a row are no matter of the repositories. */
const MOST_IN_A_ROW = 3;
const OF_ONE: readonly ConnectionProblemCode[] = ['BITBUCKET_FAILING', 'BITBUCKET_UNREACHABLE'];

/**
 * Sees to the webhook of each repository where the role suffices; one that fails holds up no other.
 * A pause that Bitbucket asks for is kept, as far as there is patience for it. Throws HOOK_FORBIDDEN
 * where none may be managed, and ConnectionError for what concerns all.
 */
export async function registerEach(
  work: HookWork,
  open: Pick<OpenConnection, 'product' | 'repositories'>,
  wait: (milliseconds: number) => Promise<void> = sleep,
): Promise<RepositoryHooks> {
  const { workspace } = open.product;
  const done: Record<HookChange, string[]> = { created: [], repaired: [], unchanged: [] };
  const failed = new Map<string, ConnectionProblemCode>();
  const listed = new Set<string>();
  let unreadable = 0;
  let [most, total] = [0, 0];
  let patience = PATIENCE_MS;
  let inARow = 0;

  const ensure = async (repository: string): Promise<HookChange> => {
    for (;;) {
      try {
        return await ensureHook(work, { workspace, repository });
      } catch (error) {
        const pause = pauseOf(error);
        if (pause === undefined || pause > patience) throw error;
        patience -= pause;
        await wait(pause);
      }
    }
  };
  const register = async (repository: string, slug: string): Promise<void> => {
    try {
      done[await ensure(repository)].push(slug);
      inARow = 0;
    } catch (error) {
      const code = codeOf(error);
      if (code !== 'HOOK_FORBIDDEN') inARow += 1;
      failed.set(slug, code);
      if (code === 'BITBUCKET_LIMIT' || inARow === MOST_IN_A_ROW) throw error;
    }
  };

  let isCutShort = false;
  try {
    for await (const page of open.repositories('made')) {
      unreadable += page.unreadable;
      total = page.total ?? 0;
      most = Math.max(most, total);
      for (const { uuid, slug } of page.repositories) {
        listed.add(uuid);
        await register(uuid, slug);
      }
    }
    // One that a deletion moved to an earlier page was not listed, and is still there.
    if (unreadable === 0 && total === most) forgetOthers(work, listed);
  } catch (error) {
    const isLimit = error instanceof ConnectionError && error.code === 'BITBUCKET_LIMIT';
    if (!isLimit || isNone(done)) throw error;
    isCutShort = true;
  }
  if (isNone(done)) throw new ConnectionError([...failed.values()].at(-1) ?? 'HOOK_FORBIDDEN');
  return { kind: 'repositories', done, failed, isCutShort };
}

/** Repositories that are gone took their webhooks along; the workspace's is none of theirs. */
function forgetOthers({ hooks, connection }: HookWork, listed: ReadonlySet<string>): void {
  for (const { repository } of hooks.list(connection.id)) {
    if (repository !== '' && !listed.has(repository)) hooks.remove(connection.id, repository);
  }
}

function isNone(done: Readonly<Record<HookChange, readonly string[]>>): boolean {
  return Object.values(done).flat().length === 0;
}

/** Milliseconds that Bitbucket asks to wait; undefined for any other failure. */
function pauseOf(error: unknown): number | undefined {
  if (!(error instanceof ConnectionError) || error.code !== 'BITBUCKET_LIMIT') return undefined;
  const seconds = Number(error.details[0] ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(seconds, 1) * 1000 : undefined;
}

/** Throws what concerns more than one repository. */
function codeOf(error: unknown): ConnectionProblemCode {
  if (error instanceof HookRefused) return 'HOOK_FORBIDDEN';
  const isOfOne =
    error instanceof ConnectionError && [...OF_ONE, 'BITBUCKET_LIMIT'].includes(error.code);
  if (!isOfOne) throw error;
  return error.code;
}
