import { oneLine } from '../findings/one-line';
import { componentLabel } from '../summary/component-label';
import type { ChangedComponent, ChangedLicence, Comparison } from './compare';

/** What a comparison lists, in the order in which people want to know it. */
export const CHANGE_LISTS = [
  'added',
  'removed',
  'upgraded',
  'downgraded',
  'changed',
  'licences',
] as const;
export type ChangeList = (typeof CHANGE_LISTS)[number];

/** One line of a list: versions, or in `licences` licences. All texts are hostile, but short. */
export interface ExcerptLine {
  readonly name: string;
  readonly ecosystem?: string;
  /** An empty text: unknown. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly change?: ChangedLicence['change'];
}

/** A comparison that fits an answer: counts of everything, and the beginning of each list. */
export interface Excerpt {
  readonly counts: Readonly<Record<ChangeList, number>>;
  readonly lists: Readonly<Record<ChangeList, readonly ExcerptLine[]>>;
}

const MAX_TEXT = 60;
/** Of one component; more are told by an ellipsis. */
const MAX_TEXTS = 5;

/**
 * The beginning of each list of a comparison, by name.
 *
 * @param room how many lines a list may have
 */
export function excerpt(comparison: Comparison, room: number): Excerpt {
  const counts = toEach((list) => comparison[list].length);
  const lists = toEach((list) => comparison[list].slice(0, room).map(toLine));
  return { counts, lists };
}

/** How many lines an excerpt has. */
export function linesOf({ lists }: Excerpt): number {
  return CHANGE_LISTS.reduce((sum, list) => sum + lists[list].length, 0);
}

function toEach<T>(make: (list: ChangeList) => T): Record<ChangeList, T> {
  return {
    added: make('added'),
    removed: make('removed'),
    upgraded: make('upgraded'),
    downgraded: make('downgraded'),
    changed: make('changed'),
    licences: make('licences'),
  };
}

function toLine(entry: ChangedComponent | ChangedLicence): ExcerptLine {
  return {
    ...componentLabel(entry.key),
    before: few(entry.before),
    after: few(entry.after),
    ...('change' in entry && { change: entry.change }),
  };
}

function few(texts: readonly string[]): readonly string[] {
  const some = texts.slice(0, MAX_TEXTS).map((text) => oneLine(text, MAX_TEXT).trim());
  return texts.length > MAX_TEXTS ? [...some, '…'] : some;
}
