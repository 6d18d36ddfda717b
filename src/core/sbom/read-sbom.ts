import { check } from './check';
import { decode } from './decode';
import { refusal } from './findings';
import { identify } from './identify';
import { identifyText } from './identify-text';
import { isTooDeep, MAX_DEPTH } from './json';
import { summarize } from './summarize';
import type { Finding, SbomReading } from './types';

/**
 * Reads a file that bears the name of an SBOM: what it is, whether it may be forwarded, and what
 * it holds. Never throws, whatever the bytes are; takes time in proportion to their number.
 *
 * Forwarded are CycloneDX JSON 1.2 to 1.7 and SPDX JSON 2.2 and 2.3. What else a file is, is told
 * by the code and line of its one finding.
 */
export function readSbom(bytes: Uint8Array): SbomReading {
  const decoded = decode(bytes);
  if (!decoded.ok) return refused(decoded.finding);
  const other = identifyText(decoded.text);
  if (other !== undefined) return refused(other);

  const parsed = parse(decoded.text);
  if ('finding' in parsed) return refused(parsed.finding);
  const identified = identify(parsed.value);
  if (!('format' in identified)) return refused(identified);

  const findings = [...check(identified), ...decoded.notes];
  const ok = findings.every(({ severity }) => severity !== 'error');
  return { ok, facts: summarize(identified), findings };
}

function parse(text: string): { readonly value: unknown } | { readonly finding: Finding } {
  if (isTooDeep(text)) {
    return {
      finding: refusal('SBOM_NESTING', `Brackets are nested more than ${MAX_DEPTH} deep.`),
    };
  }
  try {
    return { value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return {
      finding: firstLine(text) ?? refusal('SBOM_NOT_JSON', describeSyntaxError(message)),
    };
  }
}

/** Attestations come as one JSON document a line: what the first one is, if it is a look-alike. */
function firstLine(text: string): Finding | undefined {
  const end = text.indexOf('\n');
  if (end < 0) return undefined;
  try {
    const identified = identify(JSON.parse(text.slice(0, end)));
    return 'format' in identified ? undefined : identified;
  } catch {
    // Not that either: the error of the whole text says more.
    return undefined;
  }
}

/** The engine's message, which says where; it may quote the document and so be anything. */
function describeSyntaxError(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim().slice(0, 200);
  return line === '' ? 'The file is not valid JSON.' : `The file is not valid JSON: ${line}`;
}

function refused(finding: Finding): SbomReading {
  return { ok: false, findings: [finding] };
}
