import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_YAML, readYaml } from '../../../../src/core/sbom/read/read-yaml';
import { mutations } from './mutations';
import { anyText } from '../../../any-text';

const SHOP = `---
# SPDX in YAML
SPDXID: SPDXRef-DOCUMENT
spdxVersion: "SPDX-2.3"
name: shop
creationInfo:
  created: 2024-05-31T12:00:00Z
  creators:
  - "Tool: generator-2"
packages:
- SPDXID: SPDXRef-a
  name: left-pad
  versionInfo: 1.10
  filesAnalyzed: false
  comment: |
    Two
    lines
  copyrightText: 'yes'
- {SPDXID: SPDXRef-b, name: no, versionInfo: 0x10, summary: , description: ~}
snippets:
- ranges: [{startPointer: {offset: 310}}]
`;

describe('SPDX YAML', () => {
  it('is read as JSON has it: text stays text', () => {
    expect(readYaml(SHOP)).toEqual({
      ok: true,
      findings: [],
      parsed: {
        format: 'spdx',
        serialization: 'yaml',
        specVersion: '2.3',
        document: {
          SPDXID: 'SPDXRef-DOCUMENT',
          spdxVersion: 'SPDX-2.3',
          name: 'shop',
          creationInfo: { created: '2024-05-31T12:00:00Z', creators: ['Tool: generator-2'] },
          packages: [
            {
              SPDXID: 'SPDXRef-a',
              name: 'left-pad',
              versionInfo: '1.10',
              filesAnalyzed: false,
              comment: 'Two\nlines\n',
              copyrightText: 'yes',
            },
            {
              SPDXID: 'SPDXRef-b',
              name: 'no',
              versionInfo: '0x10',
              summary: null,
              description: null,
            },
          ],
          snippets: [{ ranges: [{ startPointer: { offset: 310 } }] }],
        },
      },
    });
  });

  it('keeps what is quoted as text', () => {
    const quoted = SHOP.replace('filesAnalyzed: false', 'filesAnalyzed: "false"');
    expect(readYaml(quoted)).toMatchObject({
      parsed: { document: { packages: [{ filesAnalyzed: 'false' }, {}] } },
    });
  });
});

describe('YAML that is not read', () => {
  const none = { format: null };
  const spdx = { format: 'spdx', serialization: 'yaml', specVersion: '2.3' };
  const is = 'spdxVersion: SPDX-2.3\n';
  it.each([
    ['text', 'hello', 'SBOM_UNKNOWN_FORMAT', none, 'not an SBOM'],
    ['another document', 'a: b', 'SBOM_UNKNOWN_FORMAT', none, 'neither spdxVersion'],
    [
      'CycloneDX',
      'bomFormat: CycloneDX\nspecVersion: 1.6\n',
      'SBOM_SERIALIZATION',
      { format: 'cyclonedx', serialization: 'yaml', specVersion: '1.6' },
      'JSON is needed',
    ],
    [
      'an old version',
      'spdxVersion: SPDX-2.1',
      'SBOM_UNKNOWN_VERSION',
      { format: 'spdx', specVersion: '2.1' },
      'SPDX-2.1',
    ],
    ['a version that is a list', 'spdxVersion: [a]', 'SBOM_UNKNOWN_VERSION', {}, 'does not say'],
    ['a key twice', `${is}name: a\nname: b\n`, 'SBOM_NOT_YAML', spdx, ' (line 3, column 1).'],
    ['an alias', `${is}a: &x b\nc: *x\n`, 'SBOM_NOT_YAML', spdx, 'line 2, column 4'],
    ['a merge key', `${is}a: &x {b: c}\nd: {<<: *x}\n`, 'SBOM_NOT_YAML', spdx, 'line 2'],
    ['a tag', `${is}a: !!js/function b\n`, 'SBOM_NOT_YAML', spdx, 'line 2, column 4'],
    ['two documents', `${is}---\na: b\n---\nc: d\n`, 'SBOM_NOT_YAML', spdx, 'line'],
    ['a complex key', `${is}? [a]\n: b\n`, 'SBOM_NOT_YAML', spdx, 'line 2'],
    ['bad indentation', `${is}a:\n\tb: c\n`, 'SBOM_NOT_YAML', spdx, 'line'],
    ['an open bracket', `${is}a: [b\n`, 'SBOM_NOT_YAML', spdx, 'line'],
    ['commas', `${is}a: [b${','.repeat(100_000)}]`, 'SBOM_NOT_YAML', spdx, 'column 7'],
    ['a first comma', `${is}a: [,]`, 'SBOM_NOT_YAML', spdx, 'A comma ends nothing (line 2'],
    ['no comma', `${is}a: ["b" "c"]`, 'SBOM_NOT_YAML', spdx, 'A comma is missing'],
    ['colons', `${is}a: [: : ]`, 'SBOM_NOT_YAML', spdx, 'A colon stands behind'],
    ['entries', `${is}a: [${'b,'.repeat(200_000)}]`, 'SBOM_NOT_YAML', spdx, 'words and marks'],
    ['brackets', `${is}a: ${'['.repeat(100_000)}`, 'SBOM_NOT_YAML', spdx, 'nests deeper'],
    ['dashes', `${is}a:\n ${'- '.repeat(100_000)}`, 'SBOM_NOT_YAML', spdx, 'nests deeper'],
    [
      'indentation',
      is + Array.from({ length: 1500 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join(''),
      'SBOM_NOT_YAML',
      spdx,
      'nests deeper',
    ],
    ['too much', is + ' '.repeat(MAX_YAML), 'SBOM_TOO_LARGE', spdx, 'write the SBOM as JSON'],
  ])('%s', (_, text, code, identity, words) => {
    const reading = readYaml(text);
    expect(reading).toMatchObject({ ok: false, identity, refusal: { code } });
    expect(reading.ok ? '' : reading.refusal.message).toContain(words);
  });

  it('is not changed by a name of JavaScript', () => {
    const reading = readYaml('spdxVersion: SPDX-2.3\n__proto__: {polluted: yes}\n');
    if (!reading.ok) throw new Error(reading.refusal.message);
    const { document } = reading.parsed;
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
    expect(Object.keys(document)).toEqual(['spdxVersion', '__proto__']);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(anyText(), mutations(SHOP)), (text) => {
        expect(typeof readYaml(text).ok).toBe('boolean');
      }),
    );
  });
});
