import { underRule, type EffectiveSettings } from '../core/effective-settings';
import { decidingRef } from '../core/events/deciding-ref';
import type { MatchedRule } from '../core/environments/types';
import type { Run } from '../core/run';
import type { RunContext } from '../core/stores';
import type { KnownRepository } from './repository-facts';
import { resolveEnvironment, type Decided } from './resolve-environment';

/**
 * The settings of a run under the rule that decided, with the destinations that it serves. Without
 * those that a newer push has brought, or is to bring, what a merge is about to: it must not be sent
 * over that. Undefined where that leaves none.
 */
export async function serveDestinations(
  context: RunContext,
  run: Run,
  inForce: EffectiveSettings,
  decision: Decided,
  repository: KnownRepository,
): Promise<EffectiveSettings | undefined> {
  if (decision.kind !== 'send') return inForce;
  const under = (rule: MatchedRule): EffectiveSettings =>
    underRule(inForce, context.workspace.value, context.repository.value, rule);
  const settings = under(decision.rule);
  const { event, replay } = run;
  if (event.name !== 'pullrequest:fulfilled' || replay === 'this') return settings;
  const newest = Math.max(context.latest?.at ?? 0, context.head?.eventAt ?? 0);
  if (newest <= event.at) return settings;

  const asPush = { name: 'repo:push' } as const;
  const push = await resolveEnvironment(context, asPush, decidingRef(event), repository);
  if (push.kind !== 'send' || push.environment !== decision.environment) return settings;
  const served = new Set(under(push.rule).destinations.map(({ id }) => id));
  const destinations = settings.destinations.filter(({ id }) => !served.has(id));
  return destinations.length === 0 ? undefined : { ...settings, destinations };
}
