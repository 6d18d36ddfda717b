import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchesName, patternProblem } from '../../../src/core/environments/pattern';
import { BRANCH_KINDS } from '../../../src/core/environments/types';

describe('matchesName', () => {
  it.each([
    // Exact, whatever the characters mean in a glob.
    ['main', 'main', true],
    ['main', 'Main', false],
    ['main', 'main2', false],
    ['feature[1]', 'feature[1]', true],
    ['feature[1]', 'feature1', true],
    ['a+b', 'a+b', true],
    ['a+b', 'aab', false],
    ['!main', '!main', true],
    ['!main', 'develop', false],
    ['#1', '#1', true],
    ['a\\b', 'a\\b', true],
    ['(x)', '(x)', true],
    ['@(x)', 'x', false],
    // Everything.
    ['*', 'a/b/c', true],
    ['*', '.hidden', true],
    ['*', '../../x', true],
    ['**', 'a/b/c', true],
    // As in Bitbucket Pipelines, `*` stops at a slash.
    ['release/*', 'release/1.2', true],
    ['release/*', 'release/.x', true],
    ['release/*', 'release/a/b', false],
    ['release/*', 'release', false],
    ['release/**', 'release/1.2', true],
    ['release/**', 'release/a/b', true],
    ['*/hotfix', 'a/hotfix', true],
    ['**/hotfix', 'a/b/hotfix', true],
    ['v?', 'v1', true],
    ['v?', 'v10', false],
    ['v[0-9]*', 'v1.2', true],
    ['v[0-9]*', 'vx', false],
    ['v[!0-9]*', 'vx', true],
    ['{main,master}', 'master', true],
    ['{feature,fix}/*', 'fix/1', true],
    ['{feature,fix}/*', 'chore/1', false],
    ['🚀/*', '🚀/🌍', true],
    ['*.x', '1.x', true],
    ['[@]home', '@home', true],
  ])('%j on %j: %s', (pattern, name, matches) => {
    expect(matchesName(pattern, name)).toBe(matches);
  });

  it('lets every name match itself and the star', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (name) => {
        expect(matchesName(name, name)).toBe(true);
        expect(matchesName('*', name)).toBe(true);
      }),
    );
  });
});

describe('patternProblem', () => {
  it.each([...BRANCH_KINDS, 'main', 'release/*', 'feature[1]', 'a@b', '[@]home'])(
    'has nothing against %j',
    (pattern) => {
      expect(patternProblem(pattern)).toBeUndefined();
    },
  );

  it.each(['@master', '@', '@Main', '@main ', '@release/*'])('does not know %j', (pattern) => {
    expect(patternProblem(pattern)).toMatch(/^Names with @ are @main, .*\.$/);
  });

  it('objects to what no glob can be', () => {
    expect(patternProblem('x'.repeat(256))).toBe('The pattern is longer than 255 characters.');
  });
});
