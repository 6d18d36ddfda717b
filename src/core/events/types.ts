/** The four Bitbucket events that can forward an SBOM, by Bitbucket's webhook names. */
export const EVENT_NAMES = [
  'repo:push',
  'pullrequest:created',
  'pullrequest:updated',
  'pullrequest:fulfilled',
] as const;
export type EventName = (typeof EVENT_NAMES)[number];
export type PullRequestEventName = Exclude<EventName, 'repo:push'>;

export interface Ref {
  readonly type: 'branch' | 'tag';
  readonly name: string;
}

interface EventBase {
  /** Workspace and repository uuid, without braces, lower case. */
  readonly workspace: string;
  readonly repository: string;
  /** Present in some Forge events only; never trusted for addressing. */
  readonly slug?: string;
  /** When it happened, epoch milliseconds. */
  readonly at: number;
}

export interface PushEvent extends EventBase {
  readonly name: 'repo:push';
  readonly ref: Ref;
  /** Full hashes. `before` is absent for a new ref. */
  readonly before?: string;
  readonly after: string;
  readonly forced: boolean;
  /** The repository's main branch, where the event says it. */
  readonly mainBranch?: string;
}

export interface PullRequestEvent extends EventBase {
  readonly name: PullRequestEventName;
  readonly id: number;
  /** Bitbucket sends 12-character hashes here. */
  readonly source: BranchTip;
  readonly destination: BranchTip;
  /** Present for `pullrequest:fulfilled` only; 12 characters. */
  readonly mergeCommit?: string;
}

export interface BranchTip {
  readonly branch: string;
  readonly hash: string;
}

export type RepositoryEvent = PushEvent | PullRequestEvent;

/** What becomes of an event: a value with a reason, never an exception. */
export type Fate =
  | { readonly kind: 'accepted'; readonly event: RepositoryEvent }
  | {
      readonly kind: 'ignored' | 'incomplete' | 'unsupported';
      readonly reason: FateReason;
      readonly detail?: string;
    };

/** Codes of the error catalogue (../errors). */
export type FateReason =
  | 'EVENT_SELF_GENERATED'
  | 'EVENT_REF_DELETED'
  | 'EVENT_OTHER_WORKSPACE'
  | 'EVENT_INCOMPLETE'
  | 'EVENT_UNSUPPORTED'
  | 'EVENT_DUPLICATE';
