import { isObject, member, text, type JsonObject } from './json';

type Sign = readonly [is: (document: JsonObject) => boolean, sentence: string];

const has = (document: JsonObject, name: string): boolean => Object.hasOwn(document, name);

const SIGNS: readonly Sign[] = [
  [
    (document) =>
      Array.isArray(member(document, 'artifacts')) && isObject(member(document, 'descriptor')),
    "This is Syft's own format; let Syft write cyclonedx-json or spdx-json.",
  ],
  [
    (document) =>
      Array.isArray(member(document, 'matches')) && isObject(member(document, 'descriptor')),
    "This is Grype's own format, which lists vulnerabilities.",
  ],
  [
    (document) => has(document, 'SchemaVersion') && has(document, 'ArtifactName'),
    "This is Trivy's own format; let Trivy write cyclonedx or spdx-json.",
  ],
  [
    (document) => text(document, '@context')?.startsWith('https://openvex.dev/') === true,
    'This is OpenVEX, which lists vulnerabilities and no components.',
  ],
  [
    (document) => isObject(member(document, 'document')) && has(document, 'product_tree'),
    'This is a security advisory (CSAF), which lists no components.',
  ],
  [
    (document) => Array.isArray(member(document, 'runs')) && has(document, 'version'),
    'This is a report of an analysis (SARIF).',
  ],
  [
    (document) => text(document, '$schema')?.includes('json-schema.org/') === true,
    'This is a JSON schema.',
  ],
];

/** What a JSON object is that is no SBOM. */
export function describeLookAlike(document: JsonObject): string {
  const sign = SIGNS.find(([is]) => is(document));
  return sign?.[1] ?? 'The file is JSON, but has neither bomFormat nor spdxVersion.';
}
