import type { BitbucketService } from '../connections/bitbucket-service';
import type { Connection } from '../connections/connection';
import type { ConnectionHooks } from '../connections/hooks/hook-store';
import {
  OUTAGES,
  registerEach,
  type HookProgress,
  type RepositoryHooks,
  type Wait,
} from '../connections/hooks/register-each';
import { hookWork, registerHooks } from '../connections/hooks/register-hooks';
import type { OpenConnection } from '../connections/open-connection';
import { ConnectionError } from '../connections/problem';
import { namedFailures } from './named-failures';

export interface HookRegistrarParts {
  readonly connection: Connection;
  readonly open: Pick<OpenConnection, 'product' | 'repositories' | 'hasApi'>;
  readonly service: BitbucketService;
  readonly hooks: ConnectionHooks;
  readonly publicUrl: string | undefined;
  readonly clock: { now(): number };
  /** What nobody expected of the work in the background. */
  readonly onFault: (error: unknown) => void;
  readonly wait?: Wait;
}

/** Registers the webhooks of a connection that runs; of one after the other where it must. */
export interface HookRegistrar {
  /**
   * Registers the workspace's webhook. Where the role does not reach it, the repositories follow in
   * the background, and this resolves at once. It ends what an earlier call has begun.
   */
  save(): Promise<void>;
  /** Goes on with what an earlier process, or one that was stopped, has not finished. */
  resume(): void;
  /** Once the repository in hand is done; what is left is for `resume` or the next `save`. */
  stop(): Promise<void>;
  /** Resolves when nothing is at work any more. */
  settled(): Promise<void>;
  /** `problem`: what came of it; gone with the process, the doctor looks for itself. */
  state(): { readonly progress?: HookProgress; readonly problem?: ConnectionError };
}

export function createHookRegistrar(parts: HookRegistrarParts): HookRegistrar {
  const { connection, open, hooks, publicUrl } = parts;
  let ending = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let progress: HookProgress | undefined;
  let problem: ConnectionError | undefined;

  /** The signal of what is to run next; what runs now is told to end. */
  const next = (): AbortSignal => {
    ending.abort();
    ending = new AbortController();
    return ending.signal;
  };
  const found = (error: unknown): void => {
    if (!(error instanceof ConnectionError)) throw error;
    problem = error;
  };
  /** Whether the repositories have to follow. */
  const atWorkspace = async (): Promise<boolean> => {
    try {
      const { kind } = await registerHooks(connection, open, parts);
      problem = undefined;
      if (kind === 'repositories') hooks.begun(connection.id);
      if (kind === 'workspace') hooks.finished(connection.id);
      return kind === 'repositories';
    } catch (error) {
      found(error);
      // A pause is no reason to give up what is known to have to be done at each repository.
      return PAUSES.includes(problem?.code) && hooks.isUnfinished(connection.id);
    }
  };
  const begin = (): void => {
    progress = { done: 0 };
    problem = undefined;
  };
  const atEach = async (signal: AbortSignal): Promise<void> => {
    try {
      if (signal.aborted || publicUrl === undefined) return;
      begin();
      const work = hookWork(connection, open, { ...parts, publicUrl });
      const onProgress = (now: HookProgress): void => {
        progress = now;
      };
      const { clock, wait } = parts;
      const { failed } = await registerEach(work, open, { signal, clock, onProgress, wait });
      problem = partly(failed);
      hooks.finished(connection.id);
    } catch (error) {
      if (signal.aborted) return;
      found(error);
      // The role reaches none of them: there is nothing to go on with.
      if (problem?.code === 'HOOK_FORBIDDEN') hooks.finished(connection.id);
    } finally {
      progress = undefined;
    }
  };
  return {
    save: async () => {
      const signal = next();
      const tried = running.then(async () => {
        const isRefused = !signal.aborted && (await atWorkspace());
        if (isRefused) begin();
        return isRefused;
      });
      running = tried
        .catch(() => false)
        .then((isRefused) => (isRefused ? atEach(signal) : undefined))
        .catch(parts.onFault);
      await tried;
    },
    resume: () => {
      if (publicUrl === undefined || !hooks.isUnfinished(connection.id)) return;
      const signal = next();
      running = running.then(() => atEach(signal)).catch(parts.onFault);
    },
    stop: () => {
      ending.abort();
      return running;
    },
    settled: () => running,
    state: () => ({ ...(progress && { progress }), ...(problem && { problem }) }),
  };
}

/** What is waited for. */
const PAUSES: readonly (string | undefined)[] = ['BITBUCKET_LIMIT', ...OUTAGES];

/** Which repositories are without a webhook, where not all have one. */
function partly(failed: RepositoryHooks['failed']): ConnectionError | undefined {
  if (failed.size === 0) return undefined;
  return new ConnectionError('HOOK_PARTIAL', namedFailures([...failed]));
}
