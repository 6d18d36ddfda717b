import type { ParsedDocument } from '../read/types';
import { cycloneDxModel } from './cyclonedx/cyclonedx-model';
import { spdx2Model } from './spdx2/spdx2-model';
import { spdx3Model } from './spdx3/spdx3-model';
import type { SbomModel } from './types';

/**
 * The one shape of all formats. Takes any document, checked or not.
 *
 * @throws TooLargeError where its references make it many times as large as it is; nothing else
 */
export function toModel(parsed: ParsedDocument): SbomModel {
  if (parsed.format === 'cyclonedx') return cycloneDxModel(parsed);
  return parsed.specVersion.startsWith('3.') ? spdx3Model(parsed) : spdx2Model(parsed);
}
