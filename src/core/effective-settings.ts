import { DEFAULT_PRODUCT_TEMPLATE } from './delivery/product-name';
import { DEFAULT_EXCLUDES, DEFAULT_PATTERNS } from './sbom/discover/default-patterns';
import type { MatchedRule } from './environments/types';
import type { DestinationConfig, Gate, RepositorySettings, WorkspaceSettings } from './settings';

/** What a run uses. */
export interface EffectiveSettings {
  readonly enabled: boolean;
  readonly patterns: readonly string[];
  readonly excludes: readonly string[];
  readonly productTemplate: string;
  readonly report: boolean;
  readonly buildStatus: boolean;
  readonly comment: boolean;
  readonly gate: Gate;
  /** Those that are chosen and enabled. */
  readonly destinations: readonly DestinationConfig[];
  /** Ids that are named and that the workspace does not have (RUN_UNKNOWN_DESTINATION). */
  readonly unknownDestinations: readonly string[];
}

/** Built-in < workspace < repository. A list replaces the one above it, it does not add to it. */
export function effectiveSettings(
  workspace: WorkspaceSettings,
  repository: RepositorySettings,
): EffectiveSettings {
  return {
    enabled: repository.enabled,
    patterns: repository.patterns ?? workspace.patterns ?? DEFAULT_PATTERNS,
    excludes: repository.excludes ?? workspace.excludes ?? DEFAULT_EXCLUDES,
    productTemplate:
      repository.productTemplate ?? workspace.productTemplate ?? DEFAULT_PRODUCT_TEMPLATE,
    report: repository.report ?? workspace.report ?? true,
    buildStatus: repository.buildStatus ?? workspace.buildStatus ?? true,
    // Both speak up where nobody asked them to: only where somebody does.
    comment: repository.comment ?? workspace.comment ?? false,
    gate: repository.gate ?? workspace.gate ?? 'off',
    ...chosenDestinations(workspace.destinations, repository.destinations),
  };
}

/**
 * Settings of a repository under the rule that decided: with the destinations that it names, if it
 * names any. What a repository chose for itself limits what rules of the levels above may name.
 */
export function underRule(
  inForce: EffectiveSettings,
  workspace: WorkspaceSettings,
  repository: RepositorySettings,
  { origin, rule }: MatchedRule,
): EffectiveSettings {
  if (rule.destinations === undefined) return inForce;
  const limit = origin === 'repository' ? undefined : repository.destinations;
  const named = rule.destinations.filter((id) => limit?.includes(id) ?? true);
  return { ...inForce, ...chosenDestinations(workspace.destinations, named) };
}

function chosenDestinations(
  all: readonly DestinationConfig[],
  chosen: readonly string[] | undefined,
): Pick<EffectiveSettings, 'destinations' | 'unknownDestinations'> {
  const wanted = chosen === undefined ? undefined : new Set(chosen);
  const known = new Set(all.map(({ id }) => id));
  return {
    destinations: all.filter(({ id, enabled }) => enabled && (wanted?.has(id) ?? true)),
    unknownDestinations: [...(wanted ?? [])].filter((id) => !known.has(id)),
  };
}
