import { isOfKind } from './branching-model';
import { isBranchKind, matchesName } from './pattern';
import type { Decision, EnvironmentRule, RuleOrigin, RuleSet, RuleSubject } from './types';

/**
 * Which environment an event on a ref gets: the first rule that matches, sets in the order given.
 *
 * The branching model is asked for (`needs-branching-model`) only when a rule that needs it is
 * reached. A merged pull request that no rule names counts as a push to its destination: when it
 * reaches the built-in rules, all rules are asked again as for a push, so that a workspace that
 * sends pushes on `main` to `staging` does not see merges into `main` in `production`.
 *
 * Serves the preview as well, with rules that are not saved yet.
 */
export function decideEnvironment(ruleSets: readonly RuleSet[], subject: RuleSubject): Decision {
  for (const { origin, rules } of ruleSets) {
    if (origin === 'built-in' && subject.event === 'pullrequest:fulfilled') {
      return decideEnvironment(ruleSets, { ...subject, event: 'repo:push' });
    }
    for (const [index, rule] of rules.entries()) {
      const fits = matchesRule(rule, subject);
      if (fits === 'unknown') return { kind: 'needs-branching-model' };
      if (fits) return decided(origin, index + 1, rule, subject);
    }
  }
  return { kind: 'no-rule' };
}

function matchesRule(rule: EnvironmentRule, subject: RuleSubject): boolean | 'unknown' {
  if (rule.ref !== subject.ref.type || !rule.events.includes(subject.event)) return false;
  if (!isBranchKind(rule.pattern)) return matchesName(rule.pattern, subject.ref.name);
  // Tags have no kinds.
  return subject.ref.type === 'branch' && isOfKind(rule.pattern, subject);
}

function decided(
  origin: RuleOrigin,
  position: number,
  rule: EnvironmentRule,
  subject: RuleSubject,
): Decision {
  const ref = rule.ref === 'tag' ? `tag ${rule.pattern}` : rule.pattern;
  const label = `${origin} rule ${position}: ${subject.event} on ${ref}`;
  const matched = { origin, position, rule, label };
  return rule.environment === null
    ? { kind: 'do-not-send', rule: matched }
    : { kind: 'send', environment: rule.environment, rule: matched };
}
