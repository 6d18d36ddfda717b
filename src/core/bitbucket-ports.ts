import type { BranchingModel } from './environments/types';
import type { Actor } from './ports';

/** A repository of the installation's workspace; uuids without braces. */
export interface RepositoryId {
  readonly workspace: string;
  readonly uuid: string;
}

export interface ChangedPath {
  readonly path: string;
  readonly status: 'added' | 'modified' | 'removed' | 'renamed';
  /** Of a renamed file, where it was. */
  readonly from?: string;
}
/** `complete: false`: the list was cut, by Bitbucket or by our own limit. */
export interface PathList<T> {
  readonly paths: readonly T[];
  readonly complete: boolean;
}

/** Reads a repository as the app. Everything that goes wrong is a BridgeError BITBUCKET_*. */
export interface SourceRepository {
  /** What `commit` changed against `base`; `mergeBase`: since their common ancestor. */
  changes(
    repository: RepositoryId,
    commit: string,
    base: string,
    mergeBase: boolean,
  ): Promise<PathList<ChangedPath>>;
  /** The best common ancestor; full hash. Undefined: the two have none. */
  mergeBase(repository: RepositoryId, a: string, b: string): Promise<string | undefined>;
  files(repository: RepositoryId, commit: string): Promise<PathList<string>>;
  /** The raw bytes; SBOM_TOO_LARGE beyond `maxBytes`. */
  file(
    repository: RepositoryId,
    commit: string,
    path: string,
    maxBytes: number,
  ): Promise<Uint8Array>;
  /** Expands a short hash; `parent` is the first one. */
  commit(repository: RepositoryId, hash: string): Promise<{ hash: string; parent?: string }>;
  /** `sourceRepository` is absent when the fork is gone. */
  pullRequest(repository: RepositoryId, id: number): Promise<PullRequestFacts>;
  /** The most recently changed first; `maxPages` of 100 each. */
  branches(repository: RepositoryId, maxPages?: number): Promise<PathList<BranchHead>>;
  /** Throws BITBUCKET_NOT_FOUND. */
  branch(repository: RepositoryId, name: string): Promise<BranchHead>;
  /** The hundred youngest. */
  tags(repository: RepositoryId): Promise<PathList<BranchHead>>;
  branchingModel(repository: RepositoryId): Promise<BranchingModel>;
}
export interface PullRequestFacts {
  readonly sourceRepository?: string;
  readonly state: 'open' | 'merged' | 'declined';
  readonly sourceHash: string;
  /** Of a merged pull request: what the branch was at before. */
  readonly destinationHash: string;
  readonly destinationBranch: string;
}
export interface BranchHead {
  readonly name: string;
  readonly hash: string;
  /** Of the commit, or of a tag that has one of its own; epoch milliseconds. */
  readonly date: number;
}

export interface RepositoryRow {
  readonly uuid: string;
  readonly fullName: string;
  /** Key of its project. */
  readonly project?: string;
  readonly mainBranch?: string;
  /** Epoch milliseconds; 0 = not said. */
  readonly updatedAt: number;
  readonly createdAt?: number;
}
/** The workspace's repositories; rows that make no sense are left out. */
export interface RepositoryDirectory {
  /** Throws BITBUCKET_REPOSITORY_GONE. */
  one(repository: RepositoryId): Promise<RepositoryRow>;
  /** Most recently updated first; `upTo`: only those updated then or before. */
  all(workspace: string, upTo?: number): AsyncIterable<RepositoryRow>;
  /** In the order of their creation; `since`: only those made then or after. */
  byCreation(workspace: string, since?: number): AsyncIterable<RepositoryRow>;
}

/** What Bitbucket's answers said of its hourly limit since the session was opened. */
export interface RequestLimits {
  /** Requests an hour; absent as long as no answer has said it. */
  readonly limit?: number;
  /** Little of the limit is left, or none. */
  readonly near: boolean;
  /** Requests made in this session. */
  readonly spent: number;
}
/** Bitbucket for one invocation. Never kept: the next one may be another workspace's. */
export interface BitbucketSession {
  readonly source: SourceRepository;
  readonly directory: RepositoryDirectory;
  limits(): RequestLimits;
}
/** Everything in the session throws RequestBudgetSpent (request-budget) where `mayAsk` says no. */
export type OpenBitbucket = (mayAsk: MayAsk) => BitbucketSession;
/** Whether one more request may be made, asked before each. */
export type MayAsk = (limits: RequestLimits) => boolean;

/** What reviewers see on a commit. `commit` is a full hash. */
export interface CommitReport {
  readonly title: string;
  readonly details: string;
  readonly result: 'PASSED' | 'FAILED' | 'PENDING';
  readonly link: string;
  /** At most ten. */
  readonly data: readonly ReportDatum[];
}
export type ReportDatum =
  | { readonly title: string; readonly type: 'TEXT'; readonly value: string }
  | { readonly title: string; readonly type: 'NUMBER'; readonly value: number };
export interface BuildStatus {
  readonly state: 'INPROGRESS' | 'SUCCESSFUL' | 'FAILED';
  readonly name: string;
  readonly description: string;
  readonly url: string;
  readonly refName?: string;
}
export interface Feedback {
  report(repository: RepositoryId, commit: string, report: CommitReport): Promise<void>;
  buildStatus(repository: RepositoryId, commit: string, status: BuildStatus): Promise<void>;
  /**
   * Writes Markdown as a comment of a pull request: over the app's own comment `known`, or as a
   * new one where there is none, or it was deleted. Returns the id of the comment.
   */
  comment(
    repository: RepositoryId,
    pullRequest: number,
    known: number | undefined,
    markdown: string,
  ): Promise<number>;
}

/** Members of the workspace by what they call themselves; hostile text. */
export interface People {
  /** By account id, a hundred at most; those that are not found are left out. One request. */
  names(workspace: string, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** What a signed-in person may do, asked at Bitbucket as that person. */
export interface Permissions {
  repositoryRole(
    actor: Actor,
    repository: RepositoryId,
  ): Promise<'admin' | 'write' | 'read' | 'none'>;
  workspaceOwner(actor: Actor, workspace: string): Promise<boolean>;
}
