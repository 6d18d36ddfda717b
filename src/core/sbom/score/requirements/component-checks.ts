import type { Component, Party } from '../../model/types';
import { isTimestamp } from '../is-timestamp';
import { saysSomething } from '../says-something';
import type { SbomModel } from '../../model/types';

export function hasName({ name }: Component): boolean {
  return saysSomething(name);
}

export function hasVersion({ version }: Component): boolean {
  return saysSomething(version);
}

/** A purl, a CPE or a SWID tag. */
export function hasIdentifier({ purl, cpes, swid }: Component): boolean {
  return saysSomething(purl) || cpes.length > 0 || swid;
}

/** Who made or supplies it, in whatever way it is named. */
export function hasSupplier({ supplier, manufacturer, publisher }: Component): boolean {
  return isNamed(supplier) || isNamed(manufacturer) || saysSomething(publisher);
}

export function isNamed(party: Party | undefined): boolean {
  return [party?.name, party?.email, party?.url].some(saysSomething);
}

/** A mail address, or an address on the web. */
export function isReachable(party: Party | undefined): boolean {
  return saysSomething(party?.email) || saysSomething(party?.url);
}

/** A person or an organization, and no tool. */
export function hasAuthor({ authors, manufacturer, supplier }: SbomModel): boolean {
  return [...authors, manufacturer, supplier].some(isNamed);
}

export function hasTimestamp({ created }: SbomModel): boolean {
  return isTimestamp(created);
}
