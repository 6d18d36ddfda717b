import { describe, expect, it } from '@jest/globals';
import { CALLS } from '../../src/contract/resolvers';

const repository = '22222222-2222-4222-8222-222222222222';
const commit = 'a'.repeat(40);
const accepts = (claim: object) =>
  CALLS.inspectFile.request.safeParse({ repository, path: 'bom.json', commit, ...claim }).success;

describe('what a panel may ask about a file', () => {
  it.each(['bom.json', 'a/b ü%#?/bom.json', '..hidden/.bom', 'a'.repeat(4096)])(
    'the path %p',
    (path) => {
      expect(accepts({ path })).toBe(true);
    },
  );

  it.each([
    '',
    '/etc/passwd',
    '../bom.json',
    'a/../../bom.json',
    'a/./b',
    'a//b',
    'a/',
    '..',
    'a\0b',
    'a\nb',
    '\ud800',
    'a'.repeat(4097),
  ])('never the path %j', (path) => {
    expect(accepts({ path })).toBe(false);
  });

  it.each([
    ['a'.repeat(12), true],
    [commit.toUpperCase(), true],
    ['a'.repeat(11), false],
    ['a'.repeat(41), false],
    ['main', false],
    [`${'a'.repeat(12)}/../x`, false],
    [`${'a'.repeat(12)}\n`, false],
    [7, false],
  ])('the commit %j: %p', (claim, expected) => {
    expect(accepts({ commit: claim })).toBe(expected);
  });
});
