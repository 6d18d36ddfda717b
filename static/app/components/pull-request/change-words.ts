import type { ComparedDocument } from '../../../../src/contract/calls/pull-request';
import { plural } from '../plural';
import { scoreText } from '../words';

export type Changes = NonNullable<ComparedDocument['changes']>;
export type ChangeList = keyof Changes;
export type ChangeLine = Changes[ChangeList]['lines'][number];

/** In the order in which they are shown. */
export const CHANGE_LISTS = [
  'added',
  'removed',
  'upgraded',
  'downgraded',
  'changed',
  'licences',
] as const satisfies readonly ChangeList[];

export const LIST_TITLES: Readonly<Record<ChangeList, string>> = {
  added: 'Added',
  removed: 'Removed',
  upgraded: 'Upgraded',
  downgraded: 'Downgraded',
  changed: 'Other changes',
  licences: 'Licence changes',
};

const IN_SUMMARY: Readonly<Record<ChangeList, (count: number) => string>> = {
  added: (count) => `${plural(count, 'component')} added`,
  removed: (count) => `${count.toLocaleString()} removed`,
  upgraded: (count) => `${count.toLocaleString()} upgraded`,
  downgraded: (count) => `${count.toLocaleString()} downgraded`,
  changed: (count) => plural(count, 'other change'),
  licences: (count) => plural(count, 'licence change'),
};

/** `3 SBOM files: 1 new, 2 changed`. */
export function countDocuments(documents: readonly ComparedDocument[]): string {
  const kinds = (['new', 'changed', 'removed'] as const).flatMap((kind) => {
    const count = documents.filter((document) => document.kind === kind).length;
    return count === 0 ? [] : [`${count.toLocaleString()} ${kind}`];
  });
  return `${plural(documents.length, 'SBOM file')}: ${kinds.join(', ')}`;
}

/** `5 components added, 2 removed, 3 upgraded` over all documents; empty where nothing changed. */
export function countChanges(documents: readonly ComparedDocument[]): string {
  return CHANGE_LISTS.flatMap((list) => {
    const count = documents.reduce((sum, { changes }) => sum + (changes?.[list].count ?? 0), 0);
    return count === 0 ? [] : [IN_SUMMARY[list](count)];
  }).join(', ');
}

/** `Quality 8.1, up from 7.4`. */
export function qualityWords(before: number | undefined, after: number | undefined): string {
  if (after === undefined) return before === undefined ? '' : 'No quality score any more';
  const now = `Quality ${scoreText(after)} of 10`;
  if (before === undefined) return now;
  const rounded = scoreText(before);
  if (rounded === scoreText(after)) return `${now}, as before`;
  return `${now}, ${after > before ? 'up' : 'down'} from ${rounded}`;
}

/** `412 components, 2 more than before`. */
export function componentWords(before: number | undefined, after: number | undefined): string {
  if (after === undefined) return '';
  const now = plural(after, 'component');
  if (before === undefined) return now;
  const more = after - before;
  if (more === 0) return `${now}, as many as before`;
  return `${now}, ${Math.abs(more).toLocaleString()} ${more > 0 ? 'more' : 'fewer'} than before`;
}
