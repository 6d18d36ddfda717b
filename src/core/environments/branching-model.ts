import type { BranchKind, RuleSubject } from './types';

/** Bitbucket's usual name where the branching model names no development branch. */
const USUAL_DEVELOPMENT = 'develop';

/**
 * Whether a branch is of a kind; `unknown` = the branching model has to be read first.
 *
 * `@main` needs no model where the main branch is known. `@development` is the branch that the
 * model names, else `develop`. `@production` is nothing where the model names none. The other
 * kinds go by prefix; a missing or empty prefix fits nothing, as it would fit every branch.
 * https://support.atlassian.com/bitbucket-cloud/docs/configure-a-projects-branching-model/
 */
export function isOfKind(kind: BranchKind, subject: RuleSubject): boolean | 'unknown' {
  const { model, mainBranch } = subject;
  const name = subject.ref.name;
  if (kind === '@main' && mainBranch !== undefined) return name === mainBranch;
  if (model === undefined) return 'unknown';
  switch (kind) {
    case '@main':
      return false;
    case '@development':
      return name === (model.development ?? USUAL_DEVELOPMENT);
    case '@production':
      return name === model.production;
    case '@release':
      return hasPrefix(name, model.prefixes.release);
    case '@hotfix':
      return hasPrefix(name, model.prefixes.hotfix);
    case '@feature':
      return hasPrefix(name, model.prefixes.feature);
    case '@bugfix':
      return hasPrefix(name, model.prefixes.bugfix);
  }
}

function hasPrefix(name: string, prefix: string | undefined): boolean {
  return (
    prefix !== undefined && prefix !== '' && name.length > prefix.length && name.startsWith(prefix)
  );
}
