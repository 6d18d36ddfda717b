import { decideEnvironment } from '../core/environments/decide-environment';
import { ruleSetsFor } from '../core/environments/effective-rules';
import type { Decision, RuleSubject } from '../core/environments/types';
import type { EventName, Ref } from '../core/events/types';
import type { EnvironmentRule } from '../core/environments/types';
import type { Revised } from '../core/stores';
import type { RepositorySettings, WorkspaceSettings } from '../core/settings';
import type { KnownRepository } from './repository-facts';

export type Decided = Exclude<Decision, { kind: 'needs-branching-model' }>;

export interface RuleLevels {
  readonly workspace: Revised<WorkspaceSettings>;
  readonly repository: { readonly value: { readonly rules: readonly EnvironmentRule[] } };
}

/** The rule that decides; asks for the branching model only when a rule needs it. */
export async function resolveEnvironment(
  levels: RuleLevels,
  event: { readonly name: EventName; readonly mainBranch?: string },
  ref: Ref,
  repository: KnownRepository,
): Promise<Decided> {
  const ruleSets = ruleSetsFor(levels.workspace.value, {
    rules: [...levels.repository.value.rules] as RepositorySettings['rules'],
  });
  const mainBranch = event.mainBranch ?? repository.facts.mainBranch;
  const subject: RuleSubject = {
    event: event.name,
    ref,
    ...(mainBranch !== undefined && { mainBranch }),
  };
  const decision = decideEnvironment(ruleSets, subject);
  if (decision.kind !== 'needs-branching-model') return decision;
  const informed = decideEnvironment(ruleSets, { ...subject, model: await repository.model() });
  // With the model given, no decision can ask for it again.
  return informed.kind === 'needs-branching-model' ? { kind: 'no-rule' } : informed;
}
