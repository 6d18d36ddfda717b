import { FINDING_KINDS } from '../../src/core/sbom/findings/kinds';
import type { Finding, SbomFacts } from '../../src/core/sbom/types';
import type { InspectedDocument, Inspection } from './inspection';

/** An inspection as `--json` prints it; docs/command-line.md tells the members. */
export function inspectionToJson({ file, sha256, document }: Inspection) {
  return { file, ...documentToJson(document), sha256: sha256 ?? null };
}

/** Every member is always there: null where there is nothing to say. */
function documentToJson(document: InspectedDocument): Readonly<Record<string, unknown>> {
  const { identity, valid, facts, scores, findings, inside } = document;
  return {
    format: identity.format,
    serialization: identity.serialization,
    version: identity.specVersion,
    valid,
    components: facts === undefined ? null : countComponents(facts),
    files: facts?.files ?? null,
    score: scores?.overall ?? null,
    reason: document.reason ?? null,
    code: document.code ?? null,
    forwardable: document.forwardable,
    subject: facts?.subject ?? null,
    findings: findings.map(findingToJson),
    summary: facts ?? null,
    scores: scores ?? null,
    requirements: document.requirements ?? null,
    fingerprint: document.fingerprint ?? null,
    inside: inside === undefined ? null : documentToJson(inside),
  };
}

/**
 * How many components a document has in the terms of its format: in CycloneDX files are components
 * of type `file`, in SPDX they are no packages.
 */
export function countComponents({ format, components, files }: SbomFacts): number {
  return format === 'cyclonedx' ? components + files : components;
}

function findingToJson(finding: Finding) {
  return { ...finding, next: FINDING_KINDS[finding.kind].next };
}

/**
 * One line of JSON. Characters that could move the cursor, end a line or turn the direction of
 * writing are escaped: the line may be looked at in a terminal.
 */
export function jsonLine(value: unknown): string {
  const escaped = JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    // A character beyond the basic plane is two escapes.
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  return `${escaped}\n`;
}
