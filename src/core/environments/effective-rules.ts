import type { RepositorySettings, WorkspaceSettings } from '../settings';
import { BUILT_IN_RULES, INTERLYNK_PRESET } from './built-in-rules';
import type { RuleSet } from './types';

/** The rules of a repository, in the order in which they are asked. */
export function ruleSetsFor(
  workspace: Pick<WorkspaceSettings, 'rules' | 'defaults'>,
  repository: Pick<RepositorySettings, 'rules'>,
): RuleSet[] {
  return [
    { origin: 'repository', rules: repository.rules },
    { origin: 'workspace', rules: workspace.rules },
    ...defaultRules(workspace.defaults),
  ];
}

function defaultRules(defaults: WorkspaceSettings['defaults']): RuleSet[] {
  switch (defaults) {
    case 'built-in':
      return [BUILT_IN_RULES];
    case 'interlynk-preset':
      return [INTERLYNK_PRESET];
    case 'none':
      return [];
  }
}
