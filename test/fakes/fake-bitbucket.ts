import type {
  BuildStatus,
  ChangedPath,
  CommitReport,
  Feedback,
  OpenBitbucket,
  PullRequestFacts,
  RepositoryDirectory,
  RepositoryRow,
  RequestLimits,
  SourceRepository,
} from '../../src/core/bitbucket-ports';
import type { BranchingModel } from '../../src/core/environments/types';
import { BridgeError } from '../../src/core/errors';
import { RequestBudgetSpent } from '../../src/core/request-budget';

export interface FakeContent {
  /** Files by commit and path. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Changes by `commit..base`; absent = the comparison's base does not exist. */
  readonly changes?: Readonly<Record<string, readonly ChangedPath[]>>;
  readonly repositories: readonly RepositoryRow[];
  readonly model?: BranchingModel;
  readonly branches?: readonly { name: string; hash: string; date: number }[];
  /** So many of them are listed, since there are too many; absent = all. */
  readonly listedBranches?: number;
  readonly tags?: readonly { name: string; hash: string; date: number }[];
  /** Uuid of the source repository of every pull request. */
  readonly pullRequestSource?: string;
  /** What else is said of every pull request. */
  readonly pullRequest?: Partial<PullRequestFacts>;
  /** By `a..b`; absent = no common ancestor. */
  readonly mergeBases?: Readonly<Record<string, string>>;
  /** What each answer to a session says of the limit. */
  readonly limits?: () => Pick<RequestLimits, 'limit' | 'near'>;
}

/** Bitbucket's resources from plain data; notes every request under a short name. */
export function createFakeBitbucket(content: FakeContent) {
  const requests: string[] = [];
  const reports: CommitReport[] = [];
  const statuses: BuildStatus[] = [];
  /** As they were written, one after the other; the same id is the same comment. */
  const comments: { id: number; pullRequest: number; markdown: string }[] = [];
  const faults = new Map<string, BridgeError[]>();
  const askAlways = <T>(name: string, answer: () => T): Promise<T> => {
    requests.push(name);
    const fault = faults.get(name)?.shift();
    if (fault) return Promise.reject(fault);
    return Promise.resolve().then(answer);
  };
  const filesAt = (commit: string) => {
    const files = content.files[commit];
    if (files === undefined) throw new BridgeError('BITBUCKET_COMMIT_NOT_FOUND');
    return files;
  };

  const resources = (ask: typeof askAlways) => {
    const source: SourceRepository = {
      changes: (_id, commit, base) =>
        ask('diffstat', () => {
          const paths = content.changes?.[`${commit}..${base}`];
          if (paths === undefined) throw new BridgeError('BITBUCKET_COMMIT_NOT_FOUND');
          return { paths, complete: true };
        }),
      files: (_id, commit) =>
        ask('tree', () => ({ paths: Object.keys(filesAt(commit)), complete: true })),
      file: (_id, commit, path, maxBytes) =>
        ask('file', () => {
          const text = filesAt(commit)[path];
          if (text === undefined) throw new BridgeError('BITBUCKET_NOT_FOUND');
          const bytes = new TextEncoder().encode(text);
          if (bytes.byteLength > maxBytes) throw new BridgeError('SBOM_TOO_LARGE');
          return bytes;
        }),
      commit: (_id, hash) =>
        ask('commit', () => {
          const full = Object.keys(content.files).find((commit) => commit.startsWith(hash));
          if (full === undefined) throw new BridgeError('BITBUCKET_COMMIT_NOT_FOUND');
          return { hash: full };
        }),
      pullRequest: () =>
        ask('pullrequest', () => ({
          ...(content.pullRequestSource !== undefined && {
            sourceRepository: content.pullRequestSource,
          }),
          state: 'open' as const,
          sourceHash: '',
          destinationHash: 'base',
          destinationBranch: 'main',
          ...content.pullRequest,
        })),
      mergeBase: (_id, a, b) => ask('merge-base', () => content.mergeBases?.[`${a}..${b}`]),
      branches: () =>
        ask('branches', () => ({
          paths: (content.branches ?? []).slice(0, content.listedBranches),
          complete: content.listedBranches === undefined,
        })),
      branch: (_id, name) =>
        ask('branch', () => {
          const found = content.branches?.find((branch) => branch.name === name);
          if (found === undefined) throw new BridgeError('BITBUCKET_NOT_FOUND');
          return found;
        }),
      tags: () => ask('tags', () => ({ paths: content.tags ?? [], complete: true })),
      branchingModel: () => ask('branching-model', () => content.model ?? { prefixes: {} }),
    };
    const directory: RepositoryDirectory = {
      one: ({ uuid }) =>
        ask('repository', () => {
          const row = content.repositories.find((repository) => repository.uuid === uuid);
          if (row === undefined) throw new BridgeError('BITBUCKET_REPOSITORY_GONE');
          return row;
        }),
      all: (_workspace, upTo = Number.MAX_SAFE_INTEGER) =>
        paged(content.repositories.filter(({ updatedAt }) => updatedAt <= upTo)),
      byCreation: (_workspace, since = 0) =>
        paged(
          content.repositories
            .filter(({ createdAt = 0 }) => createdAt >= since)
            .toSorted((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0)),
        ),
    };
    async function* paged(rows: readonly RepositoryRow[]) {
      for (let from = 0; from === 0 || from < rows.length; from += 100) {
        await ask('repositories', () => undefined);
        yield* rows.slice(from, from + 100);
      }
    }
    return { source, directory };
  };
  const { source, directory } = resources(askAlways);
  const openBitbucket: OpenBitbucket = (mayAsk) => {
    let limits: RequestLimits = { near: false, spent: 0 };
    const session = resources(async (name, answer) => {
      if (!mayAsk(limits)) throw new RequestBudgetSpent();
      limits = { ...limits, spent: limits.spent + 1, ...content.limits?.() };
      return askAlways(name, answer);
    });
    return { ...session, limits: () => limits };
  };
  const feedback: Feedback = {
    report: (_id, _commit, report) => askAlways('report', () => void reports.push(report)),
    buildStatus: (_id, _commit, status) => askAlways('status', () => void statuses.push(status)),
    comment: (_id, pullRequest, known, markdown) =>
      askAlways('comment', () => {
        const id = known ?? comments.length + 1;
        comments.push({ id, pullRequest, markdown });
        return id;
      }),
  };
  const failNext = (name: string, ...errors: BridgeError[]) => faults.set(name, errors);
  return {
    source,
    directory,
    openBitbucket,
    feedback,
    requests,
    reports,
    statuses,
    written: comments,
    failNext,
  };
}
