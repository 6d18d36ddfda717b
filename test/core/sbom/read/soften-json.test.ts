import { describe, expect, it } from '@jest/globals';
import { explainJsonError } from '../../../../src/core/sbom/read/explain-json-error';
import { inspectJson } from '../../../../src/core/sbom/read/inspect-json';
import { softenJson } from '../../../../src/core/sbom/read/soften-json';

const kept = '\\n\\"'.repeat(500_000);
const hard = '\\\\\\"'.repeat(100_000);
const soft = 'x'.repeat(hard.length);

describe('softenJson', () => {
  it.each([
    ['a text', `{"a": "${kept}${hard}", "b": 1}`, `{"a": "${kept}${soft}", "b": 1}`],
    ['a name', `{"${kept}${hard}": 1}`, `{"${kept}${soft}": 1}`],
    ['each of two', `["${kept}${hard}","${kept}\\n"]`, `["${kept}${soft}","${kept}xx"]`],
    ['one that is not closed', `["${kept}${hard}`, `["${kept}${soft}`],
    ['one that ends in half an escape', `["${kept}\\`, `["${kept}x`],
  ])('softens %s', (_name, json, expected) => {
    expect(softenJson(json) === expected).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['few escapes', '{"a\\"": ["\\\\", "x"]}'],
    ['many texts of few escapes', `[${'"\\n",'.repeat(1_000_001)}0]`],
    ['many blanks, not in a row', `[${' 1 ,'.repeat(600_000)}0]`],
    ['many blanks in a text', `["${' '.repeat(1_000_001)}"]`],
    ['what is no JSON', '" \\'],
  ])('leaves %s', (_name, json) => {
    expect(softenJson(json) === json).toBe(true);
  });

  it('gives up where there are too many blanks', () => {
    const json = `{"a":1,${' \n'.repeat(600_000)}"a":2,}`;
    expect(softenJson(json)).toBeUndefined();
    expect(inspectJson(json)).toEqual([]);
    expect(explainJsonError(json)).toMatch(/very many blanks/);
  });

  it('does not get in the way of what is told', () => {
    const long = kept + hard;
    const column = 6 + long.length;
    expect(explainJsonError(`["${long}", ]`)).toContain(
      `A value is missing (line 1, column ${column})`,
    );
    expect(explainJsonError(`["${long}`)).toMatch(/^A text is not closed \(line 1, column 2\)/);
    expect(inspectJson(`{"a":"\\u0000${long}","a":1}`)).toMatchObject([
      { kind: 'nul-character', path: '/a' },
      { kind: 'duplicate-key', path: '/a' },
    ]);
  });
});
