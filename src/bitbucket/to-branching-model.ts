import type { z } from 'zod';
import type { BranchingModel } from '../core/environments/types';
import type { branchingModel } from './schema';

/**
 * `branch` is what the model resolves to today; `name` is what was configured. A model that has the
 * main branch for development is Bitbucket's default, which nobody chose: it names none.
 */
export function toBranchingModel(answer: z.infer<typeof branchingModel>): BranchingModel {
  const development = nameOf(answer.development);
  const production = nameOf(answer.production);
  const prefixes: Partial<Record<'release' | 'hotfix' | 'feature' | 'bugfix', string>> = {};
  for (const { kind, prefix } of answer.branch_types) {
    const known =
      kind === 'release' || kind === 'hotfix' || kind === 'feature' || kind === 'bugfix';
    if (known && prefix) prefixes[kind] = prefix;
  }
  return {
    ...(development !== undefined && { development }),
    ...(production !== undefined && { production }),
    prefixes,
  };
}

type NamedBranch = z.infer<typeof branchingModel>['development'];

function nameOf(branch: NamedBranch): string | undefined {
  if (branch?.use_mainbranch === true) return undefined;
  return branch?.branch?.name ?? branch?.name ?? undefined;
}
