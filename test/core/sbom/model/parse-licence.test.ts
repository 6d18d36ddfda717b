import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_LICENCE, parseLicence } from '../../../../src/core/sbom/model/parse-licence';

const reference = createRequire(__filename)('spdx-expression-parse') as (text: string) => unknown;
function isAccepted(text: string): boolean {
  try {
    reference(text);
    return true;
  } catch {
    return false;
  }
}

describe('parseLicence', () => {
  it.each([
    ['MIT', 'MIT'],
    ['  MIT\n', 'MIT'],
    ['GPL-2.0+', 'GPL-2.0+'],
    ['mit and Apache-2.0', 'Apache-2.0 AND mit'],
    ['MIT OR Apache-2.0', 'Apache-2.0 OR MIT'],
    ['MIT OR (MIT OR MIT)', 'MIT'],
    ['C AND (A AND B)', 'A AND B AND C'],
    ['C AND (B OR A)', '(A OR B) AND C'],
    ['C OR B AND A', 'A AND B OR C'],
    ['(C OR B) AND A', '(B OR C) AND A'],
    ['((((MIT))))', 'MIT'],
    ['(MIT OR (MIT)) AND MIT AND ISC', 'ISC AND MIT'],
    ['((A AND B) OR (B AND A)) AND C', 'A AND B AND C'],
    ['(MIT)AND(ISC)', 'ISC AND MIT'],
    [
      'GPL-2.0-only WITH Classpath-exception-2.0 OR MIT',
      'GPL-2.0-only WITH Classpath-exception-2.0 OR MIT',
    ],
    ['DocumentRef-x:LicenseRef-y AND LicenseRef-z', 'DocumentRef-x:LicenseRef-y AND LicenseRef-z'],
  ])('reads %j as %j', (text, normalized) => {
    expect(parseLicence(text)).toMatchObject({ normalized });
    expect(parseLicence(normalized)?.normalized).toBe(normalized);
  });

  it.each([
    '',
    ' ',
    'MIT OR',
    'OR MIT',
    'MIT License',
    'MIT,ISC',
    'MIT/ISC',
    '(MIT',
    'MIT)',
    ')MIT(',
    '()',
    'MIT (ISC)',
    '(MIT) ISC',
    'MIT +',
    'MIT++',
    'MIT WITH',
    'MIT WITH (A)',
    'MIT WITH A WITH B',
    '(MIT) WITH A',
    'WITH',
    'SEE LICENSE IN x',
    'lic\u00e9nce',
    'https://example.com/licence',
  ])('knows that %j is no expression', (text) => {
    expect(parseLicence(text)).toBeUndefined();
  });

  it('names ids and exceptions, each once', () => {
    expect(parseLicence('GPL-2.0+ WITH x OR (Foo AND GPL-2.0+) OR BSD WITH x')).toMatchObject({
      ids: ['GPL-2.0', 'Foo', 'BSD'],
      exceptions: ['x'],
    });
  });

  it.each([
    ['is too long', 'a'.repeat(MAX_LICENCE + 1)],
    ['nests too deeply', `${'('.repeat(900)}MIT${')'.repeat(900)}`],
  ])('refuses what %s', (_name, text) => {
    expect(parseLicence(text)).toBeUndefined();
  });

  const word = fc.constantFrom('MIT', 'ISC', 'GPL-2.0-or-later', 'LicenseRef-a', 'Apache-2.0+');
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4 },
      word,
      fc.constant('GPL-2.0-only WITH Classpath-exception-2.0'),
      tie('tree').map((inner) => `(${inner})`),
      fc
        .tuple(tie('tree'), fc.constantFrom(' AND ', ' OR ', ' and '), tie('tree'))
        .map((parts) => parts.join('')),
    ),
  }));

  it('accepts every expression, and prints one that means the same to itself', () => {
    fc.assert(
      fc.property(tree, (text) => {
        fc.pre(text.length <= MAX_LICENCE);
        expect(isAccepted(text)).toBe(true);
        const normalized = parseLicence(text)?.normalized ?? '';
        expect(isAccepted(normalized)).toBe(true);
        expect(parseLicence(normalized)?.normalized).toBe(normalized);
      }),
    );
  });

  it('agrees with the reference on anything made of words that both know', () => {
    const token = fc.constantFrom('MIT', 'ISC', '(', ')', 'AND', 'OR');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join(' ');
        // The reference passes over empty brackets.
        fc.pre(!text.includes('( )'));
        expect(parseLicence(text) !== undefined).toBe(isAccepted(text));
      }),
      { numRuns: 500 },
    );
  });

  it('does not mind the order of operands', () => {
    fc.assert(
      fc.property(tree, tree, fc.constantFrom('AND', 'OR'), (a, b, operator) => {
        fc.pre(a.length + b.length < 1900);
        const one = parseLicence(`(${a}) ${operator} (${b})`);
        expect(one?.normalized).toBe(parseLicence(`(${b}) ${operator} (${a})`)?.normalized);
      }),
    );
  });
});
