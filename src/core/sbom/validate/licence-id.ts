import currentIds from 'spdx-license-ids/index.json';
import retiredIds from 'spdx-license-ids/deprecated.json';
import { SCHEMA_LICENCE_IDS } from './schemas/generated/licence-ids';

/**
 * What is known of an SPDX licence id; ids are case-sensitive.
 *
 * - `known`: on the list that the CycloneDX schemas carry
 * - `newer`: on SPDX's list only, since the schemas were published
 * - `deprecated`: on the list, but SPDX has retired it
 * - `unknown`: on no list
 */
export type LicenceIdStatus = 'known' | 'newer' | 'deprecated' | 'unknown';

const SCHEMA: ReadonlySet<string> = new Set(SCHEMA_LICENCE_IDS);
const CURRENT: ReadonlySet<string> = new Set(currentIds);
const RETIRED: ReadonlySet<string> = new Set(retiredIds);

export function licenceIdStatus(id: string): LicenceIdStatus {
  if (RETIRED.has(id)) return 'deprecated';
  if (SCHEMA.has(id)) return 'known';
  return CURRENT.has(id) ? 'newer' : 'unknown';
}

/** The id that differs from an unknown one only in its case, such as `MIT` for `mit`. */
export function licenceIdInRightCase(id: string): string | undefined {
  const lower = id.toLowerCase();
  return [currentIds, retiredIds, SCHEMA_LICENCE_IDS]
    .flat()
    .find((known) => known.toLowerCase() === lower);
}
