import type { Severity } from '../../../src/core/sbom/findings/severity';
import { isFine, type InspectedDocument, type Inspection } from '../inspection';
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
  readonly kind: 'fine' | 'not fine' | 'no sbom';
}

export function rowOf({ file, document }: Inspection): Row {
  const told = document.inside ?? document;
  const { facts, scores, valid } = told;
  const isSbom = document.identity.format !== null || document.inside !== undefined;
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
    kind: isFine(document) ? 'fine' : isSbom ? 'not fine' : 'no sbom',
  };
}

function countOf(document: InspectedDocument, severity: Severity): number {
  return document.findings.filter((finding) => finding.severity === severity).length;
}
