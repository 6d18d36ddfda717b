import { quote, type NewFinding } from '../findings/collect';
import { fromBase64 } from './base64';
import { cutMember } from './cut-member';
import { decode } from './decode';
import { isObject, member, text, type JsonObject } from './json';
import { parseJson } from './parse-json';

/** A document that carries another one. */
export interface Carrier {
  /** What it is, in one sentence; with nothing `inside`, why. */
  readonly sentence: string;
  readonly inside?: {
    readonly bytes: Uint8Array;
    /** About the SBOM inside. */
    readonly findings: readonly NewFinding[];
  };
}

/**
 * Opens what SBOMs are signed and attested in: Sigstore bundle, DSSE envelope, in-toto statement,
 * and the older form of cosign, `predicate.Data`. Signatures are not checked.
 *
 * Sources: secure-systems-lab/dsse protocol.md and envelope.md; in-toto/attestation spec/v1 and its
 * predicates cyclonedx.md and spdx.md; sigstore/protobuf-specs sigstore_bundle.proto.
 *
 * @param json the document as text
 */
export function unwrap(document: JsonObject, json: string): Carrier | undefined {
  if (text(document, 'mediaType')?.startsWith(BUNDLE) === true) return openBundle(document);
  if (isEnvelope(document)) return openEnvelope(document, 'a signed envelope (DSSE)');
  if (isStatement(document)) return openStatement(document, json, undefined);
  return undefined;
}

const BUNDLE = 'application/vnd.dev.sigstore.bundle';
const STATEMENT = /^https?:\/\/in-toto\.io\/Statement\//;
const SBOM_PREDICATE =
  /^https?:\/\/(?:cyclonedx\.org\/(?:bom|schema|specification)|spdx\.dev\/Document)/i;

function openBundle(document: JsonObject): Carrier {
  const envelope = member(document, 'dsseEnvelope');
  if (isObject(envelope)) return openEnvelope(envelope, 'a Sigstore bundle');
  return { sentence: 'This is a Sigstore bundle of a signature; what it signs is another file.' };
}

function isEnvelope(document: JsonObject): boolean {
  const isSigned =
    text(document, 'payloadType') !== undefined || Array.isArray(member(document, 'signatures'));
  return isSigned && typeof member(document, 'payload') === 'string';
}

function openEnvelope(envelope: JsonObject, what: string): Carrier {
  const bytes = fromBase64(text(envelope, 'payload') ?? '');
  if (bytes === undefined || bytes.length === 0) {
    return { sentence: `This is ${what}, but its payload is not base64.` };
  }
  const decoded = decode(bytes);
  const parsed = decoded.ok ? parseJson(decoded.text, decoded.content) : undefined;
  if (decoded.ok && parsed?.ok === true && isObject(parsed.value) && isStatement(parsed.value)) {
    return openStatement(parsed.value, decoded.text, what);
  }
  return carrier(what, bytes, what);
}

function isStatement(document: JsonObject): boolean {
  return STATEMENT.test(text(document, '_type') ?? '');
}

function openStatement(statement: JsonObject, json: string, signedAs: string | undefined): Carrier {
  const what = signedAs ?? 'an in-toto statement';
  const predicate = member(statement, 'predicate');
  const data = isObject(predicate) ? member(predicate, 'Data') : undefined;
  const inside = [predicate, data].find((value) => typeof value === 'string');
  if (inside !== undefined) return carrier(what, encode(inside), signedAs);
  const type = text(statement, 'predicateType') ?? '';
  const path = isObject(data) ? ['predicate', 'Data'] : ['predicate'];
  const isSbom = isObject(data) || (isObject(predicate) && hasMarker(predicate));
  const cut = isSbom || SBOM_PREDICATE.test(type) ? cutMember(json, path) : undefined;
  if (cut !== undefined) return carrier(what, encode(cut), signedAs);
  return { sentence: `This is ${what} about ${quote(type)}, with no SBOM in it.` };
}

/** The type of the predicate is anybody's choice. */
function hasMarker(predicate: JsonObject): boolean {
  return ['bomFormat', 'spdxVersion', '@graph'].some((name) => Object.hasOwn(predicate, name));
}

function carrier(what: string, bytes: Uint8Array, signedAs: string | undefined): Carrier {
  const findings: NewFinding[] = [
    { kind: 'unwrapped', path: '', message: `The SBOM was inside ${what}.` },
  ];
  if (signedAs !== undefined) {
    const message = `The signature of ${signedAs} was not checked.`;
    findings.push({ kind: 'signature-unchecked', path: '', message });
  }
  return { sentence: `This is ${what} with a document inside.`, inside: { bytes, findings } };
}

function encode(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
