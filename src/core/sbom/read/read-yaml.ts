import { LineCounter, parseDocument } from 'yaml';
import { oneLine } from '../findings/one-line';
import type { Identity, Refusal } from '../types';
import { isObject, text as textOf, type JsonObject } from './json';
import { spdx2Version } from './spdx2-version';
import { refused } from './refused';
import type { TextReading } from './types';
import { scanYaml } from './yaml/scan';
import { toValue } from './yaml/to-value';

/**
 * In characters. The parser is two hundred times as slow as that of JSON, and takes a hundred bytes
 * for each: larger documents are to be written as JSON.
 */
export const MAX_YAML = 3 * 1024 * 1024;

/** What the parser says may quote the document. */
const MAX_REASON = 160;

const UNKNOWN: Identity = { format: null, serialization: null, specVersion: null };

/** Reads SPDX 2 in YAML. CycloneDX has no YAML: what is written so is refused. Never throws. */
export function readYaml(text: string): TextReading {
  if (text.length > MAX_YAML) {
    const most = `YAML is read up to ${MAX_YAML} characters; write the SBOM as JSON.`;
    const message = `The file has ${text.length} characters. ${most}`;
    return refused('SBOM_TOO_LARGE', message, sniff(text), null);
  }
  const parsed = parse(text);
  if ('code' in parsed) {
    return refused(parsed.code, parsed.message, sniff(text));
  }
  const { value } = parsed;
  if (!isObject(value))
    return refused('SBOM_UNKNOWN_FORMAT', 'This is text or YAML, but not an SBOM.');
  if (Object.hasOwn(value, 'spdxVersion')) return spdx(value);
  if (textOf(value, 'bomFormat')?.toLowerCase() === 'cyclonedx') return cycloneDx(value);
  const message = 'This is YAML, but has neither spdxVersion nor bomFormat.';
  return refused('SBOM_UNKNOWN_FORMAT', message);
}

function parse(text: string): { readonly value: unknown } | Refusal {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `(line ${line}, column ${col})`;
  };
  const broken = (reason: string, offset: number): Refusal => ({
    code: 'SBOM_NOT_YAML',
    message: `${reason.replace(/\.$/, '')} ${at(offset)}.`,
  });
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    lines.addNewLine(end + 1);
  }
  try {
    const problem = scanYaml(text);
    if (problem !== undefined) return broken(problem.message, problem.offset);
    const document = parseDocument(text, {
      // Scalars stay text, and only the kinds of JSON exist: no tag makes an object of anything.
      schema: 'failsafe',
      logLevel: 'silent',
      merge: false,
      prettyErrors: false,
      // Looked at by ourselves: the library compares every key with every other.
      uniqueKeys: false,
    });
    const [error] = document.errors;
    if (error !== undefined) return broken(oneLine(error.message, MAX_REASON), error.pos[0]);
    const converted = toValue(document.contents);
    return 'value' in converted ? converted : broken(converted.message, converted.offset);
  } catch {
    // The parser recurses: what nests too deeply for it overflows the stack.
    return { code: 'SBOM_NESTING', message: 'The YAML is nested too deeply to be read.' };
  }
}

function spdx(document: JsonObject): TextReading {
  const told = spdx2Version(textOf(document, 'spdxVersion') ?? '');
  if (told.known) {
    const specVersion = told.version;
    return {
      ok: true,
      parsed: { format: 'spdx', serialization: 'yaml', specVersion, document },
      findings: [],
    };
  }
  const identity: Identity = { format: 'spdx', serialization: 'yaml', specVersion: told.version };
  return refused('SBOM_UNKNOWN_VERSION', told.message, identity, null);
}

function cycloneDx(document: JsonObject): TextReading {
  const version = textOf(document, 'specVersion') ?? null;
  const specVersion = version !== null && /^\d{1,3}\.\d{1,3}$/.test(version) ? version : null;
  const message = 'This is CycloneDX in YAML, which CycloneDX does not define; JSON is needed.';
  const identity: Identity = { format: 'cyclonedx', serialization: 'yaml', specVersion };
  return refused('SBOM_SERIALIZATION', message, identity, null);
}

/** What a text that cannot be parsed was to be, by the beginning of its lines. */
function sniff(text: string): Identity {
  const declared = /^["']?spdxVersion["']?[ \t]*:[ \t]*["']?(SPDX-[\d.]{1,12})/m.exec(text)?.[1];
  if (declared !== undefined) {
    const { version } = spdx2Version(declared);
    return { format: 'spdx', serialization: 'yaml', specVersion: version };
  }
  const isCycloneDx = /^["']?bomFormat["']?[ \t]*:[ \t]*["']?CycloneDX/im.test(text);
  return isCycloneDx ? { format: 'cyclonedx', serialization: 'yaml', specVersion: null } : UNKNOWN;
}
