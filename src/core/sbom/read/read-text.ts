import type { ErrorCode } from '../../errors';
import type { Serialization } from '../formats';
import { readJson, type JsonReading } from './read-json';
import { readTagValue } from './read-tag-value';
import { readXml } from './read-xml';
import { readYaml } from './read-yaml';
import { refused } from './refused';
import type { TextReading } from './types';

/** Where what a file is stands, if it is anything else. */
const HEAD = 1024;
const HTML = /^\s*<(?:!doctype\s{1,9}html|html)\b/i;
const LFS = 'version https://git-lfs.github.com/spec/';
/** Comments may come before it, and tools may sort the tags. */
const TAG_VALUE = /^SPDXVersion[ \t]{0,9}:/m;
/** At the beginning of a line, where the members of the document itself are. Tools may sort them. */
const YAML = /^["']?(?:spdxVersion|bomFormat|@graph)["']?[ \t]{0,9}:(?:\s|$)/m;

/** Git writes it at the beginning of a line, and a name behind it. */
const CONFLICT = /^<{7} /m;

/**
 * Tells text by how it begins, and has it read.
 *
 * @param content the text in UTF-8
 */
export function readText(text: string, content: Uint8Array): JsonReading {
  const told = readByBeginning(text, content);
  if (told.kind !== 'document' || told.reading.ok) return told;
  const { reading } = told;
  const line = BROKEN.has(reading.refusal.code) ? conflictIn(text) : undefined;
  if (line === undefined) return told;
  const message = `The file has an unresolved merge conflict (line ${line}).`;
  return { ...told, reading: { ...reading, refusal: { ...reading.refusal, message } } };
}

const BROKEN: ReadonlySet<ErrorCode> = new Set([
  'SBOM_NOT_JSON',
  'SBOM_NOT_XML',
  'SBOM_NOT_YAML',
  'SBOM_NOT_TAG_VALUE',
]);

/** The line on which Git's marks of a conflict begin. */
function conflictIn(text: string): number | undefined {
  const found = CONFLICT.exec(text);
  return found === null ? undefined : text.slice(0, found.index).split('\n').length;
}

function readByBeginning(text: string, content: Uint8Array): JsonReading {
  const first = /\S/.exec(text)?.[0];
  if (first === '{' || first === '[') return readJson(text, content);
  return { kind: 'document', reading: first === '<' ? readMarkup(text) : readLines(text) };
}

function readMarkup(text: string): TextReading {
  if (text.startsWith('<<<<<<< ')) return refused('SBOM_NOT_JSON', 'This is no JSON.');
  if (HTML.test(text)) return refused('SBOM_UNKNOWN_FORMAT', 'This is an HTML page.');
  return noSbomIsInvalid(readXml(text), 'xml');
}

function readLines(text: string): TextReading {
  const head = text.slice(0, HEAD);
  if (head.startsWith(LFS)) {
    const message = 'This is a Git LFS pointer; the SBOM itself is in LFS, where it is not read.';
    return refused('SBOM_IN_LFS', message);
  }
  if (TAG_VALUE.test(text)) return noSbomIsInvalid(readTagValue(text), null);
  if (YAML.test(text)) return noSbomIsInvalid(readYaml(text), 'yaml');
  if (/^eyJ[\w-]+\./.test(head)) {
    return refused('SBOM_UNKNOWN_FORMAT', 'This is a signed token (JWS), which is not opened.');
  }
  if (head.includes('\0')) return refused('SBOM_UNKNOWN_FORMAT', 'This is a binary file.');
  if (isJsonScalar(text))
    return refused('SBOM_UNKNOWN_FORMAT', 'The file is JSON, but not an object.', {
      serialization: 'json',
    });
  const message = 'This is no JSON, and nothing else in it says that it is an SBOM.';
  return refused('SBOM_NOT_JSON', message);
}

/** A number, a text and the like; a long one is no mistake that people make. */
function isJsonScalar(text: string): boolean {
  if (text.length > HEAD) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** What is no SBOM breaks the rules of one, whichever reader says so. */
function noSbomIsInvalid(reading: TextReading, serialization: Serialization | null): TextReading {
  if (reading.ok || reading.identity.format !== null) return reading;
  return { ...reading, identity: { ...reading.identity, serialization }, valid: false };
}
