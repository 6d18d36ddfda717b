import { describe, expect, it } from '@jest/globals';
import {
  BUILT_IN_RULES,
  INTERLYNK_PRESET,
  INTERLYNK_PRESET_WARNING,
} from '../../../src/core/environments/built-in-rules';
import { decideEnvironment } from '../../../src/core/environments/decide-environment';
import type {
  BranchingModel,
  EnvironmentRule,
  RuleSet,
  RuleSubject,
} from '../../../src/core/environments/types';
import { EVENT_NAMES, type EventName } from '../../../src/core/events/types';
import { environmentRule } from '../../../src/core/settings';

const model: BranchingModel = {
  development: 'dev',
  production: 'prod',
  prefixes: { release: 'release/', hotfix: 'hotfix/', feature: 'f-', bugfix: '' },
};
function on(event: EventName, name: string, over: Partial<RuleSubject> = {}): RuleSubject {
  return { event, ref: { type: 'branch', name }, mainBranch: 'main', model, ...over };
}
function rule(pattern: string, environment: string | null, over: Partial<EnvironmentRule> = {}) {
  return { events: ['repo:push'], ref: 'branch', pattern, environment, ...over } as const;
}
function set(origin: RuleSet['origin'], ...rules: EnvironmentRule[]): RuleSet {
  return { origin, rules };
}
/** Environment and label, or what else was decided. */
function outcome(ruleSets: readonly RuleSet[], subject: RuleSubject): string {
  const decision = decideEnvironment(ruleSets, subject);
  switch (decision.kind) {
    case 'send':
      return `${decision.environment} by ${decision.rule.label}`;
    case 'do-not-send':
      return `nothing by ${decision.rule.label}`;
    default:
      return decision.kind;
  }
}

describe('the built-in rules', () => {
  it.each<[EventName, string, string]>([
    ['repo:push', 'main', 'production by built-in rule 1: repo:push on @main'],
    ['repo:push', 'dev', 'development by built-in rule 2: repo:push on @development'],
    ['repo:push', 'develop', 'no-rule'],
    ['repo:push', 'feature/x', 'no-rule'],
    ['pullrequest:fulfilled', 'main', 'production by built-in rule 1: repo:push on @main'],
    ['pullrequest:fulfilled', 'dev', 'development by built-in rule 2: repo:push on @development'],
    ['pullrequest:fulfilled', 'feature/x', 'no-rule'],
    ['pullrequest:created', 'main', 'no-rule'],
    ['pullrequest:updated', 'main', 'no-rule'],
  ])('%s on %s: %s', (event, name, expected) => {
    expect(outcome([BUILT_IN_RULES], on(event, name))).toBe(expected);
  });

  it('take develop where the model names no development branch', () => {
    const subject = on('repo:push', 'develop', { model: { prefixes: {} } });
    expect(outcome([BUILT_IN_RULES], subject)).toMatch(/^development by/);
  });

  it('send no tags', () => {
    const subject = on('repo:push', 'main', { ref: { type: 'tag', name: 'main' } });
    expect(outcome([BUILT_IN_RULES], subject)).toBe('no-rule');
  });

  it('treat a merge as a push under all rules, not only their own', () => {
    const sets = [set('workspace', rule('main', 'staging')), BUILT_IN_RULES];
    expect(outcome(sets, on('pullrequest:fulfilled', 'main'))).toBe(
      'staging by workspace rule 1: repo:push on main',
    );
    const never = [set('repository', rule('main', null)), BUILT_IN_RULES];
    expect(outcome(never, on('pullrequest:fulfilled', 'main'))).toBe(
      'nothing by repository rule 1: repo:push on main',
    );
  });

  it('give way to a rule for merges', () => {
    const merges = rule('main', 'merged', { events: ['pullrequest:fulfilled'] });
    const sets = [set('workspace', rule('*', 'pushed'), merges), BUILT_IN_RULES];
    expect(outcome(sets, on('pullrequest:fulfilled', 'main'))).toBe(
      'merged by workspace rule 2: pullrequest:fulfilled on main',
    );
  });
});

describe("Interlynk's own rules", () => {
  it.each(EVENT_NAMES)('hold for %s', (event) => {
    const preset = [INTERLYNK_PRESET];
    expect(outcome(preset, on(event, 'main'))).toMatch(/^production by interlynk-preset rule 1/);
    expect(outcome(preset, on(event, 'develop'))).toMatch(
      /^development by interlynk-preset rule 2/,
    );
    expect(outcome(preset, on(event, 'a/b'))).toMatch(/^default by interlynk-preset rule 3/);
  });

  it('come with a warning', () => {
    expect(INTERLYNK_PRESET_WARNING).toMatch(/unmerged pull request .* production\.$/);
  });

  it.each([...BUILT_IN_RULES.rules, ...INTERLYNK_PRESET.rules])('are valid settings: %j', (one) => {
    expect(environmentRule.safeParse(one).success).toBe(true);
  });
});

describe('decideEnvironment', () => {
  it('takes the first rule that matches, in the order given', () => {
    const sets = [
      set('repository', rule('x', 'one'), rule('release/*', 'two'), rule('*', 'three')),
      set('workspace', rule('main', 'four')),
    ];
    expect(outcome(sets, on('repo:push', 'release/1'))).toBe(
      'two by repository rule 2: repo:push on release/*',
    );
    expect(outcome(sets, on('repo:push', 'main'))).toBe(
      'three by repository rule 3: repo:push on *',
    );
    expect(outcome([...sets].reverse(), on('repo:push', 'main'))).toBe(
      'four by workspace rule 1: repo:push on main',
    );
  });

  it('tells the whole rule', () => {
    const only = rule('main', null);
    expect(decideEnvironment([set('workspace', only)], on('repo:push', 'main'))).toEqual({
      kind: 'do-not-send',
      rule: {
        origin: 'workspace',
        position: 1,
        rule: only,
        label: 'workspace rule 1: repo:push on main',
      },
    });
  });

  it('keeps branches and tags apart', () => {
    const sets = [set('workspace', rule('v*', 'production', { ref: 'tag' }))];
    const tag = on('repo:push', 'v1', { ref: { type: 'tag', name: 'v1' } });
    expect(outcome(sets, tag)).toBe('production by workspace rule 1: repo:push on tag v*');
    expect(outcome(sets, on('repo:push', 'v1'))).toBe('no-rule');
  });

  it('has no kinds for tags', () => {
    const sets = [set('workspace', rule('@main', 'production', { ref: 'tag' }))];
    const { model: _model, ...tag } = on('repo:push', '@main', {
      ref: { type: 'tag', name: '@main' },
    });
    expect(outcome(sets, tag)).toBe('no-rule');
  });

  it.each([
    ['@main', 'main', true],
    ['@main', 'prod', false],
    ['@development', 'dev', true],
    ['@development', 'develop', false],
    ['@production', 'prod', true],
    ['@production', 'main', false],
    ['@release', 'release/1', true],
    ['@release', 'release/', false],
    ['@hotfix', 'hotfix/1/2', true],
    ['@feature', 'f-1', true],
    ['@feature', 'feature/1', false],
    // An empty prefix would be every branch.
    ['@bugfix', 'anything', false],
  ])('%s on %s: %s', (pattern, name, matches) => {
    const sets = [set('workspace', rule(pattern, 'x'))];
    expect(outcome(sets, on('repo:push', name))).toBe(
      matches ? `x by workspace rule 1: repo:push on ${pattern}` : 'no-rule',
    );
  });

  it.each(['@production', '@release', '@hotfix', '@feature', '@bugfix'])(
    '%s fits nothing where the model names none',
    (pattern) => {
      const sets = [set('workspace', rule(pattern, 'x'))];
      const subject = on('repo:push', 'undefined', { model: { prefixes: {} } });
      expect(outcome(sets, subject)).toBe('no-rule');
    },
  );
});

describe('the branching model is asked for', () => {
  const without = (name: string, over: Partial<RuleSubject> = {}): RuleSubject => {
    const { model: _model, ...subject } = on('repo:push', name, over);
    return subject;
  };
  it.each([
    ['when a rule needs it', [rule('@development', 'x')], 'needs-branching-model'],
    ['not before a rule that fits', [rule('*', 'x'), rule('@development', 'y')], 'x'],
    ['not for @main where it is known', [rule('@main', 'x')], 'no-rule'],
    [
      'not for another event',
      [rule('@release', 'x', { events: ['pullrequest:created'] })],
      'no-rule',
    ],
    ['not for tags', [rule('@release', 'x', { ref: 'tag' })], 'no-rule'],
    [
      'after rules that do not fit',
      [rule('y', 'x'), rule('@hotfix', 'z')],
      'needs-branching-model',
    ],
  ])('%s', (_name, rules, expected) => {
    const outcomes = outcome([set('workspace', ...rules)], without('feature/x'));
    expect(outcomes.split(' ')[0]).toBe(expected);
  });

  it('for @main where nobody knows the main branch', () => {
    const { mainBranch: _mainBranch, ...subject } = without('main');
    const sets = [set('workspace', rule('@main', 'x'))];
    expect(outcome(sets, subject)).toBe('needs-branching-model');
    expect(outcome(sets, { ...subject, model })).toBe('no-rule');
  });

  it('for a merge that no rule names', () => {
    const subject = { ...without('feature/x'), event: 'pullrequest:fulfilled' as const };
    expect(outcome([BUILT_IN_RULES], subject)).toBe('needs-branching-model');
  });
});
