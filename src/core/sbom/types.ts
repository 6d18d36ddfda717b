import type { ErrorCode } from '../errors';
import type { FindingKind } from './findings/kinds';
import type { Severity } from './findings/severity';
import type { SbomFormat, Serialization } from './formats';
import type { SbomModel } from './model/types';

/** One thing that a check noticed. docs/findings.md says of each kind what to do about it. */
export interface Finding {
  readonly kind: FindingKind;
  /** `error`: the document breaks the official rules of its format. */
  readonly severity: Severity;
  /** Where in the document, as a JSON pointer; empty for the document as a whole. */
  readonly path: string;
  /** The offending value, on one line and cut. Hostile text, as `message` is: escape both. */
  readonly value?: string;
  /** One plain line. */
  readonly message: string;
}

/** What a file is, told by its content. */
export interface Identity {
  /** Null: no SBOM, or the file only carries one (a signed envelope; see `inside`). */
  readonly format: SbomFormat | null;
  readonly serialization: Serialization | null;
  /** Of the specification: `1.6`, `2.3`, `3.0.1`; null where it cannot be told. */
  readonly specVersion: string | null;
}

/** Why a file is not forwarded: a code of the error catalogue and one plain line. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly message: string;
}

/** How often something occurs. */
export interface Count {
  readonly name: string;
  readonly count: number;
}

/**
 * Facts about a document that is an SBOM. They are kept with every run, so all texts and lists are
 * cut; the model has the rest.
 */
export interface SbomFacts {
  readonly format: SbomFormat;
  readonly serialization: Serialization;
  readonly specVersion: string;
  /** The primary component: what the SBOM is about. */
  readonly subject?: { readonly name: string; readonly version?: string; readonly purl?: string };
  /** Components without files. */
  readonly components: number;
  readonly files: number;
  /** Components that name a purl. */
  readonly withPurl: number;
  /** Edges of the dependency graph. */
  readonly dependencies: number;
  /** By purl type, most frequent first. */
  readonly ecosystems: readonly Count[];
  /** By licence expression as written, most frequent first. */
  readonly licences: readonly Count[];
  readonly withoutLicence: number;
  /** Different suppliers, manufacturers and publishers of components. */
  readonly suppliers: number;
  readonly documentId?: string;
  /** As written in the document. */
  readonly created?: string;
  /** Lifecycle phases or, in SPDX 3, SBOM types. */
  readonly phases: readonly string[];
  readonly tools: readonly string[];
  /** 0 to 10 with one decimal; absent where there is nothing to score. */
  readonly score?: number;
}

/** What became of reading a file. */
export interface SbomReading {
  readonly identity: Identity;
  /** Forwardable. False exactly where there is a `refusal`. */
  readonly ok: boolean;
  readonly refusal?: Refusal;
  /** By the official rules of its format and version; null where they cannot be checked. */
  readonly valid: boolean | null;
  /** Errors first; capped. */
  readonly findings: readonly Finding[];
  /** Where the format could be read. */
  readonly facts?: SbomFacts;
  readonly model?: SbomModel;
  /**
   * The document itself, as it is forwarded: the very bytes of the file, or what was inside it
   * where it was compressed, wrapped or in UTF-16.
   */
  readonly content?: Uint8Array;
  /** What a signed envelope carries. `ok`, `facts` and `content` of the envelope are those of it. */
  readonly inside?: SbomReading;
}
