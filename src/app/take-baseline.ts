import type { BranchHead } from '../core/bitbucket-ports';
import type { Baseline } from '../core/stores';

/** 100 branches a page; of more than 1,000 those that changed last. */
export const BRANCH_PAGES = 10;

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
  const old = paths.filter((branch) => !isYounger(branch, installedAt));
  const branches = Object.fromEntries(old.map(({ name, hash }) => [name, hash]));
  return { at: now, branches, complete };
}
