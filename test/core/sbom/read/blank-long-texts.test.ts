import { describe, expect, it } from '@jest/globals';
import { blankLongTexts } from '../../../../src/core/sbom/read/blank-long-texts';
import { explainJsonError } from '../../../../src/core/sbom/read/explain-json-error';
import { inspectJson } from '../../../../src/core/sbom/read/inspect-json';

const long = '\\n\\"'.repeat(600_000);
const blanks = ' '.repeat(long.length);

describe('blankLongTexts', () => {
  it.each([
    ['a text', `{"a": "${long}", "b": 1}`, `{"a": ""${blanks}, "b": 1}`],
    ['a name', `{"${long}": 1}`, `{""${blanks}: 1}`],
    ['each of two', `["${long}","x","${long}"]`, `[""${blanks},"x",""${blanks}]`],
    ['one that is not closed', `["${long}`, `["${blanks}`],
    ['one that ends in an escaped quote', `["${long}\\"`, `["${blanks}  `],
  ])('blanks %s', (_name, json, expected) => {
    expect(blankLongTexts(json) === expected).toBe(true);
  });

  it.each([
    ['', ''],
    ['few escapes', '{"a\\"": ["\\\\", "x"]}'],
    ['many texts of few escapes', `[${'"\\n",'.repeat(1_000_001)}0]`],
    ['what is no JSON', '" \\'],
  ])('leaves %s', (_name, json) => {
    expect(blankLongTexts(json) === json).toBe(true);
  });

  it('does not get in the way of what is told', () => {
    expect(explainJsonError(`["${long}", ]`)).toMatch(
      /^A value is missing \(line 1, column 2400006\)/,
    );
    expect(explainJsonError(`["${long}`)).toMatch(/^A text is not closed \(line 1, column 2\)/);
    expect(inspectJson(`{"a":"${long}","a":1}`)).toMatchObject([
      { kind: 'duplicate-key', path: '/a' },
    ]);
  });
});
