import type { UnsettledPaths } from '../core/stores';

/** More than so many files, or characters of their paths, are not told one by one. */
const MOST_FILES = 200;
const MOST_CHARACTERS = 50_000;

/** The files of a ref that a destination may hold otherwise than its head says, during one run. */
export interface UnsettledFiles {
  /** Nothing was begun before this run. */
  readonly settled: boolean;
  /** All that is to be stored, with one more. */
  begin(path: string): UnsettledPaths;
}

export function createUnsettledFiles(before: UnsettledPaths | undefined): UnsettledFiles {
  const paths = new Set(before === 'all' ? [] : before);
  return {
    settled: before === undefined,
    begin(path) {
      paths.add(path);
      const all = [...paths];
      const isMuch = all.length > MOST_FILES || all.join('').length > MOST_CHARACTERS;
      return before === 'all' || isMuch ? 'all' : all;
    },
  };
}
