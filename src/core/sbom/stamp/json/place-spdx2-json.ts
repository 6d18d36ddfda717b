import { describedPackage } from '../../model/spdx-subject';
import type { JsonObject } from '../../read/json';
import { NO_SUBJECT, unplaced, type Placement } from '../placement';
import { eachElement, membersOf, skipBlanks, textAt, valueAt } from './json-places';
import { placeMember } from './place-member';

const ROOT = new Set(['documentDescribes', 'relationships', 'packages']);
const ID = new Set(['SPDXID']);

/** `versionInfo` of the package that the document describes. */
export function placeSpdx2Json(text: string, version: string): Placement {
  const root = membersOf(text, skipBlanks(text, 0), ROOT);
  const startOf = (name: string) => root.get(name)?.value.start ?? -1;
  // Of the document only what the search for the described package looks at.
  const relationships: unknown[] = [];
  eachElement(text, startOf('relationships'), (element) => {
    const raw = text.slice(element.start, element.end);
    // A backslash could spell it.
    if (/DESCRIBE|\\/.test(raw)) relationships.push(valueAt(text, element));
  });
  const packages: JsonObject[] = [];
  const starts = new Map<JsonObject, number>();
  eachElement(text, startOf('packages'), ({ start }) => {
    const id = membersOf(text, start, ID).get('SPDXID');
    const entry = { SPDXID: id && textAt(text, id.value) };
    packages.push(entry);
    starts.set(entry, start);
  });
  const describes = root.get('documentDescribes');
  const documentDescribes = describes && valueAt(text, describes.value);
  const subject = describedPackage({ documentDescribes, relationships, packages });
  const start = subject && starts.get(subject);
  if (start === undefined) return unplaced(NO_SUBJECT);
  return placeMember(text, start, 'versionInfo', version);
}
