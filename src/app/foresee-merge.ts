import type { RepositoryId } from '../core/bitbucket-ports';
import type { Failure } from '../core/delivery/types';
import { effectiveSettings, underRule, type EffectiveSettings } from '../core/effective-settings';
import type { ErrorCode } from '../core/errors';
import { leftOutBy } from '../core/repository-scope';
import type { FactsStore, SettingsStore } from '../core/stores';
import type { createKnowRepository } from './repository-facts';
import { resolveEnvironment, type Decided } from './resolve-environment';

export interface ForeseeMergePorts {
  readonly settings: SettingsStore;
  readonly factsStore: FactsStore;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
}

/** Where SBOMs go that are merged into a branch. */
export interface ForeseenMerge {
  readonly branch: string;
  /** Where they are sent. */
  readonly environment?: string;
  /** What decided it, in one line. */
  readonly rule?: string;
  /** Why nothing would be sent. */
  readonly problem?: Failure;
}

/**
 * What a merge into `branch` would lead to by the settings of now, and those settings. The rules
 * are asked as the run of the merge will ask them.
 */
export async function foreseeMerge(
  { settings, factsStore, knowRepository }: ForeseeMergePorts,
  id: RepositoryId,
  branch: string,
): Promise<{ readonly merging: ForeseenMerge; readonly settings: EffectiveSettings }> {
  const levels = await settings.both(id.uuid);
  const { value: workspace } = levels.workspace;
  const { value: own } = levels.repository;
  const general = effectiveSettings(workspace, own);
  const known = await knowRepository(id, await factsStore.get(id.uuid), undefined);
  const ref = { type: 'branch', name: branch } as const;
  const decision = await resolveEnvironment(levels, { name: 'pullrequest:fulfilled' }, ref, known);
  const inForce =
    decision.kind === 'send' ? underRule(general, workspace, own, decision.rule) : general;
  const isOut = leftOutBy(workspace.repositories, known.facts) !== undefined;
  const code = hindrance(inForce, isOut, decision);
  const merging = {
    branch,
    ...(decision.kind !== 'no-rule' && { rule: decision.rule.label }),
    ...(code === undefined && decision.kind === 'send' && { environment: decision.environment }),
    ...(code !== undefined && { problem: { code } }),
  };
  return { merging, settings: inForce };
}

function hindrance(
  { enabled, destinations }: EffectiveSettings,
  isOut: boolean,
  { kind }: Decided,
): ErrorCode | undefined {
  if (!enabled) return 'RUN_DISABLED';
  if (isOut) return 'RUN_EXCLUDED';
  if (kind === 'no-rule') return 'RUN_NO_RULE';
  if (kind === 'do-not-send') return 'RUN_DO_NOT_SEND';
  return destinations.length === 0 ? 'RUN_NO_DESTINATION' : undefined;
}
