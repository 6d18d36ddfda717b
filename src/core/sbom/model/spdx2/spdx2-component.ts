import { isObject, text, type JsonObject } from '../../read/json';
import { collect, list, NO_ENTRIES, put, rareText, said, type Draft } from '../members';
import { componentType, downloadType, hashAlgorithm, partyOf } from '../spdx-names';
import type { Component, Hash, LicenceClaim, Reference } from '../types';

/** A package of SPDX 2. */
export function spdx2Component(entry: JsonObject, path: string): Component {
  const external = externalRefs(entry);
  const downloadLocation = said(text(entry, 'downloadLocation'));
  const made: Draft<Component> = {
    path,
    cpes: external.cpes,
    swid: external.swid,
    licences: licenceClaims(entry),
    hashes: collect(list(entry, 'checksums'), hash),
    authors: NO_ENTRIES,
    references: references(entry, downloadLocation, external.advisories),
    properties: NO_ENTRIES,
  };
  put(made, 'id', text(entry, 'SPDXID'));
  put(made, 'type', componentType(rareText(entry, 'primaryPackagePurpose')));
  put(made, 'name', text(entry, 'name'));
  put(made, 'version', said(rareText(entry, 'versionInfo')));
  put(made, 'purl', external.purl);
  put(made, 'supplier', partyOf(rareText(entry, 'supplier')));
  put(made, 'manufacturer', partyOf(rareText(entry, 'originator')));
  put(made, 'copyright', said(rareText(entry, 'copyrightText')));
  put(made, 'downloadLocation', downloadLocation);
  put(made, 'fileName', said(rareText(entry, 'packageFileName')));
  put(made, 'sourceInfo', said(rareText(entry, 'sourceInfo')));
  return made;
}

interface External {
  readonly purl: string | undefined;
  readonly cpes: readonly string[];
  readonly swid: boolean;
  readonly advisories: readonly string[];
}

/**
 * The type says what a reference is; its category is spelled `PACKAGE_MANAGER` or
 * `PACKAGE-MANAGER`, by version and generator, and is not looked at.
 */
function externalRefs(entry: JsonObject): External {
  let purl: string | undefined;
  let swid = false;
  const cpes: string[] = [];
  const advisories: string[] = [];
  for (const reference of list(entry, 'externalRefs')) {
    const locator = isObject(reference) ? text(reference, 'referenceLocator') : undefined;
    if (!isObject(reference) || locator === undefined) continue;
    const type = text(reference, 'referenceType');
    if (type === 'purl') purl ??= locator;
    else if (type === 'cpe23Type' || type === 'cpe22Type') cpes.push(locator);
    else if (type === 'swid') swid = true;
    else if (type === 'advisory') advisories.push(locator);
  }
  return { purl, cpes: shared(cpes), swid, advisories };
}

function shared<T>(entries: readonly T[]): readonly T[] {
  return entries.length === 0 ? NO_ENTRIES : entries;
}

/** Even a single id is an expression in SPDX. */
function licenceClaims(entry: JsonObject): readonly LicenceClaim[] {
  const concluded = said(rareText(entry, 'licenseConcluded'));
  const declared = said(rareText(entry, 'licenseDeclared'));
  if (concluded === undefined && declared === undefined) return NO_ENTRIES;
  const claims: LicenceClaim[] = [];
  if (concluded !== undefined) {
    claims.push({ kind: 'expression', value: concluded, role: 'concluded' });
  }
  if (declared !== undefined)
    claims.push({ kind: 'expression', value: declared, role: 'declared' });
  return claims;
}

function hash(entry: JsonObject): Hash | undefined {
  const algorithm = text(entry, 'algorithm');
  const value = text(entry, 'checksumValue');
  if (algorithm === undefined || value === undefined) return undefined;
  return { algorithm: hashAlgorithm(algorithm), value };
}

function references(
  entry: JsonObject,
  location: string | undefined,
  advisories: readonly string[],
): readonly Reference[] {
  const homepage = said(rareText(entry, 'homepage'));
  if (location === undefined && homepage === undefined && advisories.length === 0) {
    return NO_ENTRIES;
  }
  const made: Reference[] = [];
  if (location !== undefined) {
    made.push({ type: downloadType(location), url: location, hashes: NO_ENTRIES });
  }
  if (homepage !== undefined) made.push({ type: 'website', url: homepage, hashes: NO_ENTRIES });
  for (const url of advisories) made.push({ type: 'advisories', url, hashes: NO_ENTRIES });
  return made;
}
