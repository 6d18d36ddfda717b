import type { NewFinding } from '../findings/collect';
import { cutMember } from './cut-member';
import { identifyJson } from './identify-json';
import { isObject, member, type JsonObject } from './json';
import { jsonLines } from './json-lines';
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

/**
 * JSON Lines: attestations are downloaded as one envelope a line, and the SBOM need not be in the
 * first of them.
 */
function readLines(text: string): JsonReading | undefined {
  const found = jsonLines(text);
  if (found === undefined) return undefined;
  const others = found.all === 2 ? 'one other' : `${found.all - 1} others`;
  let carrier: Carrier | undefined;
  for (const line of found.lines) {
    const value = parsedLine(line);
    const opened = value && unwrap(value, line);
    if (opened?.inside !== undefined) {
      return { kind: 'carrier', carrier: withOthers(opened, others) };
    }
    carrier ??= opened;
  }
  if (carrier !== undefined) return { kind: 'carrier', carrier: withOthers(carrier, others) };
  const first = parsedLine(found.lines[0] ?? '');
  if (first === undefined) return undefined;
  const identity = identifyJson(first);
  const format = identity?.ok === true ? identity.format : (identity?.identity.format ?? null);
  const message = `The file holds several JSON documents, one a line: the first and ${others}.`;
  return document(refused('SBOM_NOT_JSON', message, { format, serialization: 'json' }));
}

function parsedLine(line: string): JsonObject | undefined {
  const parsed = parseJson(line, new TextEncoder().encode(line));
  return parsed.ok && isObject(parsed.value) ? parsed.value : undefined;
}

function withOthers({ sentence, inside }: Carrier, others: string): Carrier {
  const message = `The file has ${others} beside it, one a line, which are not read.`;
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
