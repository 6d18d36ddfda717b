import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileGlob, globProblem } from '../../src/core/glob';

describe('globProblem', () => {
  it.each([
    ['', 'The pattern is empty.'],
    ['  ', 'The pattern is empty.'],
    ['x'.repeat(256), 'The pattern is longer than 255 characters.'],
    ['a\nb', 'The pattern contains a control character.'],
    ['*a'.repeat(33), 'The pattern has more than 32 stars.'],
    ['{a,b}'.repeat(8), 'The braces of the pattern stand for more than 100 patterns.'],
    ['{1..100000}', 'The braces of the pattern stand for more than 100 patterns.'],
  ])('objects to %j', (pattern, problem) => {
    expect(globProblem(pattern)).toBe(problem);
    expect(compileGlob(pattern)('x')).toBe(false);
  });

  it.each(['*', '**/bom.{json,xml}', 'feature[1]', '[', '{', '{a', '}', '(', '+(a)', '\\', '!x'])(
    'has nothing against %j',
    (pattern) => {
      expect(globProblem(pattern)).toBeUndefined();
    },
  );
});

describe('compileGlob', () => {
  it.each([
    ['*a*a*a*a*a*a*a*a*a*a*b', 'a'.repeat(1000), false],
    ['*a*a*a*a*a*a*a*a*a*a*b', `${'a'.repeat(1000)}b`, true],
    ['**/a/'.repeat(15) + 'b', 'a/'.repeat(2000) + 'c', false],
    ['{a,b}'.repeat(40), 'c', false],
    ['{'.repeat(255), 'c', false],
    ['{a,'.repeat(80), 'c', false],
    ['[a-z]'.repeat(50), 'a'.repeat(50), true],
  ])('is done with the hostile %j at once', (pattern, text, matches) => {
    expect(compileGlob(pattern)(text)).toBe(matches);
  });

  it('remembers what it compiled, each way of looking at case by itself', () => {
    const matches = compileGlob('BOM*.json');
    expect(compileGlob('BOM*.json')).toBe(matches);
    expect(matches('bom.json')).toBe(false);
    expect(compileGlob('BOM*.json', { ignoreCase: true })('bom.json')).toBe(true);
  });

  it('forgets the oldest of very many', () => {
    const first = compileGlob('first*');
    for (let index = 0; index < 1000; index += 1) compileGlob(`${String(index)}*`);
    expect(compileGlob('first*')).not.toBe(first);
    expect(compileGlob('999*')('999.json')).toBe(true);
  });

  it('never throws', () => {
    const pattern = fc.string({
      unit: fc.constantFrom(...Array.from('ab/*?[]{}()!@+,.-^\\|$#~ 1é🚀')),
      maxLength: 40,
    });
    fc.assert(
      fc.property(pattern, fc.string(), (glob, text) => {
        expect(typeof compileGlob(glob)(text)).toBe('boolean');
      }),
    );
  });
});
