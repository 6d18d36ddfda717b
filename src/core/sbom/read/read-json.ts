import type { NewFinding } from '../findings/collect';
import { cutMember } from './cut-member';
import { identifyJson } from './identify-json';
import { isObject, member, type JsonObject } from './json';
import { firstLine } from './json-lines';
import { describeLookAlike } from './look-alike';
import { parseJson } from './parse-json';
import { refused, type RefusedText } from './refused';
import type { TextReading } from './types';
import { unwrap, type Carrier } from './unwrap';

/** JSON that was told: a document, what carries one, or neither. */
export type JsonReading =
  | {
      readonly kind: 'document';
      readonly reading: TextReading;
      /** Where the document is not the whole text. */
      readonly content?: Uint8Array;
    }
  | { readonly kind: 'carrier'; readonly carrier: Carrier };

/**
 * Reads CycloneDX JSON, SPDX 2 JSON and SPDX 3 JSON-LD, and opens what they are wrapped in.
 *
 * @param content the text in UTF-8
 */
export function readJson(text: string, content: Uint8Array): JsonReading {
  const parsed = parseJson(text, content);
  if (!parsed.ok) return readLines(text) ?? document(parsed);
  const { value, findings } = parsed;
  if (!isObject(value)) return document(noSbom('The file is JSON, but not an object.'));
  const reading = identified(value, findings);
  if (reading !== undefined) return document(reading);
  const carrier = unwrap(value, text);
  if (carrier !== undefined) return { kind: 'carrier', carrier };
  return openAnswer(value, text) ?? document(noSbom(describeLookAlike(value)));
}

function identified(value: JsonObject, findings: readonly NewFinding[]): TextReading | undefined {
  const identity = identifyJson(value);
  if (identity?.ok !== true) return identity;
  const { format, specVersion } = identity;
  const parsed = { format, specVersion, serialization: 'json', document: value } as const;
  return { ok: true, parsed, findings };
}

/**
 * GitHub answers `{"sbom": {…}}` when asked for an SBOM (REST: dependency graph, "export a software
 * bill of materials"). People save it as it is; what is inside is meant.
 */
function openAnswer(value: JsonObject, text: string): JsonReading | undefined {
  const inside = member(value, 'sbom');
  if (!isObject(inside) || identifyJson(inside) === undefined) return undefined;
  const cut = cutMember(text, ['sbom']);
  if (cut === undefined) return undefined;
  const content = new TextEncoder().encode(cut);
  const parsed = parseJson(cut, content);
  if (!parsed.ok || !isObject(parsed.value)) return undefined;
  const reading = identified(parsed.value, [...parsed.findings, ANSWER]);
  return reading && { kind: 'document', reading, content };
}

const ANSWER: NewFinding = {
  kind: 'unwrapped',
  path: '',
  message: "The SBOM was the member `sbom` of another object, as in GitHub's answers.",
};

/** JSON Lines: attestations are downloaded as one envelope a line. */
function readLines(text: string): JsonReading | undefined {
  const first = firstLine(text);
  if (first === undefined) return undefined;
  const parsed = parseJson(first.line, new TextEncoder().encode(first.line));
  if (!parsed.ok || !isObject(parsed.value)) return undefined;
  const more = first.more === 1 ? 'one more' : `${first.more} more`;
  const carrier = unwrap(parsed.value, first.line);
  if (carrier !== undefined) return { kind: 'carrier', carrier: withMore(carrier, more) };
  const identity = identifyJson(parsed.value);
  const format = identity?.ok === true ? identity.format : (identity?.identity.format ?? null);
  const message = `The file holds several JSON documents, one a line: the first and ${more}.`;
  return document(refused('SBOM_NOT_JSON', message, { format, serialization: 'json' }));
}

function withMore({ sentence, inside }: Carrier, more: string): Carrier {
  const message = `The file has ${more} behind it, one a line, which are not read.`;
  return {
    sentence: `${sentence} ${message}`,
    ...(inside && {
      inside: {
        ...inside,
        findings: [...inside.findings, { kind: 'unwrapped', path: '', message }],
      },
    }),
  };
}

function document(reading: TextReading): JsonReading {
  return { kind: 'document', reading };
}

function noSbom(message: string): RefusedText {
  return refused('SBOM_UNKNOWN_FORMAT', message, { serialization: 'json' });
}
