import type { NewFinding } from '../findings/collect';
import type { SbomFormat, Serialization } from '../formats';
import type { Identity, Refusal, SbomReading } from '../types';
import type { JsonObject } from './json';

/**
 * A document of a format and version that is read, in one of three shapes whatever it was written
 * in: CycloneDX as its JSON schemas have it (XML 1.0 and 1.1 as 1.2 would), SPDX 2 as its JSON has
 * it, SPDX 3 as JSON-LD with `@graph`.
 */
export interface ParsedDocument {
  readonly format: SbomFormat;
  readonly serialization: Serialization;
  /** CycloneDX `1.0` to `1.7`, SPDX `2.2`, `2.3`, `3.0.1`. */
  readonly specVersion: string;
  readonly document: JsonObject;
}

/** Text that was told and parsed, or why not. */
export type TextReading =
  | {
      readonly ok: true;
      readonly parsed: ParsedDocument;
      /** What only the parser can see, such as an attribute that the shape above has no place for. */
      readonly findings: readonly NewFinding[];
    }
  | {
      readonly ok: false;
      readonly identity: Identity;
      readonly refusal: Refusal;
      /** False: it breaks the rules of its format. Null: they are not known here. */
      readonly valid: boolean | null;
    };

/** A file that was decoded, unpacked, told and parsed, or why not. */
export type FileReading =
  | (Extract<TextReading, { ok: true }> & {
      /** The document as it is forwarded; the bytes of the file themselves where they are it. */
      readonly content: Uint8Array;
    })
  | (Extract<TextReading, { ok: false }> & {
      /** A signed envelope: what it carries. The refusal stands where that is refused, too. */
      readonly inside?: SbomReading;
    });
