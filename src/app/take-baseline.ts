import type { BranchHead } from '../core/bitbucket-ports';
import type { Baseline } from '../core/stores';

/** 100 branches a page; of more than 1,000 those that changed last. */
export const BRANCH_PAGES = 10;

/** One stored value holds 240 KiB, and a character of a name may take three bytes. */
const MOST_CHARACTERS = 60_000;

/** Whether a branch was brought to its commit after the installation; commits say whole seconds. */
export function isYounger({ date }: BranchHead, installedAt: number): boolean {
  return date >= Math.floor(installedAt / 1000) * 1000;
}

/**
 * What a repository holds from before the installation. A branch whose commit is younger than that
 * was pushed since, perhaps without an event: it is left out, so that all it holds is new.
 */
export function takeBaseline(
  { paths, complete }: { readonly paths: readonly BranchHead[]; readonly complete: boolean },
  installedAt: number,
  now: number,
): Baseline {
  const branches: Record<string, string> = {};
  let characters = 0;
  for (const branch of paths.filter((one) => !isYounger(one, installedAt))) {
    characters += branch.name.length + branch.hash.length;
    if (characters > MOST_CHARACTERS) return { at: now, branches, complete: false };
    branches[branch.name] = branch.hash;
  }
  return { at: now, branches, complete };
}
