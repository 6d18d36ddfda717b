/** One document as it came in. */
export interface Arrival {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
  readonly product: string;
  readonly environment: string;
  readonly fileName: string;
  readonly size: number;
  readonly sha256: string;
  /** As received, without credentials. Hostile text. */
  readonly headers: Readonly<Record<string, string>>;
  /** `failed`: the job found no version to make a record of; `note` says why. */
  readonly state: 'pending' | 'processed' | 'failed';
  readonly note?: string;
  /** From the document; known once the job is done. */
  readonly version?: string;
  readonly format?: string;
  readonly components?: number;
}

/** A version record, made by the job some time after the upload. */
export interface VersionRecord {
  readonly id: string;
  readonly uploadId: string;
  readonly environmentId: string;
  readonly product: string;
  readonly environment: string;
  readonly version: string;
  readonly componentName: string;
  readonly format: string;
  readonly specVersion: string;
  readonly components: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface ProductRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}
export interface EnvironmentRecord {
  readonly id: string;
  readonly productId: string;
  readonly name: string;
}

/** What `sbomPolicyGate` can say. */
export const GATE_STATES = [
  'PASS',
  'FAIL',
  'NO_POLICIES',
  'IN_PROGRESS',
  'ERROR',
  'NOT_EVALUATED',
] as const;
export type GateState = (typeof GATE_STATES)[number];
