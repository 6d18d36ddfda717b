import type { BranchHead } from '../core/bitbucket-ports';
import type { Ref } from '../core/events/types';
import type { Baseline, ProcessedHead } from '../core/stores';
import { isYounger } from './take-baseline';

/** A ref that Bitbucket has elsewhere than it was processed. */
export interface MissingRef {
  readonly ref: Ref;
  /** Full hash. */
  readonly hash: string;
  readonly before?: ProcessedHead;
}
/** Epoch milliseconds. */
interface Times {
  readonly now: number;
  readonly installedAt: number;
}

/** Events may be under way; only what is older is missing. */
export const SETTLED_MS = 10 * 60_000;
/** Reconciliation comes every hour; two days outlast a weekend's outage of most. */
const YOUNG_TAG_MS = 48 * 3600_000;

export function missingBranches(
  branches: readonly BranchHead[],
  processed: readonly ProcessedHead[],
  baseline: Baseline,
  { now, installedAt }: Times,
): MissingRef[] {
  return branches.flatMap((branch): MissingRef[] => {
    const { name, hash } = branch;
    const before = headOf(name, processed, baseline);
    if (before?.commit === hash) return [];
    // The committer's clock says the date: one that is ahead must not hide the branch.
    const date = branch.date > now ? 0 : branch.date;
    if (now - Math.max(date, before?.at ?? 0) <= SETTLED_MS) return [];
    // What is not known is new, where all that there was before the installation is known.
    const isNew = baseline.complete || isYounger(branch, installedAt);
    if (before === undefined && !isNew) return [];
    return [{ ref: { type: 'branch', name }, hash, ...(before && { before }) }];
  });
}

/**
 * Tags have no head that they could be compared with, and there may be thousands: only those of the
 * last two days are looked at, by the date of the tag, or else of its commit.
 */
export function youngTags(tags: readonly BranchHead[], { now, installedAt }: Times): MissingRef[] {
  return tags
    .filter((tag) => isYounger(tag, Math.max(installedAt, now - YOUNG_TAG_MS)))
    .filter(({ date }) => now - date > SETTLED_MS)
    .map(({ name, hash }) => ({ ref: { type: 'tag', name }, hash }));
}

function headOf(
  name: string,
  processed: readonly ProcessedHead[],
  { at, branches }: Baseline,
): ProcessedHead | undefined {
  const head = processed.find(({ ref }) => ref.type === 'branch' && ref.name === name);
  const commit = Object.hasOwn(branches, name) ? branches[name] : undefined;
  if (head !== undefined || commit === undefined) return head;
  return { ref: { type: 'branch', name }, commit, at };
}
