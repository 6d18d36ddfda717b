import type { ErrorCode } from '../errors';

export type SbomFormat = 'cyclonedx' | 'spdx';

/** One thing that the check noticed. Only `error` findings make a document invalid. */
export interface Finding {
  readonly code: ErrorCode;
  readonly severity: 'error' | 'warning' | 'info';
  /** Where in the document, as a JSON pointer; empty for the document as a whole. */
  readonly path: string;
  /** One plain line. Holds hostile text: escape it wherever it is shown. */
  readonly message: string;
}

/** Facts about a document that is an SBOM. */
export interface SbomFacts {
  readonly format: SbomFormat;
  readonly serialization: 'json';
  readonly specVersion: string;
  /** The primary component: what the SBOM is about. */
  readonly subject?: { readonly name: string; readonly version?: string; readonly purl?: string };
  /** Components without files. */
  readonly components: number;
  readonly files: number;
  /** Components that name a purl. */
  readonly withPurl: number;
  readonly documentId?: string;
  readonly created?: string;
  readonly tools: readonly string[];
}

export type SbomReading =
  | { readonly ok: true; readonly facts: SbomFacts; readonly findings: readonly Finding[] }
  /** `findings` has at least one error; `facts` where the format could be told. */
  | { readonly ok: false; readonly findings: readonly Finding[]; readonly facts?: SbomFacts };
