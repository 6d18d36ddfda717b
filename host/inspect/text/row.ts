import type { Severity } from '../../../src/core/sbom/findings/severity';
import { isFine, isUnread, type InspectedDocument, type Inspection } from '../inspection';
import { countComponents } from '../to-json';
import { formatName } from './names';

/** What the table says of one file, and all that is kept of it until the table is printed. */
export interface Row {
  readonly file: string;
  readonly format: string;
  readonly valid: boolean | null;
  readonly components: number | undefined;
  readonly score: string;
  readonly errors: number;
  readonly warnings: number;
  readonly reason: string | undefined;
  readonly kind: 'fine' | 'not fine' | 'no sbom' | 'not read';
}

export function rowOf({ file, document }: Inspection): Row {
  const told = document.inside ?? document;
  const { facts, scores, valid } = told;
  return {
    file,
    format: formatName(document),
    valid,
    components: facts === undefined ? undefined : countComponents(facts),
    score:
      scores?.overall === undefined ? '' : `${scores.overall.toFixed(1)} ${scores.grade ?? ''}`,
    errors: countOf(told, 'error'),
    warnings: countOf(told, 'warning'),
    reason: document.reason ?? told.reason,
    kind: kindOf(document),
  };
}

function kindOf(document: InspectedDocument): Row['kind'] {
  if (isFine(document)) return 'fine';
  if (document.identity.format !== null || document.inside !== undefined) return 'not fine';
  return isUnread(document) ? 'not read' : 'no sbom';
}

function countOf(document: InspectedDocument, severity: Severity): number {
  return document.findings.filter((finding) => finding.severity === severity).length;
}
