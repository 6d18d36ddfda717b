import type { SbomModel } from '../../model/types';
import { bsiV21 } from './bsi-v2-1';
import { cisa2025 } from './cisa-2025';
import { inventoryOf } from './inventory';
import { ntia2021 } from './ntia-2021';
import type { RequirementList } from './types';

export type { RequirementItem, RequirementList } from './types';

/**
 * What the guidelines in use ask of an SBOM, held against one. About components they ask of each
 * one, the primary one included; where there are none, nothing is met. Takes linear time.
 */
export function requirements(model: SbomModel): RequirementList[] {
  const components = inventoryOf(model);
  return [ntia2021(model, components), cisa2025(model, components), bsiV21(model, components)];
}
