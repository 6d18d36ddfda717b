import { quote } from '../findings/collect';
import type { SbomFormat } from '../formats';
import { elements, member, text, type JsonObject } from './json';
import { refused, type RefusedText } from './refused';
import { spdx2Version } from './spdx2-version';

export interface Identified {
  readonly ok: true;
  readonly format: SbomFormat;
  readonly specVersion: string;
}

/** CycloneDX 1.0 and 1.1 exist as XML only. */
const CYCLONEDX_VERSIONS: ReadonlySet<string> = new Set(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7']);
const SPDX3_CONTEXT = /^https?:\/\/spdx\.org\/rdf\/(3\.\d{1,3}(?:\.\d{1,3})?)(?:\/|$)/;

/** What a JSON document is, told by its content; undefined = no SBOM. */
export function identifyJson(document: JsonObject): Identified | RefusedText | undefined {
  if (isCycloneDx(document)) return cycloneDx(document);
  if (Object.hasOwn(document, 'spdxVersion')) return spdx2(document);
  const context = spdx3Context(document);
  if (context !== undefined) return spdx3(context);
  if (text(document, 'specFormat')?.toLowerCase() === 'cyclonedx') return cycloneDx2(document);
  return undefined;
}

/** A wrong `bomFormat` beside CycloneDX's own schema is a broken CycloneDX document. */
function isCycloneDx(document: JsonObject): boolean {
  const schema = text(document, '$schema');
  return (
    text(document, 'bomFormat')?.toLowerCase() === 'cyclonedx' ||
    (schema !== undefined && /^https?:\/\/cyclonedx\.org\/schema\/bom-1\./.test(schema))
  );
}

function cycloneDx(document: JsonObject): Identified | RefusedText {
  const specVersion = text(document, 'specVersion');
  if (specVersion !== undefined && CYCLONEDX_VERSIONS.has(specVersion)) {
    return { ok: true, format: 'cyclonedx', specVersion };
  }
  if (!['string', 'undefined'].includes(typeof member(document, 'specVersion'))) {
    const message = 'specVersion has to be text, such as "1.6".';
    const identity = { format: 'cyclonedx', serialization: 'json' } as const;
    return refused('SBOM_UNKNOWN_VERSION', message, identity);
  }
  const isOld = specVersion === '1.0' || specVersion === '1.1';
  const more = isOld ? `CycloneDX ${specVersion} exists as XML only.` : undefined;
  return unknownVersion('cyclonedx', 'CycloneDX', specVersion, more);
}

/** The pre-releases of 2.0 replaced the marker: `specFormat`. */
function cycloneDx2(document: JsonObject): RefusedText {
  const message = 'This is a draft of CycloneDX 2, which is not supported; generate 1.7.';
  return unknownVersion('cyclonedx', 'CycloneDX', text(document, 'specVersion') ?? '2.0', message);
}

function spdx2(document: JsonObject): Identified | RefusedText {
  const declared = text(document, 'spdxVersion') ?? '';
  const told = spdx2Version(declared);
  if (told.known) return { ok: true, format: 'spdx', specVersion: told.version };
  const identity = { format: 'spdx', serialization: 'json', specVersion: told.version } as const;
  return refused('SBOM_UNKNOWN_VERSION', told.message, identity, declared === '' ? false : null);
}

function spdx3Context(document: JsonObject): RegExpExecArray | undefined {
  const context = member(document, '@context');
  for (const entry of [context, ...elements(context)]) {
    const match = typeof entry === 'string' ? SPDX3_CONTEXT.exec(entry) : null;
    if (match !== null) return match;
  }
  return undefined;
}

/** 3.0.0 was replaced within months; its schema is not the one that 3.0.1 documents keep. */
function spdx3([, version = '']: RegExpExecArray): Identified | RefusedText {
  if (version === '3.0.1') return { ok: true, format: 'spdx', specVersion: version };
  const message = `SPDX ${version} is not supported; SPDX 3 is read as 3.0.1.`;
  return unknownVersion('spdx', 'SPDX', version, message);
}

function unknownVersion(
  format: SbomFormat,
  name: string,
  version: string | undefined,
  message?: string,
): RefusedText {
  const specVersion = version === undefined ? null : (PLAIN_VERSION.exec(version)?.[1] ?? null);
  const identity = { format, serialization: 'json', specVersion } as const;
  if (version === undefined) {
    const missing = `The document does not say which version of ${name} it is.`;
    return refused('SBOM_UNKNOWN_VERSION', missing, identity, false);
  }
  const unsupported = message ?? `${name} ${quote(version)} is not supported.`;
  return refused('SBOM_UNKNOWN_VERSION', unsupported, identity, null);
}

const PLAIN_VERSION = /^(\d{1,3}\.\d{1,3}(?:\.\d{1,3})?)$/;
