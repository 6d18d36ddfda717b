import type { ErrorCode } from '../errors';
import type { SbomFormat, Serialization } from '../sbom/formats';

/**
 * queued → delivering → accepted → processed, or unchanged, superseded, rejected, failed.
 * `accepted`: the destination has the document. `processed`: its version record was seen.
 * `superseded`: a newer document of the same ref arrived first. `rejected`: document or platform
 * says no, never retried. `failed`: retries spent.
 */
export const DELIVERY_STATES = [
  'queued',
  'delivering',
  'accepted',
  'processed',
  'unchanged',
  'superseded',
  'rejected',
  'failed',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What makes two deliveries the same one. */
export interface DeliveryIdentity {
  readonly destination: string;
  /** Where the customer says what host that is: at another one nothing has arrived yet. */
  readonly address?: string;
  readonly product: string;
  readonly environment: string;
  /** The version of the primary component; empty where the document has none. */
  readonly version: string;
  /** SHA-256 of the document as sent, lower-case hex. */
  readonly sha256: string;
}

export interface Delivery extends DeliveryIdentity {
  /** Hex digest of the identity; the storage key. */
  readonly key: string;
  readonly state: Exclude<DeliveryState, 'unchanged'>;
  readonly repository: string;
  readonly ref: string;
  readonly commit: string;
  readonly path: string;
  readonly components: number;
  /** Quality of the document, 0 to 10; absent where there was nothing to score. */
  readonly score?: number;
  /** The run that holds or held it. */
  readonly runId: string;
  /** When the event of that run happened, epoch milliseconds. */
  readonly eventAt: number;
  /** All attempts there ever were; each claim counts it up, and is told by it. */
  readonly attempts: number;
  /** Attempts since the delivery last came to an end; what retries are counted by. */
  readonly tries?: number;
  /** When the current or last attempt began, epoch milliseconds. */
  readonly attemptedAt: number;
  /**
   * Its place in the order in which the documents of the repository were sent, whatever the clock
   * did meanwhile: what was sent later has a greater one. What is sent again under the same id
   * keeps it, as it may have arrived the first time. Absent = as `attemptedAt` says.
   */
  readonly order?: number;
  /** When to try again or to look again; 0 = not due. */
  readonly dueAt: number;
  readonly updatedAt: number;
  readonly error?: Failure;
  /** It may have arrived without an answer; kept until a look at the destination has told. */
  readonly unsure?: true;
  /** Counts what is meant to be sent; the attempts of one sending share it. Absent = 1. */
  readonly sending?: number;
  /** What the destination said about the document it took; see Receipt. */
  readonly handle?: string;
  readonly hint?: string;
  readonly verdict?: Verdict;
}

/** What the policies of the platform say of a processed document. */
export const VERDICT_STATES = [
  'pass',
  'fail',
  'no-policies',
  'in-progress',
  'error',
  'not-evaluated',
] as const;
export interface Verdict {
  readonly state: (typeof VERDICT_STATES)[number];
  readonly failed: number;
  readonly warned: number;
  /** Names of violated policies, ten at most; hostile text. */
  readonly policies: readonly string[];
  /** Why the destination could not be asked; it may well have evaluated them. */
  readonly error?: Failure;
}

/** A failure as it is stored and shown: a catalogue code and what the other side said. */
export interface Failure {
  readonly code: ErrorCode;
  /** Verbatim detail, capped; hostile text. */
  readonly detail?: string;
}

/** What a document is written in; destinations differ in what they take. */
export interface Notation {
  readonly format: SbomFormat;
  readonly serialization: Serialization;
  readonly specVersion: string;
}

/** A document on its way to a destination. */
export interface Shipment extends DeliveryIdentity {
  /** The same for every attempt to send it, another when it is meant to be sent once more. */
  readonly id: string;
  readonly bytes: Uint8Array;
  /** Mark it as the latest version, where the destination knows such a mark. */
  readonly latest: boolean;
  /** What the destination asked to be reminded of for this product and environment. */
  readonly hint?: string;
  readonly notation: Notation;
  /** Base name, for the upload part. */
  readonly fileName: string;
  readonly origin: Origin;
}

/** Where a document comes from; destinations pass it on as metadata. */
export interface Origin {
  readonly event: 'push' | 'pull_request' | 'release';
  readonly workspaceSlug: string;
  readonly repositorySlug: string;
  readonly ref: string;
  readonly commit: string;
  readonly pullRequest?: { readonly id: number; readonly source: string; readonly target: string };
}
