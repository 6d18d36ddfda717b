import { describe, expect, it } from '@jest/globals';
import { environmentNote } from '../../../../../static/app/components/rules/environment-note';
import {
  fromRuleDrafts,
  moveRuleBeside,
  newRule,
  toRuleDrafts,
} from '../../../../../static/app/components/rules/rule-draft';
import { ruleLabel } from '../../../../../static/app/components/rules/rule-words';
import { versionExample } from '../../../../../static/app/components/rules/version-example';

const rule = { events: ['repo:push' as const], ref: 'branch' as const, pattern: 'main' };
const drafts = toRuleDrafts([0, 1, 2].map(() => ({ ...rule, environment: 'x' })));

it.each([
  [0, 2, 'after', [1, 2, 0]],
  [0, 2, 'before', [1, 0, 2]],
  [2, 0, 'before', [2, 0, 1]],
  [2, 0, 'after', [0, 2, 1]],
  [1, 1, 'before', [0, 1, 2]],
  [9, 1, 'before', [0, 1, 2]],
  [1, 9, 'before', [0, 1, 2]],
] as const)('rule %i goes beside %i, %s', (key, other, side, order) => {
  const keyAt = (at: number): number => drafts[at]?.key ?? -1;
  const moved = moveRuleBeside(drafts, keyAt(key), keyAt(other), side);
  expect(moved.map((draft) => drafts.indexOf(draft))).toEqual(order);
});

it('a rule gets a key that no rule had before, so that an editor opened for one shows no other', () => {
  const saved = fromRuleDrafts(drafts);
  const keys = [drafts, toRuleDrafts(saved), [newRule()], toRuleDrafts(saved), [newRule()]]
    .flat()
    .map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it.each([
  ['branch', 'release/*', '{branch}', 'release/1.4'],
  ['branch', '@main', '{branch}+{commit}', 'main+4f2a91c07be3'],
  ['branch', '@hotfix', '{ref}', 'hotfix/1.4'],
  ['branch', '**', '{version}-{branch}', '{version}-main'],
  ['tag', 'v*', '{tag}', 'v1.4'],
  ['branch', 'main', '', undefined],
  ['branch', 'main', '{tag}', undefined],
] as const)('a %s rule for %s with %j shows %j', (ref, pattern, version, shown) => {
  expect(versionExample({ ref, pattern, version })?.version).toBe(shown);
});

describe('the note on an environment', () => {
  const interlynk = {
    id: 'interlynk',
    kind: 'interlynk' as const,
    name: 'Interlynk',
    enabled: true,
    hasSecret: true,
  };
  it.each([
    ['staging', [interlynk], true],
    ['Production', [interlynk], false],
    ['', [interlynk], false],
    ['staging', [{ ...interlynk, enabled: false }], false],
    ['staging', [{ ...interlynk, kind: 'https-endpoint' as const }], false],
    ['staging', [], false],
  ])('%s with %j: %s', (environment, destinations, isNoted) => {
    expect(environmentNote(environment, destinations) !== undefined).toBe(isNoted);
  });
});

describe('a rule as the app names it', () => {
  it.each([
    ['built-in rule 1: repo:push on @main', 'built-in rule 1: push to @main'],
    [
      'interlynk-preset rule 12: pullrequest:fulfilled on x',
      'interlynk-preset rule 12: pull request merged into x',
    ],
    [
      'repository rule 2: pullrequest:updated on a: repo:push on b',
      'repository rule 2: pull request updated for a: repo:push on b',
    ],
    ['workspace rule 1: repo:push on tag v*', 'workspace rule 1: push to tag v*'],
    // Of an older version, or of a newer one: as it is.
    ['repository rule 1: push to main', 'repository rule 1: push to main'],
    ['repository rule 1: repo:fork on main', 'repository rule 1: repo:fork on main'],
    ['', ''],
  ])('%j is %j to the reader', (label, words) => {
    expect(ruleLabel(label)).toBe(words);
  });
});
