import { text } from '../../read/json';
import { collect, said } from '../members';
import { dependencyDirection } from '../spdx-relationships';
import type { Dependency } from '../types';

/**
 * The edges among the relationships of SPDX 2, one entry each, whichever way they are written.
 * Those that begin or end at the document, at a file or at a snippet are left out: a package that
 * contains files is no dependency. Ends that exist nowhere, or in another document, stay.
 *
 * @param others ids of files and snippets
 */
export function spdx2Dependencies(
  relationships: readonly unknown[],
  others: ReadonlySet<string>,
  documentIds: ReadonlySet<string>,
): readonly Dependency[] {
  const isEnd = (id: string | undefined): id is string =>
    said(id) !== undefined && id !== undefined && !others.has(id) && !documentIds.has(id);

  return collect(relationships, (entry, index) => {
    const direction = dependencyDirection(text(entry, 'relationshipType') ?? '');
    if (direction === undefined) return undefined;
    const left = text(entry, 'spdxElementId');
    const right = text(entry, 'relatedSpdxElement');
    if (!isEnd(left) || !isEnd(right)) return undefined;
    const path = `/relationships/${index}`;
    return direction === 'forward'
      ? { from: left, to: [right], path }
      : { from: right, to: [left], path };
  });
}
