import type { HostDatabase } from '../../database';
import type { AskedMerge, FailedCheck } from '../../platform/merge-checks';
import type { ProductEvent } from '../../platform/types';
import type { SandboxAccount } from './account';
import type { CredentialStore } from './credentials';
import type { SandboxHooks } from './hooks/sandbox-hooks';
import type { ServerLock } from './repository-lock';
import type { BuildStatusStore } from './store/build-statuses';
import type { CommentStore } from './store/comments';
import type { PullRequestStore } from './store/pull-requests';
import type { RefStore } from './store/refs';
import type { ReportStore } from './store/reports';
import type { RepositoryStore } from './store/repositories';

/** Who a request acts as. */
export type Actor =
  | { readonly kind: 'account'; readonly account: SandboxAccount }
  /** The app itself, as Forge's asApp(). */
  | { readonly kind: 'app' }
  /** An access token: no person. One of a repository or project sees those uuids alone. */
  | { readonly kind: 'access-token'; readonly repositories?: readonly string[] };

/** A user without a person: the app, the access token. */
export interface ServiceUser {
  readonly accountId: string;
  readonly uuid: string;
  readonly displayName: string;
}

export interface SandboxIdentity {
  readonly workspace: { readonly uuid: string; readonly slug: string; readonly name: string };
  readonly project: { readonly uuid: string; readonly key: string; readonly name: string };
  readonly accounts: Readonly<Record<AccountName, SandboxAccount>>;
  readonly app: ServiceUser;
  readonly token: ServiceUser;
  readonly accessToken: string;
}

export const ACCOUNT_NAMES = ['admin', 'writer', 'reader', 'outsider'] as const;
export type AccountName = (typeof ACCOUNT_NAMES)[number];

/** The merge checks of the installed app; those that fail. */
export type CheckMerge = (merge: AskedMerge) => Promise<readonly FailedCheck[]>;

/** What every part of the sandbox works with. */
export interface Sandbox {
  readonly database: HostDatabase;
  /** Epoch milliseconds. */
  readonly clock: { now(): number };
  /** A fresh uuid without braces. */
  readonly newId: () => string;
  /** Address of the host, without a slash at the end. */
  readonly origin: () => string;
  /** Gets each product event, inside the transaction that records its cause. */
  readonly emit: (event: ProductEvent) => void;
  /** What keeps a merge from being made, asked before it is. */
  readonly checkMerge: CheckMerge;
  readonly identity: SandboxIdentity;
  /** Credentials beside those of the identity. */
  readonly issued: CredentialStore;
  /** Webhooks of others, beside `emit`. */
  readonly hooks: SandboxHooks;
  /** Folder of the bare repositories. */
  readonly repositoriesDirectory: string;
  readonly lock: ServerLock;
  readonly repositories: RepositoryStore;
  readonly refs: RefStore;
  readonly pullRequests: PullRequestStore;
  readonly comments: CommentStore;
  readonly reports: ReportStore;
  readonly buildStatuses: BuildStatusStore;
}
