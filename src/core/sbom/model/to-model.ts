import type { ParsedDocument } from '../read/types';
import type { SbomModel } from './types';

/** The one shape of all formats. Takes any document, checked or not, and never throws. */
export function toModel(parsed: ParsedDocument): SbomModel {
  throw new Error(`Not written yet ${parsed.format}`);
}
