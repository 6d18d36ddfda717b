import { elements, objects, text, type JsonObject } from '../read/json';

const DOCUMENT = 'SPDXRef-DOCUMENT';

/**
 * The package that an SPDX document describes: `documentDescribes`, else a DESCRIBES relationship
 * of the document, in either direction. The first one that exists, as there may be several.
 */
export function describedPackage(document: JsonObject): JsonObject | undefined {
  const ids = new Set<unknown>([
    ...elements(document['documentDescribes']),
    ...objects(document['relationships']).map(described),
  ]);
  ids.delete(undefined);
  if (ids.size === 0) return undefined;
  return objects(document['packages']).find((entry) => ids.has(text(entry, 'SPDXID')));
}

function described(relationship: JsonObject): unknown {
  const { spdxElementId, relatedSpdxElement, relationshipType } = relationship;
  if (relationshipType === 'DESCRIBES' && spdxElementId === DOCUMENT) return relatedSpdxElement;
  if (relationshipType === 'DESCRIBED_BY' && relatedSpdxElement === DOCUMENT) return spdxElementId;
  return undefined;
}
