import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inspectJson } from '../../../../src/core/sbom/read/inspect-json';
import { MAX_DEPTH, MAX_MEMBERS, MAX_VALUES } from '../../../../src/core/sbom/read/json';
import { scanJson } from '../../../../src/core/sbom/read/scan-json';
import { utf8 } from '../fixtures/encodings';

const scan = (text: string) => scanJson(utf8(text));
const kinds = (text: string) =>
  inspectJson(text).map(({ kind, path }) => `${kind} ${String(path)}`);

describe('depth', () => {
  it.each([
    ['arrays at the limit', '['.repeat(MAX_DEPTH) + ']'.repeat(MAX_DEPTH), false],
    ['arrays beyond it', '['.repeat(MAX_DEPTH + 1), true],
    ['objects beyond it', '{"a":'.repeat(MAX_DEPTH + 1), true],
    ['both, mixed', '[{"a":'.repeat(MAX_DEPTH / 2 + 1), true],
    ['many beside one another', `[${'[],'.repeat(5000)}[]]`, false],
    ['brackets in texts', JSON.stringify(['[{"'.repeat(5000) + '\\']), false],
    ['an escaped quote before them', '["\\"' + '['.repeat(5000) + '"]', false],
    ['more that close than open', ']}'.repeat(3000), false],
    ['a text that is not closed', '"' + '['.repeat(5000), false],
    ['megabytes of brackets', '['.repeat(5_000_000), true],
  ])('%s', (_name, text, tooDeep) => {
    expect(scan(text).beyond).toBe(tooDeep ? 'depth' : undefined);
  });
});

describe('what would take too much memory', () => {
  const members = (count: number) => `{${'"a":0,'.repeat(count - 1)}"a":0}`;

  it.each([
    ['the most members of one object', `[${members(MAX_MEMBERS)},{"b":1}]`, undefined],
    ['more', `[${members(MAX_MEMBERS + 1)}]`, 'members'],
    ['more, around other objects', `{${'"a":{"b":0},'.repeat(MAX_MEMBERS + 1)}`, 'members'],
    ['the most values', `[${'0,'.repeat(MAX_VALUES - 1)}0]`, undefined],
    ['more of them', `[${'0,'.repeat(MAX_VALUES)}0]`, 'values'],
    ['as empty objects', `[${'{},'.repeat(MAX_VALUES / 2)}{}]`, 'values'],
  ])('%s', (_name, text, beyond) => {
    expect(scan(text).beyond).toBe(beyond);
  });
});

const names = (count: number) => Array.from({ length: count }, (_, index) => `"n${index}":0`);

describe('what JSON.parse takes without a word', () => {
  it.each<[string, string, string[]]>([
    ['a name twice', '{"a":1,"b":{},"a":2}', ['duplicate-key /a']],
    ['a name three times', '{"a":1,"a":2,"a":3}', ['duplicate-key /a', 'duplicate-key /a']],
    ['behind an object of its own', '{"a":{"a":1},"a":2}', ['duplicate-key /a']],
    ['deep down', '[0,{"x/y":[{"~":1,"~":2}]}]', ['duplicate-key /1/x~1y/0/~0']],
    ['spelt with an escape', '{"a":1,"\\u0061":2}', ['duplicate-key /a']],
    ['among very many', `{${names(500).join()},"n7":1}`, ['duplicate-key /n7']],
    ['NUL', '{"a":["x\\u0000y"]}', ['nul-character /a/0']],
    ['NUL in a name', '{"\\u0000":1}', ['nul-character /\u0000']],
    ['half a character', '["\\ud800"]', ['lone-surrogate /0']],
    ['the other half', '["\\uDFFFx"]', ['lone-surrogate /0']],
    ['the halves the wrong way round', '["\\udc00\\ud800"]', ['lone-surrogate /0']],
    ['half a character before an escape', '["\\ud83d\\n"]', ['lone-surrogate /0']],
    [
      'a reserved name',
      '{"__proto__":{"constructor":1}}',
      ['reserved-key /__proto__', 'reserved-key /__proto__/constructor'],
    ],
    ['a reserved name, escaped', '{"\\u005f_proto__":1}', ['reserved-key /__proto__']],
  ])('%s', (_name, text, expected) => {
    expect(scan(text)).toEqual({ suspicious: true });
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    ['one name in different objects', '[{"a":1},{"a":1},{"b":{"a":1},"a":1}]'],
    ['values that are alike', '{"a":"a","b":"a","c":["c","c"]}'],
    ['reserved names as values', '["__proto__","constructor"]'],
    ['whole characters, escaped', '["\\ud83d\\ude80\\u00e9\\"\\\\u0000"]'],
    ['very many names', `[{${names(500).join()}},{${names(500).join()}}]`],
    ['colons in texts', '{"a":"a:b","b":"\\":\\""}'],
  ])('but not for %s', (_name, text) => {
    JSON.parse(text);
    expect(scan(text)).toEqual({ suspicious: false });
    expect(kinds(text)).toEqual([]);
  });

  it('names the first few and says where', () => {
    const found = inspectJson(`{\n${'"a":1,\n'.repeat(50)}"a":2}`);
    expect(found).toHaveLength(10);
    expect(found[0]?.message).toContain('line 3, column 1');
  });

  it('is never missed', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'constructor', 'name');
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.json({ maxDepth: 0 }),
        fc.array(tie('value')).map((items) => `[${items.join(', ')}]`),
        fc
          .array(fc.tuple(name, tie('value')), { maxLength: 4 })
          .map((all) => `{${all.map(([key, one]) => `"${key}" : ${String(one)}`).join()}}`),
      ),
    }));
    fc.assert(
      fc.property(value, (text) => {
        // Hashes may be equal by chance, but not those of five short names.
        expect(scan(text).suspicious).toBe(kinds(text).length > 0);
      }),
    );
  });

  it('does not mind what is no JSON', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        expect(scanJson(bytes).beyond).toBeUndefined();
      }),
    );
  });
});
