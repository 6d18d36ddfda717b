import type { Identity, Refusal } from '../types';
import { refused } from './refused';
import type { TextReading } from './types';
import { fromCycloneDxXml } from './xml/cyclonedx';
import { identifyXml, RDF, spdxDocumentOf } from './xml/identify-xml';
import { parseXml } from './xml/parse-xml';
import { readRdf } from './xml/rdf/read-rdf';
import { fromSpdxXml } from './xml/spdx-xml';
import type { XmlElement } from './xml/tree';

/** Reads CycloneDX XML, SPDX 2 XML and SPDX 2 RDF/XML. Never throws. */
export function readXml(text: string): TextReading {
  const parsing = parseXml(text);
  if (!parsing.ok) return broken(parsing.root, parsing.refusal);
  const { root } = parsing;
  const told = identifyXml(root);
  switch (told.kind) {
    case 'none':
      return refused(
        told.refusal.code,
        told.refusal.message,
        told.identity,
        told.identity.format === null ? false : null,
      );
    case 'cyclonedx': {
      const document = fromCycloneDxXml(root, told.specVersion);
      const { specVersion } = told;
      return {
        ok: true,
        parsed: { format: 'cyclonedx', serialization: 'xml', specVersion, document },
        findings: [],
      };
    }
    case 'spdx-xml': {
      const document = fromSpdxXml(spdxDocumentOf(root) ?? root);
      const { specVersion } = told;
      return {
        ok: true,
        parsed: { format: 'spdx', serialization: 'xml', specVersion, document },
        findings: [],
      };
    }
    case 'rdf':
      return readRdf(root);
  }
}

/** XML that ends early, or is none: the root may have been read, and tells what it was to be. */
function broken(root: XmlElement | undefined, refusal: Refusal): TextReading {
  const told = root === undefined ? undefined : identifyXml(root);
  const identity: Identity =
    told === undefined || root === undefined
      ? { format: null, serialization: null, specVersion: null }
      : told.kind === 'none'
        ? told.identity
        : {
            format: told.kind === 'cyclonedx' ? 'cyclonedx' : 'spdx',
            serialization: root.uri === RDF ? 'rdf' : 'xml',
            specVersion: told.specVersion === '' ? null : told.specVersion,
          };
  // Too large or too deep says nothing about the rules of a format.
  const valid = refusal.code === 'SBOM_NOT_XML' ? false : null;
  return refused(refusal.code, refusal.message, identity, valid);
}
