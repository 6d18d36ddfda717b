import type { Findings } from '../../findings/collect';
import { groupFindings } from '../../findings/group-findings';
import type { SbomModel } from '../../model/types';
import type { ParsedDocument } from '../../read/types';
import { checkComponents } from './check-components';
import { checkCycles } from './check-cycles';
import { checkDocument } from './check-document';
import { checkReferences } from './check-references';

/**
 * What the official schemas cannot say: references that lead nowhere, cycles, purls and licences
 * that nobody can read, and what is missing that an SBOM is of little use without. Warnings and
 * hints only, each kind of thing once with a count. Never throws.
 */
export function checkSense(parsed: ParsedDocument, model: SbomModel, findings: Findings): void {
  const grouped = groupFindings(findings);
  checkDocument(parsed, model, grouped.add);
  checkComponents(parsed, model, grouped.add);
  checkReferences(parsed, model, grouped.add);
  checkCycles(model, grouped.add);
  grouped.flush();
}
