import type { Component, SbomModel } from '../../model/types';
import { saysSomething } from '../says-something';
import {
  hasAuthor,
  hasIdentifier,
  hasName,
  hasSupplier,
  hasTimestamp,
  hasVersion,
  isNamed,
} from './component-checks';
import { hasDependencies } from './has-dependencies';
import { perComponent, perDocument, requirementList } from './item';
import type { RequirementList } from './types';

/**
 * CISA, 2025 Minimum Elements for a Software Bill of Materials, the draft of 22 August 2025.
 * The generation context is the phase in which the SBOM was made, and not its time.
 */
export function cisa2025(model: SbomModel, components: readonly Component[]): RequirementList {
  return requirementList({
    id: 'cisa-2025',
    title: 'CISA Minimum Elements (2025, draft)',
    draft: true,
    items: [
      perDocument('SBOM author', hasAuthor(model)),
      perComponent(
        'Software producer',
        components,
        (component) => hasSupplier(component) || component.authors.some(isNamed),
      ),
      perComponent('Component name', components, hasName),
      perComponent('Component version', components, hasVersion),
      perComponent('Software identifiers', components, hasIdentifier),
      perComponent('Component hash', components, ({ hashes }) =>
        hashes.some(({ algorithm, value }) => saysSomething(algorithm) && saysSomething(value)),
      ),
      perComponent('Licence', components, ({ licences }) => licences.length > 0),
      perDocument('Dependency relationship', hasDependencies(model)),
      perDocument(
        'Tool name',
        model.tools.some(({ name }) => saysSomething(name)),
      ),
      perDocument('Timestamp', hasTimestamp(model)),
      perDocument('Generation context', model.phases.length > 0),
    ],
  });
}
