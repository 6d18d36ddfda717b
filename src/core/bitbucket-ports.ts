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
  branches(repository: RepositoryId): Promise<PathList<BranchHead>>;
  branchingModel(repository: RepositoryId): Promise<BranchingModel>;
}
export interface PullRequestFacts {
  readonly sourceRepository?: string;
  readonly sourceHash: string;
  readonly destinationHash: string;
}
export interface BranchHead {
  readonly name: string;
  readonly hash: string;
  /** Commit date, epoch milliseconds. */
  readonly date: number;
}

export interface RepositoryRow {
  readonly uuid: string;
  readonly fullName: string;
  readonly mainBranch?: string;
  readonly updatedAt: number;
}
export interface RepositoryDirectory {
  one(repository: RepositoryId): Promise<RepositoryRow>;
  /** Most recently updated first; rows that make no sense are left out. */
  all(workspace: string): AsyncIterable<RepositoryRow>;
}

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
}

/** What a signed-in person may do, asked at Bitbucket as that person. */
export interface Permissions {
  repositoryRole(
    actor: Actor,
    repository: RepositoryId,
  ): Promise<'admin' | 'write' | 'read' | 'none'>;
  workspaceOwner(actor: Actor, workspace: string): Promise<boolean>;
}
