import { utf16Of } from './decode';
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
 * Fits a document that was read for its destination, before it is hashed and sent. What is UTF-16
 * becomes UTF-8, since JSON between systems must be UTF-8 (RFC 8259 §8.1). Nothing else is changed:
 * a document that its generator signed or hashed arrives as it was committed.
 */
export function stamp({ bytes }: StampRequest): Stamped {
  const encoding = utf16Of(bytes);
  if (encoding === undefined) return { bytes, changes: [] };
  const text = new TextDecoder(encoding).decode(bytes);
  return {
    bytes: new TextEncoder().encode(text),
    changes: ['Encoded as UTF-8 instead of UTF-16.'],
  };
}
