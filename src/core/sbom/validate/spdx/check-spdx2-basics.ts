import type { Findings } from '../../findings/collect';
import { elements, isObject, text, type JsonObject } from '../../read/json';
import { groupFindings } from '../../findings/group-findings';
import { pointerTo, WHOLE_DOCUMENT, type Place } from './place';

const DOCUMENT = ['SPDXID', 'name', 'spdxVersion', 'dataLicense', 'creationInfo'];
/** https://spdx.github.io/spdx-spec/v2.3/, the fields of each clause that are mandatory. */
const LISTS = new Map([
  ['packages', { owner: 'package', required: ['SPDXID', 'name'] }],
  ['files', { owner: 'file', required: ['SPDXID', 'fileName'] }],
  ['snippets', { owner: 'snippet', required: ['SPDXID', 'snippetFromFile'] }],
  [
    'relationships',
    {
      owner: 'relationship',
      required: ['spdxElementId', 'relationshipType', 'relatedSpdxElement'],
    },
  ],
]);

/** What a document without a schema of its own cannot do without, in any version. */
export function checkSpdx2Basics(document: JsonObject, findings: Findings): void {
  const grouped = groupFindings(findings);
  const missing = (place: Place, owner: string, name: string): void => {
    grouped.add('schema-required', `${owner} ${name}`, () => ({
      path: pointerTo(place),
      message: `The ${owner} has no ${name}, which SPDX requires`,
    }));
  };
  for (const name of DOCUMENT) {
    if (!Object.hasOwn(document, name)) missing(WHOLE_DOCUMENT, 'document', name);
  }
  const creation = document['creationInfo'];
  if (isObject(creation) && text(creation, 'created') === undefined) {
    missing({ above: WHOLE_DOCUMENT, step: 'creationInfo' }, 'creationInfo', 'created');
  }
  for (const [list, { owner, required }] of LISTS) {
    for (const [index, entry] of elements(document[list]).entries()) {
      if (!isObject(entry)) continue;
      for (const name of required) {
        if (text(entry, name) !== undefined) continue;
        missing({ above: { above: WHOLE_DOCUMENT, step: list }, step: index }, owner, name);
      }
    }
  }
  grouped.flush();
}
