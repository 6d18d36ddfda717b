import type { AuditEntry } from './audit';
import type { Coverage } from './coverage';
import type { Hints } from './delivery/hints';
import type { Holds } from './delivery/holds';
import type { LastSent } from './delivery/send-order';
import type { Delivery } from './delivery/types';
import type { ErrorCode } from './errors';
import type { BranchingModel } from './environments/types';
import type { Ref } from './events/types';
import type { Run } from './run';
import type { RepositorySettings, WorkspaceSettings } from './settings';

/** A stored value and the revision to hand back when saving; revision 0 = never saved. */
export interface Revised<T> {
  readonly revision: number;
  readonly value: T;
}

/** Names and branching model of a repository, kept so that a push need not ask again. */
export interface RepositoryFacts {
  readonly uuid: string;
  /** `workspace-slug/repository-slug`. */
  readonly fullName: string;
  /** Key of its project; absent where Bitbucket did not say. */
  readonly project?: string;
  readonly mainBranch?: string;
  readonly model?: BranchingModel;
  /** Epoch milliseconds of the last look at names and, apart from it, at the model; 0 = never. */
  readonly namesAt: number;
  readonly modelAt: number;
  /** When its branches were noted; absent = they were not. */
  readonly baselineAt?: number;
}

/** What a run needs to know before it starts; one storage request. */
export interface RunContext {
  readonly run: Run | undefined;
  readonly workspace: Revised<WorkspaceSettings>;
  readonly repository: Revised<RepositorySettings>;
  readonly facts: RepositoryFacts | undefined;
  /** Of the ref that was asked for; of a branch that had no push yet, where the app found it. */
  readonly head: ProcessedHead | undefined;
  /** Undefined = the head of the ref says all that there is. */
  readonly unsettled: UnsettledPaths | undefined;
  readonly lastSent: LastSent | undefined;
  readonly latest: LatestPush | undefined;
  readonly holds: Holds;
  readonly hints: Hints;
  readonly coverage: Coverage | undefined;
}

/**
 * The files of a ref of which something was begun that its head does not account for: a destination
 * may hold them otherwise. `all`: too many to tell.
 */
export type UnsettledPaths = readonly string[] | 'all';

/** The push to a ref that was accepted last; of a branch, an older one still to come may be skipped. */
export interface LatestPush {
  readonly runId: string;
  /** When the event happened, epoch milliseconds. */
  readonly at: number;
}

/**
 * The commit of a branch up to which everything was processed: what the next push and
 * reconciliation compare with.
 */
export interface ProcessedHead {
  readonly ref: Ref;
  readonly commit: string;
  readonly at: number;
  /** When the event happened that brought it here, epoch milliseconds. */
  readonly eventAt?: number;
}

/**
 * Where the branches of a repository stood when the app came. What they held before is for an
 * import that a person asks for; what differs from it has been pushed since.
 */
export interface Baseline {
  readonly at: number;
  /** Full hashes by the name of the branch. */
  readonly branches: Readonly<Record<string, string>>;
  /** Whether these are all that there were. */
  readonly complete: boolean;
}

export interface Page<T> {
  readonly values: readonly T[];
  readonly cursor?: string;
}

/** What is stored together with a run. */
export interface SavedWith {
  /** What the head of its ref is now, which accounts for all that was begun. */
  readonly head?: ProcessedHead | undefined;
  /** What the runs of the repository have come to. */
  readonly coverage?: Coverage | undefined;
  /** The run is the latest of its ref after all. */
  readonly latest?: LatestPush | undefined;
}

export interface RunStore {
  /**
   * False when a run of that id exists already. A push is noted as the latest of its ref, unless it
   * is `aside`.
   */
  claim(run: Run): Promise<boolean>;
  get(runId: string): Promise<Run | undefined>;
  getMany(runIds: readonly string[]): Promise<readonly (Run | undefined)[]>;
  context(runId: string, repository: string, ref?: Ref): Promise<RunContext>;
  /** One storage request. */
  save(run: Run, more?: SavedWith): Promise<void>;
  /** Newest first; `until`: only those received then or before. */
  page(repository: string, limit: number, cursor?: string, until?: number): Promise<Page<Run>>;
  /** Unfinished runs that nothing has touched by their due time. */
  overdue(now: number, limit: number): Promise<readonly Run[]>;
  /** Runs that are queued or wait for another attempt, those due first come first. */
  unfinished(limit: number): Promise<Page<Run>>;
  /** Runs that have come to their end and wait for a person (isSpent), newest first. */
  spent(limit: number, cursor?: string): Promise<Page<Run>>;
  /** Moves the due time of an unfinished run; false when it has come to its end meanwhile. */
  postpone(run: Run, dueAt: number): Promise<boolean>;
  heads(repository: string): Promise<readonly ProcessedHead[]>;
  baseline(repository: string): Promise<Baseline | undefined>;
  /** Leaves out branches that had a push by now, since what that brought is to be sent. */
  saveBaseline(repository: string, baseline: Baseline): Promise<Baseline>;
  /** The push to a ref that was accepted last. */
  latest(repository: string, ref: Ref): Promise<LatestPush | undefined>;
  /** Of a repository that is gone: what its branches were compared with. */
  forgetHeads(repository: string): Promise<void>;
}

/**
 * Where documents take each other's place: one file of a repository, in one environment of a
 * destination. Two files may well go to the same product, and do not replace each other.
 */
export type DocumentPlace = Pick<
  Delivery,
  'destination' | 'product' | 'environment' | 'repository' | 'path'
>;

/** The document that a destination's environment holds now of one file. */
export interface CurrentDocument {
  readonly key: string;
  readonly eventAt: number;
  /** See Delivery. */
  readonly order: number;
  /** The ref that brought it. */
  readonly ref?: string;
}

/** What is stored when a document is to be delivered. */
export interface LoadedDelivery {
  readonly delivery: Delivery | undefined;
  /**
   * The current document of the place; where nothing is known of that, as after a file was
   * renamed, the one of the place that the delivery went to.
   */
  readonly current: CurrentDocument | undefined;
  /** Another delivery that was begun there last; it may be there without anybody knowing. */
  readonly begun: Delivery | undefined;
}

/** What is stored together with a claim. */
export interface ClaimMarks {
  /** All unsettled files of the ref; absent = all there are. */
  readonly unsettled?: UnsettledPaths;
  /** Absent = it stays. */
  readonly lastSent?: LastSent;
}

export interface DeliveryStore {
  load(key: string, place: DocumentPlace): Promise<LoadedDelivery>;
  get(key: string): Promise<Delivery | undefined>;
  getMany(keys: readonly string[]): Promise<readonly (Delivery | undefined)[]>;
  /** Of one repository, whatever became of them; those that changed last come first. */
  page(repository: string, limit: number, cursor?: string): Promise<Page<Delivery>>;
  /** Accepted, or without a verdict yet, and nobody has looked after them by their due time. */
  unconfirmed(now: number, limit: number): Promise<readonly Delivery[]>;
  /**
   * Stores `next` in state `delivering`, only if nothing else has touched the delivery:
   * `previous` is what was read, undefined = nothing stored. False when somebody was faster. Until
   * its ref's head is stored, the ref counts as unsettled.
   */
  claim(next: Delivery, previous: Delivery | undefined, marks?: ClaimMarks): Promise<boolean>;

  /** Stores that a destination has the document, in any case; it is its current one from now on. */
  arrived(delivery: Delivery): Promise<void>;
  /** Stores that the current document of its place is still the current one, after a newer event. */
  stillThere(delivery: Delivery, eventAt: number, ref: string): Promise<void>;
  /** Stores any other outcome. False, and nothing stored, when somebody has claimed it since. */
  settle(delivery: Delivery): Promise<boolean>;
  /** Keeps what a destination wants to be reminded of with the next document for the same target. */
  remember(delivery: Delivery, hint: string): Promise<void>;
}

export interface CoverageStore {
  /** Of every repository that had a run, at most so many. */
  all(atMost: number): Promise<readonly Coverage[]>;
}

export interface HoldStore {
  get(): Promise<Holds>;
  save(holds: Holds): Promise<void>;
}

/** What a repository's own settings say that matters to the workspace as a whole. */
export interface RepositoryChoice {
  readonly repository: string;
  readonly enabled: boolean;
  /** Ids of destinations that its settings or rules name; absent = they name none. */
  readonly destinations?: readonly string[];
}

export interface SettingsStore {
  workspace(): Promise<Revised<WorkspaceSettings>>;
  /** Both levels in one storage request. */
  both(
    repository: string,
  ): Promise<{ workspace: Revised<WorkspaceSettings>; repository: Revised<RepositorySettings> }>;
  /** The new revision, or undefined when `revision` is stale. Writes the audit entry with it. */
  saveWorkspace(
    value: WorkspaceSettings,
    revision: number,
    audit: AuditEntry,
  ): Promise<number | undefined>;
  saveRepository(
    repository: string,
    value: RepositorySettings,
    revision: number,
    audit: AuditEntry,
  ): Promise<number | undefined>;
  /** Of every repository that has settings of its own. */
  choices(): Promise<readonly RepositoryChoice[]>;
  secret(destinationId: string): Promise<string | undefined>;
  saveSecret(destinationId: string, secret: string, audit: AuditEntry): Promise<void>;
  deleteSecret(destinationId: string): Promise<void>;
  audit(subject: string, limit: number): Promise<readonly AuditEntry[]>;
  /** Of the workspace and all its repositories, newest first. */
  auditLog(limit: number, cursor?: string): Promise<Page<AuditEntry>>;
}

export interface FactsStore {
  get(repository: string): Promise<RepositoryFacts | undefined>;
  getMany(repositories: readonly string[]): Promise<readonly (RepositoryFacts | undefined)[]>;
  /** Every repository that is known, at most so many. */
  all(atMost: number): Promise<readonly RepositoryFacts[]>;
  save(facts: readonly RepositoryFacts[]): Promise<void>;
  forget(repository: string): Promise<void>;
  /** When the app was installed and last reconciled; epoch ms, undefined = never. */
  marks(): Promise<Marks>;
  saveMarks(marks: Marks): Promise<void>;
  /** Where the index of names was cut; it goes on there. */
  indexMark(): Promise<ListPosition | undefined>;
  saveIndexMark(position: ListPosition | undefined): Promise<void>;
}
export interface Marks {
  readonly installedAt?: number;
  readonly reconciledAt?: number;
  /** A reconciliation under way: what is left of the one begun at `startedAt`. */
  readonly cut?: ListPosition & { readonly startedAt: number };
  /** How far the slow round through all repositories has come, by their creation. */
  readonly round?: ListPosition;
  /** Repositories that could not be looked at; the next pass begins with them. */
  readonly again?: readonly string[];
  /** The last pass and its Bitbucket requests: the schedule may fire twice within an hour. */
  readonly pass?: {
    readonly at: number;
    readonly spent: number;
    /** What Bitbucket said of its hourly limit. */
    readonly limit?: number;
    readonly near?: boolean;
    /** Why it ended before its list did. */
    readonly stopped?: ErrorCode | 'budget';
  };
}
/** Up to where a list ordered by time was worked: the time, and who of that time is done. */
export interface ListPosition {
  readonly at: number;
  readonly done?: readonly string[];
}

/** The app's own comments on pull requests, by their ids at Bitbucket. */
export interface CommentStore {
  get(repository: string, pullRequest: number): Promise<number | undefined>;
  save(repository: string, pullRequest: number, id: number): Promise<void>;
}
