import type { Component, SbomModel } from '../../model/types';
import {
  hasEffectiveLicence,
  hasFileName,
  hasProperty,
  hasReference,
  hasSecurityTxt,
  hasSha512,
  isMadeByReachable,
  licenceCheck,
} from './bsi-checks';
import { statesDependencies } from './bsi-dependencies';
import { hasIdentifier, hasName, hasTimestamp, hasVersion, isReachable } from './component-checks';
import { perComponent, perDocument, requirementList } from './item';
import type { RequirementList } from './types';

/** Where CycloneDX says what is delivered, and where SPDX does as the model has it. */
const DEPLOYABLE = ['distribution', 'distribution-intake'];
const SOURCE = ['source-distribution', 'vcs'];

/**
 * BSI TR-03183-2 v2.1.0 of 20 August 2025, sections 4 and 5.2, with the places that its appendix
 * 8.2 gives them in CycloneDX. Components of the third party count like all others: what a
 * document calls logical or referenced cannot be told.
 */
export function bsiV21(model: SbomModel, components: readonly Component[]): RequirementList {
  const each = (name: string, has: (component: Component) => boolean) =>
    perComponent(name, components, has);
  const hasLicence = licenceCheck();
  const { authors, manufacturer, supplier, documentId = '' } = model;
  return requirementList(
    {
      id: 'bsi-tr-03183-2-v2.1',
      title: 'BSI TR-03183-2 v2.1.0',
      draft: false,
      items: [
        perDocument('CycloneDX 1.6 or SPDX 3.0.1 at least, JSON or XML', isNewEnough(model)),
        perDocument('No vulnerabilities', model.vulnerabilities === 0),
        perDocument(
          'Creator of the SBOM (mail or web address)',
          [...authors, manufacturer, supplier].some(isReachable),
        ),
        perDocument('Timestamp', hasTimestamp(model)),
        perDocument('SBOM-URI', /^(?:urn:|https?:\/\/)\S/i.test(documentId)),
        each('Component creator (mail or web address)', isMadeByReachable),
        each('Component name', hasName),
        each('Component version', hasVersion),
        each('Filename', hasFileName),
        each('Dependencies and their completeness', statesDependencies(model)),
        each('Distribution licences (concluded)', (one) => hasLicence(one, 'concluded')),
        each('Original licences (declared)', (one) => hasLicence(one, 'declared')),
        each('SHA-512 of the deployable file', (one) => hasSha512(one, DEPLOYABLE, model.format)),
        each('Executable property', (one) => hasProperty(one, 'executable')),
        each('Archive property', (one) => hasProperty(one, 'archive')),
        each('Structured property', (one) => hasProperty(one, 'structured')),
        each('Source code URI', (one) => hasReference(one, SOURCE)),
        each('URI of the deployable form', (one) => hasReference(one, DEPLOYABLE)),
        each('Other unique identifiers', hasIdentifier),
      ],
    },
    [
      each('Effective licence', hasEffectiveLicence),
      each('SHA-512 of the source', (one) => hasSha512(one, SOURCE, 'cyclonedx')),
      each('URL of the security.txt', hasSecurityTxt),
    ],
  );
}

/** So SPDX 2 never is. */
function isNewEnough({ format, specVersion, serialization }: SbomModel): boolean {
  const versions = format === 'spdx' ? ['3.0.1'] : ['1.6', '1.7'];
  return versions.includes(specVersion) && ['json', 'xml'].includes(serialization);
}
