import type { CoverageState } from './coverage';
import type { ErrorCode } from './errors';

/** Which repositories an import walks; those that are excluded are never among them. */
export type ImportChoice =
  | { readonly kind: 'all' }
  /** Nothing of theirs has ever arrived. */
  | { readonly kind: 'undelivered' }
  /** As the table of repositories is filtered. */
  | {
      readonly kind: 'filter';
      readonly search?: string | undefined;
      readonly state?: Exclude<CoverageState, 'excluded'> | undefined;
    }
  /** What failed in the last import. */
  | { readonly kind: 'failed' };

/** `paused` and `cancelled` by a person: what was begun by then still arrives, and is counted. */
export type ImportPhase = 'running' | 'paused' | 'cancelled' | 'done';

/** A repository that an import is to look at. */
export interface ImportTarget {
  readonly repository: string;
  /** As it was called when the import began. */
  readonly fullName: string;
  /** How often it was begun anew, since a push came in between; absent = never. */
  readonly again?: number;
}
/** One whose runs are on their way. */
export interface OpenTarget extends ImportTarget {
  readonly runs: readonly string[];
}

export interface ImportFailure {
  readonly repository: string;
  readonly fullName: string;
  readonly code: ErrorCode;
  /** The branch, where it is about one. */
  readonly ref?: string;
}

export interface ImportCounts {
  /** Repositories that have come to their end; those below, but for SBOMs and branches, are parts of it. */
  readonly done: number;
  readonly withoutSbom: number;
  /** No rule maps any of their branches. */
  readonly unmapped: number;
  /** Excluded or switched off since the import began. */
  readonly leftOut: number;
  readonly failed: number;
  /** Files. */
  readonly sboms: number;
  /** Files that every destination has now; those that it had before are among them. */
  readonly delivered: number;
  /** Mapped branches that were too many to be imported. */
  readonly branchesLeft: number;
}
export const NOTHING_COUNTED: ImportCounts = {
  done: 0,
  withoutSbom: 0,
  unmapped: 0,
  leftOut: 0,
  failed: 0,
  sboms: 0,
  delivered: 0,
  branchesLeft: 0,
};

/** Why nothing is begun for a while: its share of the hour is used up, or what Bitbucket said. */
export interface ImportWait {
  /** Epoch milliseconds, as all times here. */
  readonly until: number;
  readonly because: ErrorCode | 'share' | 'near';
}

/** The import of a workspace, of which there is one at a time; the last one stays to be read. */
export interface Import {
  readonly id: string;
  readonly choice: ImportChoice;
  readonly total: number;
  readonly startedAt: number;
  readonly startedBy: string;
  readonly phase: ImportPhase;
  /** When it came to its phase, and by whom, where a person brought it there. */
  readonly phaseAt: number;
  readonly phaseBy?: string;
  /** Of the list, how many were begun. */
  readonly next: number;
  readonly open: readonly OpenTarget[];
  /** To be begun anew. */
  readonly again: readonly ImportTarget[];
  readonly counts: ImportCounts;
  readonly failures: readonly ImportFailure[];
  /** Bitbucket requests of the hour that began `at`, and what Bitbucket said of its limit. */
  readonly hour: { readonly at: number; readonly spent: number; readonly limit?: number };
  readonly wait?: ImportWait;
  /** The slice of work that is under way or to come; a job of another one is dropped. */
  readonly slice: number;
  /** When the schedule has to see to it that a slice comes; absent = none has to. */
  readonly dueAt?: number;
  /** Slices in a row that brought nothing new. */
  readonly idle: number;
}

/** Failures that are kept one by one; beyond these they are only counted. */
export const MOST_FAILURES = 500;

export function isUnderWay({ phase }: Pick<Import, 'phase'>): boolean {
  return phase === 'running' || phase === 'paused';
}

/** Whether repositories are left to be begun. */
export function isLeft({ next, total, again }: Pick<Import, 'next' | 'total' | 'again'>): boolean {
  return next < total || again.length > 0;
}
