import { describedPackage } from '../model/spdx-subject';
import { lineBreakOf, NO_SUBJECT, unplaced, type Placement } from './placement';
import { tagPlaces, type TagPlace } from './tag-places';

/** The tags that open something with an id of its own. */
const OPENERS: ReadonlySet<string> = new Set(['FileName', 'SnippetSPDXID', 'LicenseID']);

interface Package {
  readonly name: TagPlace;
  id?: string;
  version?: TagPlace;
}

/** `PackageVersion` of the package that the document describes. Of two tags the first counts. */
export function placeTagValue(text: string, version: string): Placement {
  if (/<\/?text>/.test(version)) {
    return unplaced('The version contains <text>, which tag-value text cannot hold.');
  }
  const packages: Package[] = [];
  const relationships: object[] = [];
  let takesId = false;
  for (const place of tagPlaces(text)) {
    const last = packages.at(-1);
    if (place.tag === 'PackageName') {
      packages.push({ name: place });
      takesId = true;
    } else if (OPENERS.has(place.tag)) {
      takesId = false;
    } else if (place.tag === 'SPDXID' && takesId && last !== undefined) {
      last.id ??= place.value;
    } else if (place.tag === 'PackageVersion' && last !== undefined) {
      last.version ??= place;
    } else if (place.tag === 'Relationship') {
      const [spdxElementId, relationshipType, relatedSpdxElement] = place.value.split(/\s+/, 3);
      relationships.push({ spdxElementId, relationshipType, relatedSpdxElement });
    }
  }
  const entries = packages.map(({ id }) => ({ SPDXID: id }));
  const subject = describedPackage({ relationships, packages: entries });
  const found = packages[entries.findIndex((entry) => entry === subject)];
  if (found === undefined) return unplaced(NO_SUBJECT);
  return place(text, found, version);
}

function place(text: string, { name, version: old }: Package, version: string): Placement {
  if (old !== undefined) {
    const { start, end, value } = old;
    // `PackageVersion:` with nothing behind it.
    const blank = start === end && text[start - 1] === ':' ? ' ' : '';
    const before = value === '' ? undefined : value;
    return { ok: true, before, edit: { start, end, text: `${blank}${version}` } };
  }
  const line = `${lineBreakOf(text)}PackageVersion: ${version}`;
  const at = name.lineEnd;
  return { ok: true, before: undefined, edit: { start: at, end: at, text: line } };
}
