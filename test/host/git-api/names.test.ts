import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFullHash, isRefName, treePath } from '../../../host/git-api/names';

/** git's own opinion of many names at once would need one process each: a few dozen will do. */
function gitTakes(name: string): boolean {
  try {
    execFileSync('git', ['check-ref-format', `refs/heads/${name}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('isRefName', () => {
  it.each([
    'main',
    'feature/x',
    'ünï/🚀',
    'a%2Fb',
    'a@b',
    'a<b>&"\'c',
    'x.locked',
    'HEAD',
    '{}',
    'a/@/b',
  ])('takes %p, as git does', (name) => {
    expect([isRefName(name), gitTakes(name)]).toEqual([true, true]);
  });

  it.each([
    '',
    'a b',
    'a..b',
    'a~b',
    'a^b',
    'a:b',
    'a?b',
    'a*b',
    'a[b',
    'a\\b',
    'a.lock',
    'a.lock/b',
    '/a',
    'a/',
    'a//b',
    '.a',
    'a/.b',
    'a.',
    'a@{b',
    'a\u007fb',
    'a\nb',
    'a./b/.',
  ])('refuses %p, as git does', (name) => {
    expect([isRefName(name), gitTakes(name)]).toEqual([false, false]);
  });

  it('refuses what git takes but a command line or a file system would trip over', () => {
    expect(['-x', '@', 'n'.repeat(251)].map(isRefName)).toEqual([false, false, false]);
  });

  it('never takes what git refuses', () => {
    const part = fc.constantFrom('a', '.', '/', '-', '@', '{', '.lock', ' ', '~', 'é', '..');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const name = parts.join('');
        return !isRefName(name) || gitTakes(name);
      }),
      { numRuns: 150 },
    );
  });
});

describe('treePath', () => {
  it('takes a path that stays inside, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '..', '.', '', 'b c', 'é'), { maxLength: 6 }),
        (parts) => {
          const found = treePath(parts.join('/'));
          return (
            found === undefined ||
            found === '' ||
            found.split('/').every((part) => !['', '.', '..'].includes(part))
          );
        },
      ),
    );
    expect(treePath('/a/b/')).toBe('a/b');
    expect(treePath('a/../b')).toBeUndefined();
  });
});

describe('isFullHash', () => {
  it.each([
    ['a'.repeat(40), true],
    ['A'.repeat(40), false],
    ['a'.repeat(39), false],
    [`${'a'.repeat(40)}\n`, false],
  ])('%p → %p', (text, expected) => {
    expect(isFullHash(text)).toBe(expected);
  });
});
