import type { z } from 'zod';
import type { BranchingModel } from '../core/environments/types';
import type { branchingModel } from './schema';

/** `branch` is what the model resolves to today; `name` is what was configured. */
export function toBranchingModel(answer: z.infer<typeof branchingModel>): BranchingModel {
  const development = answer.development?.branch?.name ?? answer.development?.name;
  const production = answer.production?.branch?.name ?? answer.production?.name;
  const prefixes: Partial<Record<'release' | 'hotfix' | 'feature' | 'bugfix', string>> = {};
  for (const { kind, prefix } of answer.branch_types) {
    const known =
      kind === 'release' || kind === 'hotfix' || kind === 'feature' || kind === 'bugfix';
    if (known && prefix) prefixes[kind] = prefix;
  }
  return {
    ...(development != null && { development }),
    ...(production != null && { production }),
    prefixes,
  };
}
