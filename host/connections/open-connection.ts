import type { ProductConnection } from '../platform/types';
import type { ConnectionProblemCode } from './problem';

/** One line of a test or of the doctor: what was looked at, and what is wrong with it. */
export interface CheckLine {
  /** `Token`, `Scopes for reading`, `Workspace`, `Clock`. */
  readonly what: string;
  readonly state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was found, in words of the field: the workspace's name, the scopes. Never a secret. */
  readonly found?: string;
  readonly problem?: ConnectionProblemCode;
  /** Named beside the problem: missing scopes, seconds. */
  readonly details?: readonly string[];
}

/** A repository as an index lists it; `uuid` bare and lower case. */
export interface IndexedRepository {
  readonly uuid: string;
  readonly slug: string;
  readonly name: string;
  /** Absent for a repository without a commit. */
  readonly mainBranch?: string;
  /** ISO 8601; a later look lists by it, so that it ends early. */
  readonly updatedAt?: string;
}

/** One page of the list of repositories. */
export interface RepositoryPage {
  readonly repositories: readonly IndexedRepository[];
  /** Rows that could not be read: they are told, and don't break the list. */
  readonly unreadable: number;
  /** How many there are in all, where that is known. */
  readonly total?: number;
}

/** The latest changed first; or as they were made, which nothing that happens meanwhile changes. */
export type RepositoryOrder = 'changed' | 'made';

export interface RefHead {
  readonly type: 'branch' | 'tag';
  readonly name: string;
  /** Full hash of the commit. */
  readonly commit: string;
}

/**
 * A connection at work: one workspace, one credential. Everything rejects with ConnectionError for
 * what a person can mend. `product.request` answers as Bitbucket would and rejects only where
 * nothing answered, or where the request leads outside the workspace.
 */
export interface OpenConnection {
  readonly product: ProductConnection;
  /** Who the panels are seen as: the credential's account, or the operator where it has none. */
  readonly account: { readonly accountId: string; readonly name: string };
  /** Every line of the connection's test, also after one has failed. */
  check(): Promise<readonly CheckLine[]>;
  /** All repositories, page by page. REST: `listRepositories`; over SSH there is one order. */
  repositories(order: RepositoryOrder): AsyncIterable<RepositoryPage>;
  /** Branches and tags of now; for polling, and to look at what no event told. */
  heads(repository: IndexedRepository): Promise<readonly RefHead[]>;
  /** False over SSH: no webhooks, reports, pull requests. */
  readonly hasApi: boolean;
  close(): Promise<void>;
}
