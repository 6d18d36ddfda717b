import { isObject, text, type JsonObject } from '../read/json';
import { list, texts } from './members';

const DOCUMENT = 'SPDXRef-DOCUMENT';

/**
 * The package that an SPDX document describes: `documentDescribes`, else a DESCRIBES relationship
 * of the document, in either direction. The first one that exists, as there may be several, and
 * as files are described too.
 */
export function describedPackage(document: JsonObject): JsonObject | undefined {
  const described = describedIds(document);
  if (described.size === 0) return undefined;
  let found: JsonObject | undefined;
  let rank = described.size;
  for (const entry of list(document, 'packages')) {
    if (!isObject(entry)) continue;
    const at = described.get(text(entry, 'SPDXID') ?? '');
    if (at === undefined || at >= rank) continue;
    found = entry;
    rank = at;
  }
  return found;
}

/** The ids of what the document describes, each with its place in the order. */
function describedIds(document: JsonObject): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  const add = (id: string | undefined): void => {
    if (id !== undefined && !ids.has(id)) ids.set(id, ids.size);
  };
  for (const id of texts(list(document, 'documentDescribes'))) add(id);
  for (const entry of list(document, 'relationships')) {
    if (isObject(entry)) add(described(entry));
  }
  return ids;
}

function described(relationship: JsonObject): string | undefined {
  const type = text(relationship, 'relationshipType');
  if (type !== 'DESCRIBES' && type !== 'DESCRIBED_BY') return undefined;
  const left = text(relationship, 'spdxElementId');
  const right = text(relationship, 'relatedSpdxElement');
  if (type === 'DESCRIBES') return left === DOCUMENT ? right : undefined;
  return right === DOCUMENT ? left : undefined;
}
