import type { Findings } from '../../findings/collect';
import type { SbomModel } from '../../model/types';
import type { ParsedDocument } from '../../read/types';

/** What the official schemas cannot say: references, cycles, purls, licences. Warnings only. */
export function checkSense(parsed: ParsedDocument, model: SbomModel, findings: Findings): void {
  throw new Error(`Not written yet ${parsed.format}${model.format}${findings.list().length}`);
}
