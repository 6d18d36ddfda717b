import type { ErrorCode } from '../errors';
import type { SbomFormat, Serialization } from '../sbom/formats';

/**
 * queued → delivering → accepted → processed, or unchanged, rejected, failed.
 * `accepted`: the destination has the document. `processed`: its version record was seen.
 * `rejected`: document or platform says no, never retried. `failed`: retries spent.
 */
export const DELIVERY_STATES = [
  'queued',
  'delivering',
  'accepted',
  'processed',
  'unchanged',
  'rejected',
  'failed',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What makes two deliveries the same one. */
export interface DeliveryIdentity {
  readonly destination: string;
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
  /** When to try again or to look again; 0 = not due. */
  readonly dueAt: number;
  readonly updatedAt: number;
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
  readonly bytes: Uint8Array;
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
