import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  fromRuleDrafts,
  missingParts,
  moveRule,
  newRule,
  toRuleDrafts,
} from '../../static/app/components/rules/rule-draft';
import { errorOf, errorsBelow } from '../../static/app/settings/field-errors';
import {
  changedByBoth,
  differingMembers,
  rebase,
  sameJson,
} from '../../static/app/settings/rebase';
import { fromRepositoryDraft, toRepositoryDraft } from '../../static/app/settings/repository-draft';
import { refuse } from './fake-app';

const settings = fc.dictionary(
  fc.constantFrom('rules', 'patterns', 'enabled', 'report'),
  fc.oneof(fc.boolean(), fc.array(fc.string())),
);

describe('rebase', () => {
  it('is theirs where nothing was edited, mine where they changed nothing', () => {
    fc.assert(
      fc.property(settings, settings, (base, other) => {
        expect(sameJson(rebase(base, base, other), other)).toBe(true);
        expect(sameJson(rebase(base, other, base), other)).toBe(true);
      }),
    );
  });

  it('keeps both where they touch different members', () => {
    const base = { enabled: true, patterns: ['a'] };
    const mine = { enabled: true, patterns: ['mine'] };
    const theirs = { enabled: false, patterns: ['a'] };
    expect(rebase(base, mine, theirs)).toEqual({ enabled: false, patterns: ['mine'] });
    expect(differingMembers(base, theirs)).toEqual(['enabled']);
  });

  it('tells what both changed, each to something else', () => {
    const base = { rules: [1], patterns: ['a'], report: true, gate: 'off' };
    const mine = { ...base, rules: [2], patterns: ['b'], gate: 'valid' };
    expect(changedByBoth(base, mine, { ...base, rules: [3], patterns: ['b'] })).toEqual(['rules']);
    expect(changedByBoth(base, mine, { ...base, report: false })).toEqual([]);
    expect(changedByBoth(base, mine, { ...mine, report: false })).toEqual([]);
    const { gate: _, ...without } = base;
    expect(changedByBoth(base, mine, without)).toEqual(['gate']);
  });

  it('compares without regard to the order of members', () => {
    expect(sameJson({ a: 1, b: { c: 1, d: 2 } }, { b: { d: 2, c: 1 }, a: 1 })).toBe(true);
    expect(sameJson({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  });
});

describe('drafts of rules', () => {
  const rule = { events: ['repo:push' as const], ref: 'branch' as const, pattern: 'main' };
  const drafts = toRuleDrafts([
    { ...rule, environment: 'production' },
    { ...rule, environment: null },
    { ...rule, environment: 'staging' },
  ]);

  it('come back as they were saved', () => {
    expect(fromRuleDrafts(drafts).map(({ environment }) => environment)).toEqual([
      'production',
      null,
      'staging',
    ]);
  });

  it('keep the mark of the latest version, of rules that send', () => {
    const latest = { ...rule, environment: 'production', latest: true };
    const [kept, dropped] = toRuleDrafts([latest, { ...latest, environment: null }]);
    expect(fromRuleDrafts([kept, dropped].flatMap((draft) => draft ?? []))).toEqual([
      latest,
      { ...rule, environment: null },
    ]);
  });

  it.each([
    [0, 1, [1, 0, 2]],
    [2, -1, [0, 2, 1]],
    [0, -1, [0, 1, 2]],
    [2, 1, [0, 1, 2]],
    [9, 1, [0, 1, 2]],
  ] as const)('move rule %i by %i', (key, by, expected) => {
    const moved = moveRule(drafts, drafts[key]?.key ?? -1, by);
    expect(moved.map((draft) => drafts.indexOf(draft))).toEqual(expected);
  });

  it('say what a new rule lacks', () => {
    const added = newRule();
    expect(drafts.map(({ key }) => key)).not.toContain(added.key);
    expect(Object.keys(missingParts(fromRuleDrafts([added])))).toEqual([
      'rules.0.pattern',
      'rules.0.environment',
    ]);
    expect(missingParts(fromRuleDrafts(drafts))).toEqual({});
  });
});

describe('the repository draft', () => {
  it.each([
    { enabled: true, rules: [] },
    { enabled: false, rules: [], patterns: ['a', 'b'], excludes: ['c'], productTemplate: 'p' },
    { enabled: true, rules: [], report: false, buildStatus: true, destinations: [] },
  ])('loses nothing of %j', (saved) => {
    expect(fromRepositoryDraft(toRepositoryDraft(saved))).toEqual(saved);
  });

  it('takes empty lines and fields as "as the level above"', () => {
    const draft = toRepositoryDraft({ enabled: true, rules: [] });
    const edited = { ...draft, patterns: ' \n\n', excludes: 'a\n\n b ', productTemplate: ' ' };
    expect(fromRepositoryDraft(edited)).toEqual({ enabled: true, rules: [], excludes: ['a', 'b'] });
  });
});

describe('messages at fields', () => {
  const refusal = refuse('SETTINGS_INVALID', {
    fields: { 'settings.rules.2.pattern': 'Bad.', 'patterns.3': 'Odd.', productTemplate: 'No.' },
  });

  it('are found below their member', () => {
    expect([...errorsBelow(refusal, 'rules')]).toEqual([['2.pattern', 'Bad.']]);
    expect(errorOf(refusal, 'patterns')).toBe('Line 4: Odd.');
    expect(errorOf(refusal, 'productTemplate')).toBe('No.');
    expect(errorOf(refusal, 'excludes')).toBeUndefined();
    expect(errorOf(undefined, 'patterns')).toBeUndefined();
  });
});
