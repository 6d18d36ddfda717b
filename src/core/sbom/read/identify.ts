import { quote, refusal } from './findings';
import { elements, isObject, text, type JsonObject } from './json';
import type { Finding, SbomFormat } from './types';

/** A parsed document of a format and version that is read. */
export interface Identified {
  readonly format: SbomFormat;
  readonly specVersion: string;
  readonly document: JsonObject;
}

const CYCLONEDX_VERSIONS: ReadonlySet<string> = new Set(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);
/** Generators write the patch releases 2.2.1 and 2.2.2 of the text as well. */
const SPDX_VERSION = /^SPDX-(2\.[23])(?:\.\d+)?$/;

/** Tells a parsed JSON document by its content, never by its name. */
export function identify(value: unknown): Identified | Finding {
  if (!isObject(value)) {
    return refusal('SBOM_UNKNOWN_FORMAT', 'The file is JSON, but not an object.');
  }
  if (isCycloneDx(value)) return identifyCycloneDx(value);
  if (Object.hasOwn(value, 'spdxVersion')) return identifySpdx(value);
  return lookAlike(value);
}

/** A wrong `bomFormat` beside CycloneDX's own schema is a broken CycloneDX document. */
function isCycloneDx(value: JsonObject): boolean {
  const schema = text(value, '$schema');
  return (
    text(value, 'bomFormat')?.toLowerCase() === 'cyclonedx' ||
    (schema !== undefined && /^https?:\/\/cyclonedx\.org\/schema\/bom-/.test(schema))
  );
}

function identifyCycloneDx(document: JsonObject): Identified | Finding {
  const specVersion = text(document, 'specVersion');
  if (specVersion !== undefined && CYCLONEDX_VERSIONS.has(specVersion)) {
    return { format: 'cyclonedx', specVersion, document };
  }
  return unknownVersion('CycloneDX', specVersion, '/specVersion');
}

function identifySpdx(document: JsonObject): Identified | Finding {
  const version = text(document, 'spdxVersion');
  const specVersion = version === undefined ? undefined : SPDX_VERSION.exec(version)?.[1];
  if (specVersion !== undefined) return { format: 'spdx', specVersion, document };
  return unknownVersion('SPDX', version, '/spdxVersion');
}

function unknownVersion(format: string, version: string | undefined, path: string): Finding {
  const message =
    version === undefined
      ? `The document does not say which version of ${format} it is.`
      : `${format} ${quote(version)} is not supported.`;
  return refusal('SBOM_UNKNOWN_VERSION', message, path);
}

/** JSON files that bear names like SBOMs. */
function lookAlike(value: JsonObject): Finding {
  if (isSpdx3(value)) {
    return refusal('SBOM_UNKNOWN_VERSION', 'This is SPDX 3, which is not supported yet.');
  }
  if (text(value, 'specFormat')?.toLowerCase() === 'cyclonedx') {
    return refusal('SBOM_UNKNOWN_VERSION', 'This is CycloneDX 2, which is not supported yet.');
  }
  return refusal('SBOM_UNKNOWN_FORMAT', describe(value));
}

function isSpdx3(value: JsonObject): boolean {
  const context = value['@context'];
  return [context, ...elements(context)].some(
    (entry) => typeof entry === 'string' && entry.includes('spdx.org/rdf/3.'),
  );
}

function describe(value: JsonObject): string {
  if (text(value, 'payloadType') !== undefined && text(value, 'payload') !== undefined) {
    return 'This is a signed envelope (DSSE); the SBOM inside it is not read.';
  }
  if (text(value, '_type')?.includes('in-toto.io/Statement') === true) {
    return 'This is an in-toto statement; the SBOM inside it is not read.';
  }
  if (text(value, 'mediaType')?.includes('sigstore') === true) {
    return 'This is a Sigstore bundle; the SBOM inside it is not read.';
  }
  if (isObject(value['sbom'])) {
    return "This is GitHub's answer with an SBOM inside; save the member `sbom` by itself.";
  }
  if (Array.isArray(value['artifacts']) && isObject(value['descriptor'])) {
    return "This is Syft's own format; let Syft write cyclonedx-json or spdx-json.";
  }
  return 'The file is JSON, but has neither bomFormat nor spdxVersion.';
}
