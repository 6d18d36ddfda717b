import type { Component } from '../../model/types';
import type { SbomFormat } from '../../formats';
import { licenceLookup } from '../licence-facts';
import { saysSomething } from '../says-something';
import { isReachable } from './component-checks';

/** https://github.com/BSI-Bund/tr-03183-cyclonedx-property-taxonomy */
const TAXONOMY = 'bsi:component:';
const MAX_ALGORITHM = 40;

/** The manufacturer, or who else is named as its maker or supplier. */
export function isMadeByReachable({ manufacturer, supplier, authors }: Component): boolean {
  return isReachable(manufacturer) || isReachable(supplier) || authors.some(isReachable);
}

/** SPDX has a place of its own. */
export function hasFileName(component: Component): boolean {
  return saysSomething(component.fileName) || hasProperty(component, 'filename');
}

export function hasProperty({ properties }: Component, name: string): boolean {
  return properties.some(
    (property) => property.name === TAXONOMY + name && saysSomething(property.value),
  );
}

/** Listed ids or references, and no free text: section 6.1. */
export function licenceCheck(): (component: Component, role: 'concluded' | 'declared') => boolean {
  const factsOf = licenceLookup();
  return ({ licences }, role) =>
    licences.some((claim) => claim.role === role && factsOf(claim.value).valid);
}

export function hasReference({ references }: Component, types: readonly string[]): boolean {
  return references.some(({ type, url }) => types.includes(type) && saysSomething(url));
}

/** CycloneDX: of the referenced file, since `hashes` do not say of what they are. */
export function hasSha512(
  { references, hashes }: Component,
  types: readonly string[],
  format: SbomFormat,
): boolean {
  const files = references.filter(({ type }) => types.includes(type));
  const all = files.flatMap((reference) => reference.hashes);
  return [...all, ...(format === 'spdx' ? hashes : [])].some(
    ({ algorithm, value }) => isSha512(algorithm) && saysSomething(value),
  );
}

function isSha512(algorithm: string): boolean {
  if (algorithm.length > MAX_ALGORITHM) return false;
  return algorithm.toUpperCase().replaceAll(/[-_]/g, '') === 'SHA512';
}

export function hasEffectiveLicence(component: Component): boolean {
  return hasProperty(component, 'effectiveLicense');
}

export function hasSecurityTxt(component: Component): boolean {
  return hasReference(component, ['rfc-9116']);
}
