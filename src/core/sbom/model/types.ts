import type { SbomFormat, Serialization } from '../formats';

/**
 * What all formats have in common, in one shape: everything behind the parsers (summary, score,
 * comparison, the checks beyond the schemas) reads this and never the document.
 * Texts are as written in the document: hostile, uncut, never empty.
 */
export interface SbomModel {
  readonly format: SbomFormat;
  readonly serialization: Serialization;
  readonly specVersion: string;
  /** CycloneDX `serialNumber`, SPDX 2 `documentNamespace`, SPDX 3 `spdxId` of the document. */
  readonly documentId?: string;
  /** SPDX: the name of the document. */
  readonly documentName?: string;
  readonly created?: string;
  /** CycloneDX `metadata.lifecycles` (phase or name), SPDX 3 `software_sbomType`. */
  readonly phases: readonly string[];
  readonly tools: readonly Tool[];
  /** Who made the SBOM: CycloneDX `metadata.authors`, SPDX creators that are no tools. */
  readonly authors: readonly Party[];
  /** CycloneDX `metadata.supplier` and `metadata.manufacturer` (`manufacture` before 1.6). */
  readonly supplier?: Party;
  readonly manufacturer?: Party;
  /** Licences of the SBOM itself: CycloneDX `metadata.licenses`, SPDX `dataLicense`. */
  readonly dataLicences: readonly string[];
  readonly signed: boolean;
  /** Where it is signed: whether the signature names its key or certificate. Absent: not told. */
  readonly signatureKey?: boolean;
  /** How many vulnerabilities a CycloneDX document lists. */
  readonly vulnerabilities: number;
  readonly references: readonly Reference[];
  /**
   * The primary component. CycloneDX: `metadata.component`, which is not among `components`.
   * SPDX: the described package, which is one of `components` as well.
   */
  readonly subject?: Component;
  /** Nested ones included, in document order; components of type `file` and SPDX files are not. */
  readonly components: readonly Component[];
  /** Components of type `file`; SPDX 2 `files`; SPDX 3 `software_File`. */
  readonly files: number;
  /** CycloneDX: the components of type `file`, which other scores count. Absent: not told. */
  readonly fileComponents?: readonly Component[];
  readonly dependencies: readonly Dependency[];
  /** CycloneDX `compositions`: what is said to be complete or not. */
  readonly compositions: readonly Composition[];
  /** Every id that something may refer to: components, subject, files, services, the document. */
  readonly ids: ReadonlySet<string>;
}

export interface Component {
  /** `bom-ref`, `SPDXID`, `spdxId`. */
  readonly id?: string;
  /** JSON pointer to it in the document; for XML and others, in the shape that JSON has. */
  readonly path: string;
  /** As CycloneDX calls types: `library`, `application`, `operating-system`, … */
  readonly type?: string;
  readonly group?: string;
  readonly name?: string;
  readonly version?: string;
  readonly purl?: string;
  readonly cpes: readonly string[];
  readonly swid: boolean;
  /** NOASSERTION and NONE are no claims. */
  readonly licences: readonly LicenceClaim[];
  readonly hashes: readonly Hash[];
  readonly supplier?: Party;
  /** CycloneDX `manufacturer` (1.6), SPDX originator. */
  readonly manufacturer?: Party;
  readonly authors: readonly Party[];
  readonly publisher?: string;
  readonly copyright?: string;
  /** SPDX `downloadLocation`, where it says something. */
  readonly downloadLocation?: string;
  /** SPDX `packageFileName`. */
  readonly fileName?: string;
  /** SPDX `sourceInfo`: where the source is from, in words. */
  readonly sourceInfo?: string;
  readonly references: readonly Reference[];
  readonly properties: readonly Property[];
}

export interface Tool {
  readonly name: string;
  readonly version?: string;
}
export interface Party {
  readonly name?: string;
  readonly email?: string;
  readonly url?: string;
}
export interface LicenceClaim {
  /** `id`: one SPDX id. `name`: free text. `expression`: an SPDX expression, maybe one id. */
  readonly kind: 'id' | 'name' | 'expression';
  readonly value: string;
  /** CycloneDX `acknowledgement` (1.6), SPDX licenseDeclared and licenseConcluded. */
  readonly role?: 'declared' | 'concluded';
}
export interface Hash {
  /** As CycloneDX writes them: `SHA-256`, `SHA3-512`, `MD5`. */
  readonly algorithm: string;
  readonly value: string;
}
export interface Reference {
  /** As CycloneDX calls them (`vcs`, `distribution`, …), lower case. */
  readonly type: string;
  readonly url: string;
  readonly hashes: readonly Hash[];
}
export interface Property {
  readonly name: string;
  readonly value: string;
}
/** `from` depends on each of `to`; both are ids, which may dangle. */
export interface Dependency {
  readonly from: string;
  readonly to: readonly string[];
  readonly path: string;
}
export interface Composition {
  readonly aggregate: string;
  /** All that it is about: assemblies, dependencies and vulnerabilities. None: the whole document. */
  readonly refs: readonly string[];
  /** Those whose dependencies it is about, a part of `refs`. Absent: not told apart. */
  readonly dependencies?: readonly string[];
}
