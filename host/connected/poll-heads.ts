import { ConnectionError } from '../connections/problem';
import type { ConnectionProblemCode } from '../connections/problem';
import { createFailingRepositories } from './failing-repositories';
import { indexRepositories, type IndexParts } from './index-repositories';
import { lookAt, type LookParts } from './look-at-repository';
import type { RequestBudget } from './request-budget';

export interface PollParts extends LookParts, Pick<IndexParts, 'index' | 'onProgress'> {
  readonly open: LookParts['open'] & IndexParts['open'];
  readonly budget: RequestBudget;
  /** Asked between two requests: what is left then is for the next pass. */
  readonly isStopping?: () => boolean;
}

export interface PollResult {
  readonly events: number;
  /** Looked at in this pass. */
  readonly repositories: number;
  /** False where no requests were left for the list. */
  readonly isListed: boolean;
  /** Wait for requests to be left, or for a failure to pass. */
  readonly waiting: number;
  /** By uuid, why the last look at a repository failed: in this pass, or in one before. */
  readonly failed: Readonly<Record<string, ConnectionProblemCode>>;
  /** So many were looked at last without their pull requests, which the credential may not list. */
  readonly withoutPullRequests: number;
}

export interface Poller {
  /** Brings the list of repositories up to date. False where no requests were left for it. */
  list(): Promise<boolean>;
  /**
   * Lists, then looks once. Throws ConnectionError for what concerns the whole connection: the
   * limit, the network, the credential, and what several in a row meet.
   */
  pass(): Promise<PollResult>;
  /** Looks at this repository with the next pass, whatever the list says of it. */
  reconcile(repository: string): void;
}

/** Of one repository alone, until it changes. */
const OF_ONE: readonly ConnectionProblemCode[] = [
  'SSH_REPOSITORY_MISSING',
  'SSH_REPOSITORY_TOO_LARGE',
  'TOKEN_WORKSPACE_INVISIBLE',
  'OAUTH_WORKSPACE_GONE',
];
/** Of all: the next one would meet the same. */
const OF_ALL: readonly ConnectionProblemCode[] = [
  'BITBUCKET_LIMIT',
  'BITBUCKET_UNREACHABLE',
  'OAUTH_REVOKED',
  'OAUTH_CONSUMER_REFUSED',
  'TOKEN_REFUSED',
  'TOKEN_EXPIRED',
  'SSH_UNREACHABLE',
  'SSH_KEY_REFUSED',
  'SSH_HOST_KEY_WRONG',
  'SSH_PROGRAM_MISSING',
];
/** So many failures in a row are no matter of the repositories. */
const MOST_IN_A_ROW = 3;

/**
 * Compares what repositories have with what was last seen of them. Those that do not fit into the
 * budget wait for the next pass; what changed lately comes before what was never looked at.
 */
export function createPoller(parts: PollParts): Poller {
  const { open, index, heads, budget } = parts;
  /** Whatever the list says; over SSH, where nothing says what changed, all in turn. */
  const asked = new Set<string>();
  const failing = createFailingRepositories(parts.clock);
  const failed = new Map<string, ConnectionProblemCode>();
  const withoutPullRequests = new Set<string>();
  const wanted = (): Set<string> => new Set([...asked, ...(open.hasApi ? heads.unlooked() : [])]);
  const list = async (): Promise<boolean> => {
    // With a short interval the list would take all there is.
    const [next] = failing.order(wanted());
    if (!budget.take(1, next === undefined ? LOOK : costOf(parts, next))) return false;
    const onPage = (page: number): void => {
      if (page > 1) budget.spend(1);
    };
    const { gone } = await indexRepositories({ ...parts, onPage });
    for (const uuid of gone) {
      heads.forget(uuid);
      for (const one of [asked, failing, failed, withoutPullRequests]) one.delete(uuid);
    }
    return true;
  };
  const done = (uuid: string, waiting: Set<string>): void => {
    asked.delete(uuid);
    failing.delete(uuid);
    waiting.delete(uuid);
  };
  return {
    list,
    reconcile: (repository) => {
      asked.add(repository);
      failing.delete(repository);
    },
    pass: async () => {
      const isListed = await list();
      if (!open.hasApi) for (const { uuid } of index.list()) asked.add(uuid);
      const waiting = wanted();
      const count = { events: 0, repositories: 0 };
      let inARow = 0;
      for (const uuid of failing.order(waiting)) {
        if (parts.isStopping?.() === true) break;
        const repository = index.find(uuid);
        if (repository === undefined) {
          done(uuid, waiting);
          continue;
        }
        if (!budget.take(costOf(parts, uuid))) break;
        try {
          const { events, sawPullRequests } = await lookAt(parts, repository);
          count.events += events;
          if (open.hasApi && !sawPullRequests) withoutPullRequests.add(uuid);
          else withoutPullRequests.delete(uuid);
          failed.delete(uuid);
          done(uuid, waiting);
          inARow = 0;
        } catch (error) {
          const code = error instanceof ConnectionError ? error.code : 'LOOK_FAILED';
          failed.set(uuid, code);
          if (OF_ONE.includes(code)) {
            heads.noteLooked(repository);
            done(uuid, waiting);
          } else {
            inARow += 1;
            const isOfAll = OF_ALL.includes(code);
            failing.note(uuid, !isOfAll);
            if (isOfAll || inARow === MOST_IN_A_ROW) throw error;
          }
        }
        count.repositories += 1;
      }
      return {
        ...count,
        isListed,
        waiting: waiting.size,
        failed: Object.fromEntries(failed),
        withoutPullRequests: withoutPullRequests.size,
      };
    },
  };
}

const PER_PAGE = 100;
/** A page of refs, and one of pull requests. */
const LOOK = 2;

/** Pages of refs, and one of pull requests. */
function costOf({ open, heads }: PollParts, repository: string): number {
  if (!open.hasApi) return 1;
  return Math.ceil(((heads.heads(repository)?.length ?? 0) + 1) / PER_PAGE) + 1;
}
