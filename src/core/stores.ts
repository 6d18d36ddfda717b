import type { Hints } from './delivery/hints';
import type { Holds } from './delivery/holds';
import type { Delivery } from './delivery/types';
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
  readonly mainBranch?: string;
  readonly model?: BranchingModel;
  /** Epoch milliseconds of the last look at names and, apart from it, at the model; 0 = never. */
  readonly namesAt: number;
  readonly modelAt: number;
}

/** What a run needs to know before it starts; one storage request. */
export interface RunContext {
  readonly run: Run | undefined;
  readonly workspace: Revised<WorkspaceSettings>;
  readonly repository: Revised<RepositorySettings>;
  readonly facts: RepositoryFacts | undefined;
  /** Of the ref that was asked for. */
  readonly head: ProcessedHead | undefined;
  readonly latest: LatestPush | undefined;
  readonly holds: Holds;
  readonly hints: Hints;
}

/** The push to a branch that was accepted last; an older one that is still to come may be skipped. */
export interface LatestPush {
  readonly runId: string;
  /** When the event happened, epoch milliseconds. */
  readonly at: number;
}

/**
 * The commit of a ref up to which everything was processed: what the next push and reconciliation
 * compare with. NO_COMMIT: nothing of the ref was.
 */
export interface ProcessedHead {
  readonly ref: Ref;
  readonly commit: string;
  readonly at: number;
  /** When the event happened that brought it here, epoch milliseconds. */
  readonly eventAt?: number;
}
export const NO_COMMIT = '0'.repeat(40);

export interface Page<T> {
  readonly values: readonly T[];
  readonly cursor?: string;
}

export interface RunStore {
  /** False when a run of that id exists already. A push to a branch is noted as its latest. */
  claim(run: Run): Promise<boolean>;
  get(runId: string): Promise<Run | undefined>;
  context(runId: string, repository: string, ref?: Ref): Promise<RunContext>;
  /** Stores the run and, where given, what the ref's head is now; one storage request. */
  save(run: Run, head?: ProcessedHead): Promise<void>;
  /** Newest first. */
  page(repository: string, limit: number, cursor?: string): Promise<Page<Run>>;
  /** Unfinished runs that nothing has touched by their due time. */
  overdue(now: number, limit: number): Promise<readonly Run[]>;
  /** Runs that have come to their end and wait for a person (isSpent), newest first. */
  spent(limit: number, cursor?: string): Promise<Page<Run>>;
  /** Moves the due time of an unfinished run; false when it has come to its end meanwhile. */
  postpone(run: Run, dueAt: number): Promise<boolean>;
  heads(repository: string): Promise<readonly ProcessedHead[]>;
  /** The push to a branch that was accepted last. */
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
  /** The ref that brought it. */
  readonly ref?: string;
}

export interface DeliveryStore {
  /**
   * The delivery of a key, and the current document of a place; where nothing is known of that, as
   * after a file was renamed, the one of the place that the delivery went to.
   */
  load(
    key: string,
    place: DocumentPlace,
  ): Promise<{ delivery: Delivery | undefined; current: CurrentDocument | undefined }>;
  get(key: string): Promise<Delivery | undefined>;
  getMany(keys: readonly string[]): Promise<readonly (Delivery | undefined)[]>;
  /** Accepted deliveries that nobody has looked after by their due time. */
  unconfirmed(now: number, limit: number): Promise<readonly Delivery[]>;
  /**
   * Stores `next` in state `delivering`, only if nothing else has touched the delivery:
   * `previous` is what was read, undefined = nothing stored. False when somebody was faster.
   */
  claim(next: Delivery, previous: Delivery | undefined): Promise<boolean>;
  /** Stores that a destination has the document, in any case; it is its current one from now on. */
  arrived(delivery: Delivery): Promise<void>;
  /** Stores any other outcome. False, and nothing stored, when somebody has claimed it since. */
  settle(delivery: Delivery): Promise<boolean>;
  /** Keeps what a destination wants to be reminded of with the next document for the same target. */
  remember(delivery: Delivery, hint: string): Promise<void>;
}

export interface HoldStore {
  get(): Promise<Holds>;
  save(holds: Holds): Promise<void>;
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
  secret(destinationId: string): Promise<string | undefined>;
  saveSecret(destinationId: string, secret: string, audit: AuditEntry): Promise<void>;
  deleteSecret(destinationId: string): Promise<void>;
  audit(subject: string, limit: number): Promise<readonly AuditEntry[]>;
}

export interface FactsStore {
  get(repository: string): Promise<RepositoryFacts | undefined>;
  getMany(repositories: readonly string[]): Promise<readonly (RepositoryFacts | undefined)[]>;
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
  readonly pass?: { readonly at: number; readonly spent: number };
}
/** Up to where a list ordered by time was worked: the time, and who of that time is done. */
export interface ListPosition {
  readonly at: number;
  readonly done?: readonly string[];
}

export interface AuditEntry {
  readonly id: string;
  readonly at: number;
  readonly accountId: string;
  readonly action: 'save-workspace-settings' | 'save-repository-settings' | 'save-secret';
  /** What it was done to: `workspace` or a repository uuid. */
  readonly subject: string;
  /** Names of the changed fields; never a value of a secret. */
  readonly changed: readonly string[];
}
