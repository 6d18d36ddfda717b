import { describe, expect, it } from '@jest/globals';
import { MAX_SBOM_BYTES } from '../../../../src/core/sbom/read/decode';
import { gzip, utf8, zstd } from '../fixtures/encodings';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';
import { shopSpdx } from '../fixtures/shop-spdx';
import { CYCLONEDX, read } from './read-one';

type Row = readonly [
  what: string,
  content: unknown,
  code: string,
  message: RegExp,
  identity: string,
];
const NOTHING = 'null null null';
const NO_SBOM = 'null json null';

describe('what is not read', () => {
  const rows: readonly Row[] = [
    // Versions.
    [
      'CycloneDX 1.1 JSON',
      shopCycloneDx('1.1'),
      'SBOM_UNKNOWN_VERSION',
      /1\.1 exists as XML only/,
      'cyclonedx json 1.1',
    ],
    [
      'CycloneDX 1.8',
      shopCycloneDx('1.8'),
      'SBOM_UNKNOWN_VERSION',
      /CycloneDX "1\.8" is not/,
      'cyclonedx json 1.8',
    ],
    [
      'CycloneDX <b>',
      shopCycloneDx('<b>\n'),
      'SBOM_UNKNOWN_VERSION',
      /^CycloneDX "<b> " is not/,
      'cyclonedx json null',
    ],
    [
      'CycloneDX of no version',
      { bomFormat: 'CycloneDX' },
      'SBOM_UNKNOWN_VERSION',
      /which version of CycloneDX/,
      'cyclonedx json null',
    ],
    [
      'a version that is no text',
      { bomFormat: 'CycloneDX', specVersion: 1.6 },
      'SBOM_UNKNOWN_VERSION',
      /^specVersion has to be text, such as/,
      'cyclonedx json null',
    ],
    [
      'CycloneDX 2',
      { specFormat: 'CycloneDX', specVersion: '2.0' },
      'SBOM_UNKNOWN_VERSION',
      /draft of CycloneDX 2/,
      'cyclonedx json 2.0',
    ],
    [
      'SPDX 2.1',
      { ...shopSpdx(), spdxVersion: 'SPDX-2.1' },
      'SBOM_UNKNOWN_VERSION',
      /SPDX "SPDX-2\.1" is not/,
      'spdx json 2.1',
    ],
    [
      'SPDX of no version',
      { spdxVersion: 23 },
      'SBOM_UNKNOWN_VERSION',
      /which version of SPDX/,
      'spdx json null',
    ],
    [
      'SPDX 3.0.0',
      { '@context': 'https://spdx.org/rdf/3.0.0/spdx-context.jsonld' },
      'SBOM_UNKNOWN_VERSION',
      /SPDX 3\.0\.0 is not/,
      'spdx json 3.0.0',
    ],
    // Broken.
    [
      'JSON cut off',
      CYCLONEDX.slice(0, -1),
      'SBOM_NOT_JSON',
      /ends in the middle \(line 1, column \d+\)/,
      'cyclonedx json null',
    ],
    [
      'a comma too many',
      '{"a": 1,\n  }',
      'SBOM_NOT_JSON',
      /JSON\. .+ \(line 2, column 3\)\.$/,
      NO_SBOM,
    ],
    [
      'a comment',
      '{\n // x\n"a": 1}',
      'SBOM_NOT_JSON',
      /comment.+ \(line 2, column 2\)\.$/,
      NO_SBOM,
    ],
    [
      'a text behind it',
      `${JSON.stringify(shopSpdx())} {}`,
      'SBOM_NOT_JSON',
      /is more behind.+\(line 1/,
      'spdx json null',
    ],
    ['hostile text in it', '{"a": <script>\n', 'SBOM_NOT_JSON', /^[^<]*$/, NO_SBOM],
    ['brackets', '['.repeat(100_000), 'SBOM_NESTING', /more than 1000 deep/, NO_SBOM],
    [
      'an object of very many members',
      `{"bomFormat":"CycloneDX"${',"a":1'.repeat(100_000)}}`,
      'SBOM_TOO_LARGE',
      /^An object in it has more than 100000 members\.$/,
      'cyclonedx json null',
    ],
    [
      'very many values',
      `[${'{},'.repeat(2_000_000)}{}]`,
      'SBOM_TOO_LARGE',
      /^It has more than 2500000 values\.$/,
      NO_SBOM,
    ],
    [
      'one SBOM a line',
      `${CYCLONEDX}\n${CYCLONEDX}\n\n${CYCLONEDX}\n`,
      'SBOM_NOT_JSON',
      /one a line: the first and 2 others/,
      'cyclonedx json null',
    ],
    [
      'CycloneDX in YAML',
      'bomFormat: CycloneDX\nspecVersion: "1.6"\n',
      'SBOM_SERIALIZATION',
      /./,
      'cyclonedx yaml 1.6',
    ],
    // Others.
    ['a number', '12\n', 'SBOM_UNKNOWN_FORMAT', /is JSON, but not an object/, NO_SBOM],
    ['a text', '"CycloneDX"', 'SBOM_UNKNOWN_FORMAT', /is JSON, but not an object/, NO_SBOM],
    [
      'a merge conflict in JSON',
      '{"bomFormat": "CycloneDX",\n<<<<<<< HEAD\n"version": 1\n=======\n"version": 2\n>>>>>>> x\n}',
      'SBOM_NOT_JSON',
      /^The file has an unresolved merge conflict \(line 2\)\.$/,
      'cyclonedx json null',
    ],
    [
      'a merge conflict of whole files',
      `<<<<<<< HEAD\n${CYCLONEDX}\n=======\n${CYCLONEDX}\n>>>>>>> x\n`,
      'SBOM_NOT_JSON',
      /merge conflict \(line 1\)/,
      'null null null',
    ],
    [
      'a merge conflict in XML',
      '<bom>\n<<<<<<< HEAD\n</bom>',
      'SBOM_NOT_XML',
      /merge conflict \(line 2\)/,
      'null xml null',
    ],
    ['a list', [shopCycloneDx()], 'SBOM_UNKNOWN_FORMAT', /not an object/, NO_SBOM],
    [
      'another object',
      { name: 'x' },
      'SBOM_UNKNOWN_FORMAT',
      /neither bomFormat nor spdxVersion/,
      NO_SBOM,
    ],
    [
      'inherited markers',
      { constructor: 1, toString: 2 },
      'SBOM_UNKNOWN_FORMAT',
      /neither/,
      NO_SBOM,
    ],
    ['Syft', { artifacts: [], descriptor: {} }, 'SBOM_UNKNOWN_FORMAT', /Syft's own/, NO_SBOM],
    ['Grype', { matches: [], descriptor: {} }, 'SBOM_UNKNOWN_FORMAT', /Grype's own/, NO_SBOM],
    [
      'Trivy',
      { SchemaVersion: 2, ArtifactName: 'x' },
      'SBOM_UNKNOWN_FORMAT',
      /Trivy's own/,
      NO_SBOM,
    ],
    [
      'OpenVEX',
      { '@context': 'https://openvex.dev/ns/v0.2.0' },
      'SBOM_UNKNOWN_FORMAT',
      /OpenVEX/,
      NO_SBOM,
    ],
    ['SARIF', { version: '2.1.0', runs: [] }, 'SBOM_UNKNOWN_FORMAT', /SARIF/, NO_SBOM],
    ['CSAF', { document: {}, product_tree: {} }, 'SBOM_UNKNOWN_FORMAT', /CSAF/, NO_SBOM],
    [
      'a JSON schema',
      { $schema: 'http://json-schema.org/draft-07/schema#' },
      'SBOM_UNKNOWN_FORMAT',
      /JSON schema/,
      NO_SBOM,
    ],
    ['an answer with no SBOM', { sbom: {} }, 'SBOM_UNKNOWN_FORMAT', /neither/, NO_SBOM],
    ['HTML', '\n<!DOCTYPE html><html>', 'SBOM_UNKNOWN_FORMAT', /HTML/, NOTHING],
    [
      'another XML',
      '<project><modelVersion>4</modelVersion></project>',
      'SBOM_UNKNOWN_FORMAT',
      /./,
      'null xml null',
    ],
    [
      'a Git LFS pointer',
      'version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 5\n',
      'SBOM_IN_LFS',
      /Git LFS/,
      NOTHING,
    ],
    ['a token', 'eyJhbGciOiJFUzI1NiJ9.e30.xx', 'SBOM_UNKNOWN_FORMAT', /JWS/, NOTHING],
    ['text', 'hello', 'SBOM_NOT_JSON', /nothing else/, NOTHING],
    ['text with NULs', 'he\0llo', 'SBOM_UNKNOWN_FORMAT', /binary/, NOTHING],
    // Binary.
    ['nothing', '', 'SBOM_EMPTY', /no content/, NOTHING],
    ['blanks', ' \n', 'SBOM_EMPTY', /blanks/, NOTHING],
    ['zip', bytes(0x50, 0x4b, 3, 4), 'SBOM_SERIALIZATION', /zip archive/, NOTHING],
    ['bzip2', utf8('BZh91AY'), 'SBOM_SERIALIZATION', /bzip2/, NOTHING],
    ['xz', bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), 'SBOM_SERIALIZATION', /xz/, NOTHING],
    ['7z', bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), 'SBOM_SERIALIZATION', /7-Zip/, NOTHING],
    ['tar in zstd', zstd(tar()), 'SBOM_SERIALIZATION', /tar archive/, NOTHING],
    ['tar in gzip', gzip(tar()), 'SBOM_SERIALIZATION', /tar archive/, NOTHING],
    ['gzip cut off', bytes(0x1f, 0x8b, 8), 'SBOM_SERIALIZATION', /damaged or cut off/, NOTHING],
    [
      'Protocol Buffers',
      bytes(0x0a, 3, 0x31, 0x2e, 0x36, 0x10, 1, 0x1a),
      'SBOM_SERIALIZATION',
      /1\.6 in Protocol Buffers/,
      'cyclonedx null 1.6',
    ],
    ['PDF', utf8('%PDF-1.7'), 'SBOM_UNKNOWN_FORMAT', /PDF/, NOTHING],
    ['a program', bytes(0x7f, 0x45, 0x4c, 0x46, 2), 'SBOM_UNKNOWN_FORMAT', /ELF/, NOTHING],
    ['Latin-1', bytes(0x7b, 0xe9), 'SBOM_ENCODING', /UTF-8/, NOTHING],
    [
      'too much',
      new Uint8Array(MAX_SBOM_BYTES + 1),
      'SBOM_TOO_LARGE',
      /30\.0 MB is the most/,
      NOTHING,
    ],
  ];

  it.each(rows)('%s', async (_what, content, code, message, identity) => {
    const { reading, inside } = await read(content);
    expect(inside).toBeUndefined();
    if (reading.ok) throw new Error('It was read.');
    expect(reading.refusal.code).toBe(code);
    expect(reading.refusal.message).toMatch(message);
    expect(reading.refusal.message).toMatch(/^[^\n]+\.$/);
    expect(Object.values(reading.identity).map(String).join(' ')).toBe(identity);
  });

  it.each<[string, unknown, boolean | null]>([
    ['no SBOM', { a: 1 }, false],
    ['other XML', '<a/>', false],
    ['broken JSON', CYCLONEDX.slice(1), false],
    ['a document that does not say its version', { bomFormat: 'CycloneDX' }, false],
    ['a version that is not known', shopCycloneDx('1.9'), null],
    ['what is not unpacked', bytes(0x50, 0x4b, 3, 4), null],
    ['nothing', '', false],
  ])('whether %s is valid: %#', async (_name, content, valid) => {
    const { reading } = await read(content);
    expect(!reading.ok && reading.valid).toBe(valid);
  });
});

function bytes(...values: number[]): Uint8Array {
  return Uint8Array.from(values);
}

function tar(): Uint8Array {
  const block = new Uint8Array(2048);
  block.set(utf8('bom.spdx.json'));
  block.set(utf8('ustar'), 257);
  return block;
}
