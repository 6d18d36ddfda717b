import type { SbomFacts } from './types';

export interface StampRequest {
  readonly bytes: Uint8Array;
  readonly facts: SbomFacts;
  /** The version that the primary component is to bear; absent = as the document says. */
  readonly version?: string;
}

export interface Stamped {
  /** What is sent; the very bytes of the request where nothing had to change. */
  readonly bytes: Uint8Array;
  /** What was changed, one plain line each, for the record of the run. */
  readonly changes: readonly string[];
}

/**
 * The place where a document is fitted for its destination before it is hashed and sent. Nothing
 * is changed so far: a document that its generator signed or hashed arrives as it was committed.
 */
export function stamp({ bytes }: StampRequest): Stamped {
  return { bytes, changes: [] };
}
