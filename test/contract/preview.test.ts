import { describe, expect, it } from '@jest/globals';
import {
  areRulesValid,
  previewBranch,
  previewDocuments,
  previewVersion,
} from '../../src/contract/preview';

const HASH = 'abcdef0123456789abcdef0123456789abcdef01';
const push = { events: ['repo:push' as const], ref: 'branch' as const };
const facts = {
  mainBranch: 'main',
  model: { development: 'develop', production: undefined, prefixes: { release: 'release/' } },
};
const ruleSets = [
  {
    origin: 'repository' as const,
    rules: [
      { ...push, pattern: '@release', environment: 'staging', version: '{branch}+{commit}' },
      { ...push, pattern: 'wip/*', environment: null },
    ],
  },
  {
    origin: 'built-in' as const,
    rules: [
      { ...push, pattern: '@main', environment: 'production' },
      { ...push, pattern: '@development', environment: 'development' },
    ],
  },
];

describe('what a branch would get', () => {
  it.each([
    ['main', 'production', 'built-in rule 1: repo:push on @main', undefined],
    ['develop', 'development', 'built-in rule 2: repo:push on @development', undefined],
    ['release/2', 'staging', 'repository rule 1: repo:push on @release', 'release/2+abcdef012345'],
    ['wip/a', undefined, 'repository rule 2: repo:push on wip/*', undefined],
    ['other', undefined, undefined, undefined],
  ])('%s', (name, environment, rule, version) => {
    const preview = previewBranch(ruleSets, { name, hash: HASH }, facts);
    expect([preview.environment, preview.rule, preview.version]).toEqual([
      environment,
      rule,
      version,
    ]);
  });
});

it.each([
  [true, []],
  [true, [{ ...push, pattern: 'main', environment: 'x' }]],
  [false, [{ ...push, pattern: '', environment: 'x' }]],
  [false, [{ ...push, pattern: '@nope', environment: 'x' }]],
  [false, [{ ...push, pattern: 'main', environment: '' }]],
])('rules that could be saved: %s for %j', (valid, rules) => {
  expect(areRulesValid(rules)).toBe(valid);
});

it.each([
  ['', undefined],
  ['{version}+{commit}', '{version}+abcdef012345'],
  ['{tag}', undefined],
])('the version of %j is %j', (template, version) => {
  expect(previewVersion(template, { branch: 'main', commit: HASH })).toBe(version);
});

it('finds the files that the patterns mean, with the product of each', () => {
  const found = previewDocuments(
    ['bom.json', 'api/bom.json', 'node_modules/x/bom.json', 'README.md'],
    {
      patterns: ['**/bom.json'],
      excludes: ['node_modules/**'],
      productTemplate: '{workspace}/{repository}',
    },
    'acme/shop',
  );
  expect(found).toEqual([
    { path: 'bom.json', product: 'acme/shop' },
    { path: 'api/bom.json', product: 'acme/shop/api' },
  ]);
});
