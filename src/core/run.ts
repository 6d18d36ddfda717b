import type { DeliveryState, Failure, Verdict } from './delivery/types';
import type { RepositoryEvent } from './events/types';
import type { Finding, SbomFacts } from './sbom/types';

export type Replay = 'this' | 'all';

/** One event on its way: claimed by the trigger, worked by the consumer, kept as history. */
export interface Run {
  /** Digest of what the event says; the same event twice has one id. */
  readonly id: string;
  readonly event: RepositoryEvent;
  readonly state: 'queued' | 'done';
  readonly receivedAt: number;
  readonly attempts: number;
  /** By when something must have touched an unfinished run; then the retry schedule takes it. */
  readonly dueAt: number;
  /**
   * A person asked for it again: earlier refusals hold nothing back. `this`: for this run, so that
   * it is sent even if a newer one was; `all`: for all that wait.
   */
  readonly replay?: Replay;
  /** When a person asked, epoch milliseconds; the time for attempts counts from there. */
  readonly askedAt?: number;
  /** A person asked for it, and no event did. */
  readonly byHand?: true;
  /**
   * An import made it: nothing is written to its commit, which was pushed long before and which
   * nobody is looking at.
   */
  readonly imported?: true;
  /** Of a commit that is not where its branch stands: what it brings moves the branch nowhere. */
  readonly aside?: true;
  readonly finishedAt?: number;
  readonly outcome?: RunOutcome;
}

export interface RunOutcome {
  /** `worked`: the documents say what became of them. `waiting`: another attempt follows. */
  readonly kind: 'worked' | 'ignored' | 'waiting' | 'failed';
  /** Why it was ignored, failed, or waits. */
  readonly reason?: Failure;
  readonly documents: readonly DocumentOutcome[];
  /** Documents that are not kept here, since the outcome would be too large to store. */
  readonly omitted?: number;
  /** `workspace/repository` slugs where known. */
  readonly repository?: string;
  readonly commit?: string;
  readonly rule?: string;
  readonly environment?: string;
  /** Why the report or build status could not be written. */
  readonly feedback?: Failure;
}

/** What became of one SBOM file for one destination. */
export interface DocumentOutcome {
  readonly path: string;
  readonly facts?: SbomFacts;
  readonly findings: readonly Finding[];
  /** What was changed in the document before it was sent, one plain line each. */
  readonly changes?: readonly string[];
  /** Its name, and its id. */
  readonly destination?: string;
  readonly destinationId?: string;
  readonly product?: string;
  readonly deliveryKey?: string;
  readonly result: DeliveryState | 'ignored';
  readonly error?: Failure;
  readonly verdict?: Verdict;
}
