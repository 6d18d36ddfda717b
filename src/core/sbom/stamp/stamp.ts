import type { ParsedDocument } from '../read/types';

export interface StampRequest {
  /** The document, as `SbomReading.content` has it. */
  readonly content: Uint8Array;
  readonly parsed: Pick<ParsedDocument, 'format' | 'serialization' | 'specVersion'>;
  /** The version that the primary component is to bear. */
  readonly version: string;
}

export type Stamped =
  /** `changes`: what was changed, one plain line each, for the record of the run. */
  | { readonly ok: true; readonly content: Uint8Array; readonly changes: readonly string[] }
  /** Why this document cannot be stamped, such as that it names no primary component. */
  | { readonly ok: false; readonly reason: string };

/**
 * Sets the version of the primary component and leaves every other byte as it was. The very bytes
 * of the request come back where the version is that already.
 */
export function stamp(request: StampRequest): Stamped {
  throw new Error(`Not written yet ${request.version}`);
}
