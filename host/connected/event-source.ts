import type { BitbucketService } from '../connections/bitbucket-service';
import type { Connection, ConnectedWorkspace } from '../connections/connection';
import type { OpenConnection } from '../connections/open-connection';
import { ConnectionError, type ConnectionProblemCode } from '../connections/problem';
import type { HostDatabase } from '../database';
import { nameOfError } from '../platform/report';
import type { ProductEvent } from '../platform/types';
import { createHeadStore } from './head-store';
import type { IndexProgress } from './index-repositories';
import { createPoller, type PollResult } from './poll-heads';
import { createPollTimer } from './poll-timer';
import { createRepositoryIndex, type RepositoryIndex } from './repository-index';
import { createRequestBudget } from './request-budget';

export interface EventSourceParts {
  readonly connection: Connection;
  readonly workspace: ConnectedWorkspace;
  readonly open: OpenConnection;
  readonly service: BitbucketService;
  /** That of `emit`. */
  readonly database: HostDatabase;
  readonly emit: (event: ProductEvent) => void;
  readonly clock: { now(): number };
  /** Whether a webhook tells of every repository: then only the list of them is kept. */
  readonly hasHooks: () => boolean;
  readonly pollSeconds: number;
  readonly onFault: (error: unknown) => void;
}

/** How far the list of repositories is. */
export interface IndexState {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total?: number;
  /** Epoch milliseconds, of the last complete one. */
  readonly at?: number;
  readonly problem?: ConnectionProblemCode;
  /**
   * What the last look at branches came to; absent before the first. `at`: when anything was last
   * looked at, be it the list alone.
   */
  readonly looked?: Pick<PollResult, 'failed' | 'withoutPullRequests'> & { readonly at: number };
}

/** Keeps the list of repositories, and looks at their branches where no webhook tells of them. */
export interface EventSource {
  readonly index: RepositoryIndex;
  state(): IndexState;
  start(): void;
  /** Soon instead of when it is due. */
  hurry(): void;
  /** Looks at this repository soon, with or without webhooks. */
  reconcile(repository: string): void;
  stop(): Promise<void>;
}

export function createEventSource(parts: EventSourceParts): EventSource {
  const { database, clock, open } = parts;
  const index = createRepositoryIndex(database);
  const onProgress = (progress: IndexProgress): void => {
    state = { ...state, state: 'running', ...progress };
  };
  let isStopping = false;
  const poller = createPoller({
    ...parts,
    index,
    onProgress,
    isStopping: () => isStopping,
    access: { kind: parts.connection.kind, product: open.product, service: parts.service },
    heads: createHeadStore(database),
    budget: createRequestBudget(open.hasApi ? 'rest' : 'git', clock),
  });
  let state: IndexState = { state: 'waiting', done: index.list().length };
  /** Whether branches are looked at though webhooks tell of them: at first, to compare with. */
  let isAsked = true;
  /** Told of, and not again until a look succeeds or fails for another reason. */
  let told: string | undefined;
  const pass = async (): Promise<void> => {
    try {
      let { looked } = state;
      if (parts.hasHooks() && !isAsked) {
        const isListed = await poller.list();
        if (isListed) looked &&= { ...looked, at: clock.now() };
      } else {
        const { waiting, repositories, isListed, ...found } = await poller.pass();
        const { failed, withoutPullRequests } = found;
        isAsked = waiting > 0;
        const at = isListed || repositories > 0 ? clock.now() : looked?.at;
        looked = at === undefined ? undefined : { at, failed, withoutPullRequests };
      }
      told = undefined;
      const { fullAt } = index.looked();
      const done = index.list().length;
      state = {
        state: 'done',
        done,
        total: done,
        ...(fullAt !== undefined && { at: fullAt }),
        ...(looked && { looked }),
      };
    } catch (error) {
      const { total: _, ...rest } = state;
      const problem = error instanceof ConnectionError ? error.code : undefined;
      state = { ...rest, state: 'failed', ...(problem && { problem }) };
      throw error;
    }
  };
  const timer = createPollTimer({
    pass,
    intervalMs: parts.pollSeconds * 1000,
    onFault: (error) => {
      const name = error instanceof ConnectionError ? error.code : nameOfError(error);
      if (name === told) return;
      told = name;
      parts.onFault(error);
    },
  });
  return {
    index,
    state: () => state,
    start: () => {
      isStopping = false;
      timer.start();
    },
    hurry: () => {
      timer.hurry();
    },
    reconcile: (repository) => {
      poller.reconcile(repository);
      isAsked = true;
      timer.hurry();
    },
    stop: () => {
      isStopping = true;
      return timer.stop();
    },
  };
}
