import { elementType, readGraph } from '../../model/spdx3/graph';
import { subjectOf } from '../../model/spdx3/spdx3-subject';
import { text as textOf, type JsonObject } from '../../read/json';
import { NO_SUBJECT, unplaced, type Placement } from '../placement';
import { eachElement, membersOf, skipBlanks, valueAt } from './json-places';
import { placeMember } from './place-member';

const ROOT = new Set(['@graph']);
/** All that the search for the subject looks at. */
const MEMBERS = new Set(['type', '@type', 'spdxId', '@id', 'rootElement', 'relationshipType']);
const RELATIONSHIP = new Set(['from', 'to']);

/** `software_packageVersion` of the package that is the root of the document. */
export function placeSpdx3Json(text: string, version: string): Placement {
  const at = membersOf(text, skipBlanks(text, 0), ROOT).get('@graph')?.value.start ?? -1;
  const elements: JsonObject[] = [];
  const starts = new Map<JsonObject, number>();
  eachElement(text, at, ({ start }) => {
    const element = membersAt(text, start, MEMBERS);
    const describes = textOf(element, 'relationshipType')?.toLowerCase() === 'describes';
    const whole = describes ? { ...element, ...membersAt(text, start, RELATIONSHIP) } : element;
    elements.push(whole);
    starts.set(whole, start);
  });
  const graph = readGraph({ '@graph': elements });
  const document = elements.find((element) => elementType(element) === 'SpdxDocument');
  const subject = subjectOf(graph, document);
  const start = subject && starts.get(subject);
  if (start === undefined) return unplaced(NO_SUBJECT);
  return placeMember(text, start, 'software_packageVersion', version);
}

function membersAt(text: string, at: number, names: ReadonlySet<string>): JsonObject {
  const found = membersOf(text, at, names).values();
  return Object.fromEntries([...found].map(({ name, value }) => [name, valueAt(text, value)]));
}
