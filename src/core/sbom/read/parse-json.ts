import type { NewFinding } from '../findings/collect';
import { explainJsonError } from './explain-json-error';
import { inspectJson } from './inspect-json';
import { MAX_DEPTH, MAX_MEMBERS, MAX_VALUES } from './json';
import { refused, type RefusedText } from './refused';
import { scanJson, type Beyond } from './scan-json';

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown; readonly findings: readonly NewFinding[] }
  | RefusedText;

/**
 * JSON.parse for text that nobody vouches for.
 *
 * @param content the text in UTF-8
 */
export function parseJson(text: string, content: Uint8Array): ParsedJson {
  const { beyond, suspicious } = scanJson(content);
  if (beyond !== undefined) {
    const code = beyond === 'depth' ? 'SBOM_NESTING' : 'SBOM_TOO_LARGE';
    return refused(code, BEYOND[beyond], claimedBy(text), beyond === 'depth' ? false : null);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const message = `The file is not valid JSON. ${explainJsonError(text)}`;
    return refused('SBOM_NOT_JSON', message, claimedBy(text));
  }
  return { ok: true, value, findings: suspicious ? inspectJson(text) : [] };
}

const BEYOND: Readonly<Record<Beyond, string>> = {
  depth: `The brackets in it nest more than ${MAX_DEPTH} deep.`,
  members: `An object in it has more than ${MAX_MEMBERS} members.`,
  values: `It has more than ${MAX_VALUES} values.`,
};

/** What a text that is not parsed says that it is. */
function claimedBy(text: string): RefusedText['identity'] {
  const format = CYCLONEDX.test(text) ? 'cyclonedx' : SPDX.test(text) ? 'spdx' : null;
  return { format, serialization: 'json', specVersion: null };
}

const CYCLONEDX = /"bomFormat"\s{0,99}:\s{0,99}"CycloneDX"/i;
const SPDX = /"spdxVersion"\s{0,99}:\s{0,99}"SPDX-|"https:\/\/spdx\.org\/rdf\/3\./;
