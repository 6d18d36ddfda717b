import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutMember } from '../../../../src/core/sbom/read/cut-member';

it.each<[string, string[], string | undefined]>([
  ['{"sbom": { "a" : 1.0 } }', ['sbom'], '{ "a" : 1.0 }'],
  ['{"x":{"sbom":{"no":1}},"sbom":{"b":"\\u00e9}"}}', ['sbom'], '{"b":"\\u00e9}"}'],
  ['{"sbom":{"a":1},"sbom":{"b":2}}', ['sbom'], '{"b":2}'],
  ['[{"sbom":{}}]', ['sbom'], undefined],
  ['{"sbom":[{"a":1}]}', ['sbom'], undefined],
  ['{"predicate":{"Data":{"a":{"b":{}}},"x":{}}}', ['predicate', 'Data'], '{"a":{"b":{}}}'],
  ['{"Data":{"predicate":{}},"predicate":{}}', ['predicate', 'Data'], undefined],
  ['{}', ['sbom'], undefined],
])('cutMember(%j, %j)', (text, path, expected) => {
  expect(cutMember(text, path)).toBe(expected);
});

it('cutMember cuts what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.nat({ max: 3 }), (before, inside, indent) => {
      const text = JSON.stringify({ before, it: { inside }, after: { it: before } }, null, indent);
      const cut = cutMember(text, ['it']);
      expect(text).toContain(cut);
      expect(JSON.parse(cut ?? '')).toEqual({
        inside: JSON.parse(JSON.stringify(inside)) as unknown,
      });
    }),
  );
});

it('cutMember cuts what has texts of millions of escapes, and gives up on millions of blanks', () => {
  const inside = `{"a":"${'\\n'.repeat(1_000_100)}"}`;
  const cut = cutMember(`{"x":${inside},"sbom":${inside}}`, ['sbom']);
  expect(cut === inside).toBe(true);
  expect(cutMember(`{"x":${' '.repeat(1_000_001)}1,"sbom":{}}`, ['sbom'])).toBeUndefined();
});
