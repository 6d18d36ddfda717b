import { setTimeout as sleep } from 'node:timers/promises';
import type { OpenConnection } from '../open-connection';
import { ConnectionError, type ConnectionProblemCode } from '../problem';
import { ensureHook, type HookChange, type HookWork } from './ensure-hook';
import { createWholeList } from '../whole-list';
import { HookRefused } from './hook-place';

/** What became of the webhooks of the repositories. */
export interface RepositoryHooks {
  /** Slugs by what was done. */
  readonly done: Readonly<Record<HookChange, readonly string[]>>;
  /** Slugs of those without one, and why: HOOK_FORBIDDEN, BITBUCKET_…. They are polled. */
  readonly failed: ReadonlyMap<string, ConnectionProblemCode>;
}

/** How far it is: repositories that were seen to, with or without success. */
export interface HookProgress {
  readonly done: number;
  /** Absent until Bitbucket has said it. */
  readonly total?: number;
  /** Until when Bitbucket asks to wait, or is left alone as it fails; epoch milliseconds. */
  readonly until?: number;
}

/** Rejects when the signal is aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export interface EachParts {
  readonly signal: AbortSignal;
  readonly clock: { now(): number };
  readonly onProgress: (progress: HookProgress) => void;
  /** For pauses; `setTimeout` if left out. */
  readonly wait?: Wait | undefined;
}

const setTimeoutWait: Wait = (milliseconds, signal) => sleep(milliseconds, undefined, { signal });

/** So many failures in a row are no matter of the repositories: the others are not asked now. */
const MOST_IN_A_ROW = 3;
/** What a repository meets after so many pauses is its own matter. */
const MOST_PAUSES = 2;
export const OUTAGES: readonly ConnectionProblemCode[] = [
  'BITBUCKET_FAILING',
  'BITBUCKET_UNREACHABLE',
];
/** Where Bitbucket does not say how long, or nothing at all. */
const USUAL_PAUSE_SECONDS = 300;

/**
 * Sees to the webhook of each repository where the role suffices; one that fails holds up no other,
 * and every pause that Bitbucket asks for is kept. Those that met an outage come again after one, twice
 * at most. Throws HOOK_FORBIDDEN where none may be managed, ConnectionError for what else concerns all,
 * and the signal's reason once the repository in hand is done.
 */
export async function registerEach(
  work: HookWork,
  open: Pick<OpenConnection, 'product' | 'repositories'>,
  { signal, clock, onProgress, wait = setTimeoutWait }: EachParts,
): Promise<RepositoryHooks> {
  const { workspace } = open.product;
  const done: Record<HookChange, string[]> = { created: [], repaired: [], unchanged: [] };
  const failed = new Map<string, ConnectionProblemCode>();
  const seen = new Set<string>();
  let total: number | undefined;
  /** How often a repository met an outage, by its uuid. */
  const met = new Map<string, number>();
  /** Those that come again after a pause: slugs by uuid. */
  const again = new Map<string, string>();
  let inARow = 0;

  const tell = (until?: number): void => {
    const more = { ...(total !== undefined && { total }), ...(until !== undefined && { until }) };
    onProgress({ done: seen.size, ...more });
  };
  const patiently = async <T>(ask: () => Promise<T>, pauseFor = limitPause): Promise<T> => {
    for (;;) {
      signal.throwIfAborted();
      try {
        return await ask();
      } catch (error) {
        const pause = pauseFor(error);
        if (pause === undefined) throw error;
        tell(clock.now() + pause);
        await wait(pause, signal);
        tell();
      }
    }
  };
  const register = async (repository: string, slug: string): Promise<void> => {
    try {
      const change = await patiently(() => ensureHook(work, { workspace, repository }));
      done[change].push(slug);
      inARow = 0;
    } catch (error) {
      const code = codeOf(error);
      failed.set(slug, code);
      if (code === 'HOOK_FORBIDDEN') return;
      const times = (met.get(repository) ?? 0) + 1;
      met.set(repository, times);
      if (times > MOST_PAUSES) return;
      again.set(repository, slug);
      inARow += 1;
      if (inARow === MOST_IN_A_ROW) throw error;
    }
  };
  /** After a pause it begins anew: those that were seen to are only listed again. */
  const readList = async (): Promise<void> => {
    const list = createWholeList();
    for await (const page of open.repositories('made')) {
      list.note(page);
      total = page.total ?? total;
      tell();
      for (const { uuid, slug } of page.repositories) {
        if (seen.has(uuid)) continue;
        await register(uuid, slug);
        seen.add(uuid);
        tell();
      }
    }
    const [, slug] = [...again].at(-1) ?? [];
    if (slug !== undefined) throw new ConnectionError(failed.get(slug) ?? 'BITBUCKET_FAILING');
    // One that a deletion moved to an earlier page was not listed, and is still there.
    if (list.isWhole()) forgetOthers(work, seen);
  };

  const outagePause = (error: unknown): number | undefined => {
    const isOutage = error instanceof ConnectionError && OUTAGES.includes(error.code);
    if (!isOutage) return limitPause(error);
    for (const [uuid, slug] of again) {
      seen.delete(uuid);
      failed.delete(slug);
    }
    again.clear();
    inARow = 0;
    return USUAL_PAUSE_SECONDS * 1000;
  };
  await patiently(readList, outagePause);
  if (isNone(done)) throw new ConnectionError([...failed.values()].at(-1) ?? 'HOOK_FORBIDDEN');
  return { done, failed };
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
function limitPause(error: unknown): number | undefined {
  if (!(error instanceof ConnectionError) || error.code !== 'BITBUCKET_LIMIT') return undefined;
  return Math.max(Number(error.details[0] ?? USUAL_PAUSE_SECONDS), 1) * 1000;
}

/** Throws what concerns more than one repository. */
function codeOf(error: unknown): ConnectionProblemCode {
  if (error instanceof HookRefused) return 'HOOK_FORBIDDEN';
  if (!(error instanceof ConnectionError) || !OUTAGES.includes(error.code)) throw error;
  return error.code;
}
