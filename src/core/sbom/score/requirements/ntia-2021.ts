import type { Component, SbomModel } from '../../model/types';
import {
  hasAuthor,
  hasIdentifier,
  hasName,
  hasSupplier,
  hasTimestamp,
  hasVersion,
} from './component-checks';
import { hasDependencies } from './has-dependencies';
import { perComponent, perDocument, requirementList } from './item';
import type { RequirementList } from './types';

/**
 * NTIA, The Minimum Elements For a Software Bill of Materials, July 2021: its seven data fields.
 * The author of SBOM data is the source of it, which may be a tool.
 */
export function ntia2021(model: SbomModel, components: readonly Component[]): RequirementList {
  return requirementList({
    id: 'ntia-2021',
    title: 'NTIA Minimum Elements (2021)',
    draft: false,
    items: [
      perComponent('Supplier name', components, hasSupplier),
      perComponent('Component name', components, hasName),
      perComponent('Component version', components, hasVersion),
      perComponent('Other unique identifiers', components, hasIdentifier),
      perDocument('Dependency relationship', hasDependencies(model)),
      perDocument('Author of SBOM data', hasAuthor(model) || model.tools.length > 0),
      perDocument('Timestamp', hasTimestamp(model)),
    ],
  });
}
