import { describe, expect, it } from '@jest/globals';
import { MAX_COMPONENTS } from '../../../../src/core/sbom/read/count-components';
import { gzip, MARK, utf16, utf8, zstd } from '../fixtures/encodings';
import { githubAnswer } from '../fixtures/envelopes';
import { shopCycloneDx, shopCycloneDxXml } from '../fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxTagValue, shopSpdxYaml } from '../fixtures/shop-spdx';
import { shopSpdxRdf, shopSpdxXml } from '../fixtures/shop-spdx-xml';
import { shopSpdx3 } from '../fixtures/shop-spdx3';
import { CYCLONEDX, kinds, read, told } from './read-one';

describe('what is read', () => {
  const rows: [string, unknown, string][] = [
    ...['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map((version): [string, unknown, string] => [
      `CycloneDX ${version}`,
      shopCycloneDx(version),
      `cyclonedx json ${version}`,
    ]),
    ...['1.0', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7'].map(
      (version): [string, unknown, string] => [
        `CycloneDX ${version} in XML`,
        shopCycloneDxXml(version),
        `cyclonedx xml ${version}`,
      ],
    ),
    ['SPDX 2.2', shopSpdx('2.2'), 'spdx json 2.2'],
    ['SPDX 2.3', shopSpdx(), 'spdx json 2.3'],
    ['SPDX 2.2.1', { ...shopSpdx(), spdxVersion: 'SPDX-2.2.1' }, 'spdx json 2.2'],
    ['SPDX 2.3.1', { ...shopSpdx(), spdxVersion: 'SPDX-2.3.1' }, 'spdx json 2.3'],
    ['SPDX 3', shopSpdx3(), 'spdx json 3.0.1'],
    [
      'SPDX 3 with a list of contexts',
      {
        ...shopSpdx3(),
        '@context': ['https://x', 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld'],
      },
      'spdx json 3.0.1',
    ],
    ['SPDX in YAML', shopSpdxYaml(), 'spdx yaml 2.3'],
    [
      'SPDX in YAML, sorted',
      shopSpdxYaml().replace(/(spdxVersion: .*\n)([^]*)/, '$2$1'),
      'spdx yaml 2.3',
    ],
    ['SPDX as tag-value', shopSpdxTagValue(), 'spdx tag-value 2.3'],
    [
      'SPDX as tag-value behind comments',
      `${'# no\n'.repeat(50_000)}${shopSpdxTagValue('2.2')}`,
      'spdx tag-value 2.2',
    ],
    ['SPDX in XML', shopSpdxXml(), 'spdx xml 2.3'],
    ['SPDX in RDF', shopSpdxRdf('2.2'), 'spdx rdf 2.2'],
    [
      'what only its schema says',
      {
        ...shopCycloneDx(),
        bomFormat: 'x',
        $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
      },
      'cyclonedx json 1.6',
    ],
    [
      'a marker in lower case',
      { ...shopCycloneDx(), bomFormat: 'cyclonedx' },
      'cyclonedx json 1.6',
    ],
    ['leading blanks', ` \r\n\t${CYCLONEDX}`, 'cyclonedx json 1.6'],
  ];
  it.each(rows)('%s', async (_name, content, expected) => {
    const { reading } = await read(content);
    expect(Object.values(told(reading)).join(' ')).toBe(expected);
    expect(reading.ok).toBe(true);
  });

  it('forwards the very bytes', async () => {
    const bytes = utf8(`${CYCLONEDX}\n`);
    const { reading } = await read(bytes);
    expect(reading.ok && reading.content.buffer).toBe(bytes.buffer);
    expect(reading.ok && reading.content).toEqual(bytes);
    expect(kinds(reading)).toEqual([]);
  });

  it.each<[string, Uint8Array, string, string[]]>([
    ['a mark', utf8(MARK + CYCLONEDX), CYCLONEDX, ['byte-order-mark']],
    ['a mark in XML', utf8(MARK + shopCycloneDxXml()), shopCycloneDxXml(), []],
    ['UTF-16', utf16(CYCLONEDX), CYCLONEDX, ['utf-16']],
    [
      'XML in UTF-16',
      utf16(shopCycloneDxXml().replace('UTF-8', 'UTF-16')),
      shopCycloneDxXml(),
      ['utf-16'],
    ],
    ['tag-value in UTF-16', utf16(MARK + shopSpdxTagValue(), true), shopSpdxTagValue(), ['utf-16']],
    ['gzip', gzip(utf8(CYCLONEDX)), CYCLONEDX, ['compressed']],
    ['zstd', zstd(utf8(shopSpdxTagValue())), shopSpdxTagValue(), ['compressed']],
    ['UTF-16 in gzip', gzip(utf16(MARK + CYCLONEDX)), CYCLONEDX, ['compressed', 'utf-16']],
    [
      'what GitHub answers',
      utf8(`{"sbom": ${CYCLONEDX.replace('"version":1', '"version": 1.0')} }\n`),
      CYCLONEDX.replace('"version":1', '"version": 1.0'),
      ['unwrapped'],
    ],
    [
      'the same in UTF-16',
      utf16(JSON.stringify(githubAnswer(shopSpdx()))),
      JSON.stringify(shopSpdx()),
      ['utf-16', 'unwrapped'],
    ],
  ])('takes the document out of %s', async (_name, bytes, expected, expectedKinds) => {
    const { reading } = await read(bytes);
    expect(reading.ok && Buffer.from(reading.content).toString()).toBe(expected);
    expect(kinds(reading)).toEqual(expectedKinds);
  });

  it('tells of members that stand twice and of texts that nobody can store', async () => {
    const { reading } = await read(
      CYCLONEDX.replace(
        '"version":1,',
        '"version":2,"version":1,"__proto__":{"x":"\\u0000\\ud800"},',
      ),
    );
    expect(kinds(reading)).toEqual([
      'duplicate-key',
      'reserved-key',
      'nul-character',
      'lone-surrogate',
    ]);
    expect(reading.ok && reading.parsed.document['version']).toBe(1);
  });

  it.each([
    [
      'CycloneDX',
      (count: number) => ({
        ...shopCycloneDx(),
        components: [{ components: Array(count - 1).fill(0) }],
      }),
    ],
    [
      'CycloneDX within the primary component',
      (count: number) => ({
        ...shopCycloneDx(),
        metadata: { component: { components: Array(count).fill(0) } },
        components: [],
      }),
    ],
    ['SPDX 2', (count: number) => ({ ...shopSpdx(), packages: Array(count).fill(0) })],
    [
      'SPDX 3',
      (count: number) => ({
        ...shopSpdx3(),
        '@graph': Array(count).fill({ type: 'software_Package' }),
      }),
    ],
    [
      'SPDX 3 that are models',
      (count: number) => ({
        ...shopSpdx3(),
        '@graph': Array(count).fill({ '@type': 'ai_AIPackage' }),
      }),
    ],
  ])('at most 100,000 components of %s', async (_name, document) => {
    expect((await read(document(MAX_COMPONENTS))).reading.ok).toBe(true);
    const { reading } = await read(document(MAX_COMPONENTS + 1));
    expect(reading).toMatchObject({ ok: false, valid: null, refusal: { code: 'SBOM_TOO_LARGE' } });
  });
});
