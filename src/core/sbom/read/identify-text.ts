import { refusal } from './findings';
import type { Finding } from './types';

/** Enough to see what a file is; SPDX tag-value files may begin with long comments. */
const HEAD = 64 * 1024;

interface Sign {
  readonly pattern: RegExp;
  readonly code: Finding['code'];
  readonly message: string;
}

/** In this order: a later sign may occur in files that an earlier one names. */
const SIGNS: readonly Sign[] = [
  {
    pattern: /^version https:\/\/git-lfs\.github\.com\/spec\//,
    code: 'SBOM_UNKNOWN_FORMAT',
    message: 'This is a Git LFS pointer; the SBOM itself is in LFS, where it cannot be read.',
  },
  {
    pattern: /^\s*<(?:!doctype\s+html|html)\b/i,
    code: 'SBOM_UNKNOWN_FORMAT',
    message: 'This is an HTML page.',
  },
  {
    pattern: /^\s*<[^]*?["']http:\/\/cyclonedx\.org\/schema\/bom\/1\.\d+["']/,
    code: 'SBOM_SERIALIZATION',
    message: 'This is CycloneDX in XML; JSON is needed.',
  },
  {
    pattern: /^\s*<[^]*?http:\/\/spdx\.org\/rdf\/terms#/,
    code: 'SBOM_SERIALIZATION',
    message: 'This is SPDX in RDF/XML; JSON is needed.',
  },
  {
    pattern: /^\s*<[^]*?<spdxVersion>/,
    code: 'SBOM_SERIALIZATION',
    message: 'This is SPDX in XML; JSON is needed.',
  },
  {
    pattern: /^\s*<\?xml|^\s*<[a-z!]/i,
    code: 'SBOM_UNKNOWN_FORMAT',
    message: 'This is XML, but neither CycloneDX nor SPDX.',
  },
  {
    pattern: /^SPDXVersion:/m,
    code: 'SBOM_SERIALIZATION',
    message: 'This is SPDX as tag-value text; JSON is needed.',
  },
  {
    pattern: /^["']?spdxVersion["']?\s*:\s/m,
    code: 'SBOM_SERIALIZATION',
    message: 'This is SPDX in YAML; JSON is needed.',
  },
  {
    pattern: /^["']?bomFormat["']?\s*:\s/m,
    code: 'SBOM_SERIALIZATION',
    message: 'This is CycloneDX in YAML; JSON is needed.',
  },
];

/** What a text is that does not begin as JSON does; undefined = it may be JSON. */
export function identifyText(text: string): Finding | undefined {
  if (/^\s*[[{]/.test(text)) return undefined;
  const head = text.slice(0, HEAD);
  const sign = SIGNS.find(({ pattern }) => pattern.test(head));
  return sign === undefined
    ? refusal('SBOM_NOT_JSON', 'This is no JSON, and nothing else says that it is an SBOM.')
    : refusal(sign.code, sign.message);
}
