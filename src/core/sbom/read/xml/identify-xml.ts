import { quote } from '../../findings/collect';
import type { Identity, Refusal } from '../../types';
import { spdx2Version } from '../spdx2-version';
import type { XmlElement } from './tree';

export type XmlKind =
  | { readonly kind: 'cyclonedx' | 'spdx-xml' | 'rdf'; readonly specVersion: string }
  | { readonly kind: 'none'; readonly identity: Identity; readonly refusal: Refusal };

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const SPDX_TERMS = 'http://spdx.org/rdf/terms#';
const CYCLONEDX = 'http://cyclonedx.org/schema/bom/';
const CYCLONEDX_VERSION = /^1\.\d{1,3}$/;
const LAST_CYCLONEDX_MINOR = 7;

/**
 * Tells a document by its root, never by its name. CycloneDX says its version in the namespace and
 * nowhere else (the attribute `version` is the revision of the document). SPDX in RDF is only known
 * to be that here: its version stands anywhere in it, so `specVersion` is empty.
 */
export function identifyXml(root: XmlElement): XmlKind {
  if (root.name === 'bom' && root.uri.startsWith(CYCLONEDX)) {
    return identifyCycloneDx(root.uri.slice(CYCLONEDX.length), root.uri);
  }
  if (root.uri === RDF && root.name === 'RDF' && usesSpdxTerms(root)) {
    return { kind: 'rdf', specVersion: '' };
  }
  const declared = spdxVersionOf(root);
  if (declared !== undefined) return identifySpdx(declared);
  return notAnSbom(describe(root));
}

function identifyCycloneDx(version: string, uri: string): XmlKind {
  if (/^2\.\d{1,3}$/.test(version)) {
    return {
      kind: 'none',
      identity: { format: 'cyclonedx', serialization: 'xml', specVersion: version },
      refusal: {
        code: 'SBOM_UNKNOWN_VERSION',
        message: 'This is a draft of CycloneDX 2, which is not supported; generate 1.7.',
      },
    };
  }
  if (!CYCLONEDX_VERSION.test(version)) {
    return notAnSbom(`The namespace ${quote(uri)} is not one of CycloneDX.`);
  }
  const minor = Number(version.slice(2));
  if (minor <= LAST_CYCLONEDX_MINOR && version === `1.${minor}`) {
    return { kind: 'cyclonedx', specVersion: version };
  }
  return {
    kind: 'none',
    identity: { format: 'cyclonedx', serialization: 'xml', specVersion: version },
    refusal: {
      code: 'SBOM_UNKNOWN_VERSION',
      message: `CycloneDX ${quote(version)} is not supported.`,
    },
  };
}

function identifySpdx(declared: string): XmlKind {
  const specVersion = spdx2Version(declared);
  if (specVersion.known) return { kind: 'spdx-xml', specVersion: specVersion.version };
  return {
    kind: 'none',
    identity: { format: 'spdx', serialization: 'xml', specVersion: specVersion.version },
    refusal: { code: 'SBOM_UNKNOWN_VERSION', message: specVersion.message },
  };
}

/** The root is `Document`; older tools call it `SpdxDocument`, or put the one into the other. */
export function spdxDocumentOf(root: XmlElement): XmlElement | undefined {
  if (root.name !== 'Document' && root.name !== 'SpdxDocument') return undefined;
  const inner = root.children.find(({ name }) => name === 'Document');
  return [root, inner].find((element) =>
    element?.children.some(({ name }) => name === 'spdxVersion'),
  );
}

function spdxVersionOf(root: XmlElement): string | undefined {
  return spdxDocumentOf(root)?.children.find(({ name }) => name === 'spdxVersion')?.text;
}

function usesSpdxTerms(root: XmlElement): boolean {
  const isTerm = ({ uri }: XmlElement): boolean => uri === SPDX_TERMS;
  return root.children.some((node) => isTerm(node) || node.children.some(isTerm));
}

function describe({ name, uri, children }: XmlElement): string {
  if (name === 'project' && (uri === '' || uri.startsWith('http://maven.apache.org/POM/'))) {
    return 'This is a Maven project (POM), not an SBOM.';
  }
  if (name.toLowerCase() === 'html') return 'This is an HTML page.';
  if (name === 'svg') return 'This is an SVG picture.';
  if (name === 'SoftwareIdentity') {
    return 'This is a SWID tag, which describes one piece of software and is no SBOM.';
  }
  if (name === 'bom') {
    return uri === ''
      ? 'The root element is bom, but without the namespace of CycloneDX.'
      : `The root element is bom, but in the namespace ${quote(uri)}, not in that of CycloneDX.`;
  }
  if (name === 'RDF' && uri === RDF) {
    return children.some((node) => node.uri.startsWith('https://spdx.org/rdf/3'))
      ? 'This is SPDX 3 in RDF/XML; JSON-LD is what is read of it.'
      : 'This is RDF, but without the terms of SPDX.';
  }
  return `This is XML with the root element ${quote(name)}, neither CycloneDX nor SPDX.`;
}

function notAnSbom(message: string): XmlKind {
  return {
    kind: 'none',
    identity: { format: null, serialization: null, specVersion: null },
    refusal: { code: 'SBOM_UNKNOWN_FORMAT', message },
  };
}
