import { describedPackage } from '../../model/spdx-subject';
import { NO_SUBJECT, UNREADABLE, unplaced, type Placement } from '../placement';
import { insertBehind, replaceText, type XmlText } from './place-element';
import { walkXml } from './walk-xml';

type Fields = Map<string, XmlText[]>;

/** `<versionInfo>` of the package that the document describes; elements are named as in JSON. */
export function placeSpdxXml(text: string, version: string): Placement {
  const documentDescribes: string[] = [];
  const relationships: Fields[] = [];
  const packages: Fields[] = [];
  let current: Fields | undefined;
  const isRead = walkXml(text, {
    open({ name }, path) {
      if (path.length !== memberDepth(path)) return;
      current = name === 'packages' || name === 'relationships' ? new Map() : undefined;
      if (current !== undefined) (name === 'packages' ? packages : relationships).push(current);
    },
    close(place, path, end, value) {
      const depth = memberDepth(path);
      if (path.length === depth && place.name === 'documentDescribes') {
        documentDescribes.push(value);
      } else if (path.length === depth + 1 && current !== undefined) {
        const known = current.get(place.name);
        if (known === undefined) current.set(place.name, [{ place, end, value }]);
        else known.push({ place, end, value });
      }
    },
  });
  if (!isRead) return unplaced(UNREADABLE);
  const entries = packages.map((fields) => ({ SPDXID: valueOf(fields, 'SPDXID') }));
  const subject = describedPackage({
    documentDescribes,
    relationships: relationships.map((fields) => ({
      spdxElementId: valueOf(fields, 'spdxElementId'),
      relationshipType: valueOf(fields, 'relationshipType'),
      relatedSpdxElement: valueOf(fields, 'relatedSpdxElement'),
    })),
    packages: entries,
  });
  const found = packages[entries.findIndex((entry) => entry === subject)];
  if (found === undefined) return unplaced(NO_SUBJECT);
  const [old, second] = found.get('versionInfo') ?? [];
  if (second !== undefined) return unplaced('The primary package has more than one version.');
  if (old !== undefined) return replaceText(text, old, version);
  const [name] = found.get('name') ?? found.get('SPDXID') ?? [];
  return name === undefined
    ? unplaced(NO_SUBJECT)
    : insertBehind(text, name, 'versionInfo', version);
}

/** How deep the members of the document are: older tools put a Document into an SpdxDocument. */
function memberDepth(path: readonly string[]): number {
  return path[1] === 'Document' ? 3 : 2;
}

/** What stands twice is no text. */
function valueOf(fields: Fields, name: string): string | undefined {
  const [only, second] = fields.get(name) ?? [];
  return second === undefined ? only?.value : undefined;
}
