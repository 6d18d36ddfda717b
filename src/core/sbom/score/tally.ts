import type { Component, Party, SbomModel } from '../model/types';
import { hashStrength } from './hash-strength';
import { isCpe } from './is-cpe';
import { isPurl } from './is-purl';
import { isPurpose } from './purposes';
import { licenceTally } from './licence-tally';
import { saysSomething } from './says-something';

/** How many of the counted components have what. */
export interface Tally {
  components: number;
  names: number;
  versions: number;
  ids: number;
  strongHashes: number;
  /** Hashes, but none that is strong. */
  weakHashesOnly: number;
  sources: number;
  suppliers: number;
  purposes: number;
  concluded: number;
  validConcluded: number;
  listedConcluded: number;
  deprecatedConcluded: number;
  restrictiveConcluded: number;
  declared: number;
  purls: number;
  cpes: number;
  purlsOrCpes: number;
}

/** The one pass over the components that all categories live on. */
export function tally(model: SbomModel, components: readonly Component[]): Tally {
  const counts: Tally = {
    components: components.length,
    ...{ names: 0, versions: 0, ids: 0, strongHashes: 0, weakHashesOnly: 0 },
    ...{ sources: 0, suppliers: 0, purposes: 0 },
    ...{ concluded: 0, validConcluded: 0, listedConcluded: 0, deprecatedConcluded: 0 },
    ...{ restrictiveConcluded: 0, declared: 0, purls: 0, cpes: 0, purlsOrCpes: 0 },
  };
  const countLicences = licenceTally(model, counts);
  for (const component of components) {
    if (saysSomething(component.name)) counts.names += 1;
    if (saysSomething(component.version)) counts.versions += 1;
    if (component.id !== undefined) counts.ids += 1;
    const strength = hashStrength(component.hashes);
    if (strength === 'strong') counts.strongHashes += 1;
    if (strength === 'weak') counts.weakHashesOnly += 1;
    if (hasSource(component, model.format)) counts.sources += 1;
    if (hasSupplier(component, model.format)) counts.suppliers += 1;
    if (isPurpose(component.type, model.format)) counts.purposes += 1;
    countLicences(component.licences);
    const purl = component.purl !== undefined && isPurl(component.purl);
    const cpe = component.cpes.some(isCpe);
    if (purl) counts.purls += 1;
    if (cpe) counts.cpes += 1;
    if (purl || cpe) counts.purlsOrCpes += 1;
  }
  return counts;
}

/** CycloneDX: a repository among the references. SPDX: `sourceInfo`, and not where to download. */
function hasSource(component: Component, format: SbomModel['format']): boolean {
  if (format === 'spdx') return saysSomething(component.sourceInfo);
  return component.references.some(({ type }) => type === 'vcs');
}

/** SPDX: the originator where there is no supplier. An address on the web alone is nobody. */
function hasSupplier(component: Component, format: SbomModel['format']): boolean {
  const { supplier, manufacturer } = component;
  return isEntity(format === 'spdx' ? (supplier ?? manufacturer) : supplier);
}

function isEntity(party: Party | undefined): boolean {
  return saysSomething(party?.name) || saysSomething(party?.email);
}
