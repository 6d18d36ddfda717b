import { describe, expect, it } from '@jest/globals';
import path from 'node:path';
import { dsse, githubAnswer, statement } from '../../core/sbom/fixtures/envelopes';
import { gzip, utf8 } from '../../core/sbom/fixtures/encodings';
import { shopCycloneDx, shopCycloneDxXml } from '../../core/sbom/fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxTagValue, shopSpdxYaml } from '../../core/sbom/fixtures/shop-spdx';
import { shopSpdx3 } from '../../core/sbom/fixtures/shop-spdx3';
import { shopSpdxRdf, shopSpdxXml } from '../../core/sbom/fixtures/shop-spdx-xml';
import { folderWith, inspectJson } from './command-lab';

const FILE = { type: 'file', name: '/bin/sh', 'bom-ref': 'sh' };
const nested = () => {
  const shop = shopCycloneDx();
  return { ...shop, components: [{ ...shop.components[0], components: [FILE] }, FILE] };
};

describe('inspect --json', () => {
  it('has every member, always', async () => {
    const folder = folderWith({ 'bom.json': shopCycloneDx(), 'other.json': 'nothing' });
    const file = path.join(folder, 'bom.json');
    const { lines, code } = await inspectJson(file, path.join(folder, 'other.json'));
    const [sbom, other] = lines;
    expect(sbom).toMatchObject({
      file,
      format: 'cyclonedx',
      serialization: 'json',
      version: '1.6',
      valid: true,
      components: 2,
      files: 0,
      score: expect.any(Number),
      findings: [],
      reason: null,
      code: null,
      forwardable: true,
      subject: { name: 'shop', version: '1.2.3', purl: 'pkg:npm/shop@1.2.3' },
      summary: { components: 2, dependencies: 2 },
      scores: { categories: expect.any(Array) },
      requirements: expect.arrayContaining([expect.objectContaining({ id: 'ntia-2021' })]),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      inside: null,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(other).toMatchObject({ format: null, components: null, score: null });
    expect(other?.['reason']).toEqual(expect.any(String));
    expect(Object.keys(other ?? {})).toEqual(Object.keys(sbom ?? {}));
    expect(code).toBe(1);
  });

  it.each([
    ['a.xml', shopCycloneDxXml('1.0'), 'cyclonedx', 'xml', '1.0'],
    ['a.cdx.xml', shopCycloneDxXml(), 'cyclonedx', 'xml', '1.6'],
    ['a.json', shopSpdx(), 'spdx', 'json', '2.3'],
    ['a.spdx', shopSpdxTagValue('2.2'), 'spdx', 'tag-value', '2.2'],
    ['a.yaml', shopSpdxYaml(), 'spdx', 'yaml', '2.3'],
    ['a.xml', shopSpdxXml(), 'spdx', 'xml', '2.3'],
    ['a.rdf', shopSpdxRdf(), 'spdx', 'rdf', '2.3'],
    ['a.json', shopSpdx3(), 'spdx', 'json', '3.0.1'],
    ['a.json.gz', gzip(utf8(shopCycloneDx())), 'cyclonedx', 'json', '1.6'],
    ['github.json', githubAnswer(shopSpdx()), 'spdx', 'json', '2.3'],
  ])('tells %s by its content', async (name, content, format, serialization, version) => {
    const { lines, code } = await inspectJson(folderWith({ [name]: content }), '--all');
    expect(lines).toMatchObject([{ format, serialization, version, forwardable: true }]);
    expect(code).toBe(0);
  });

  it('has one score, which knows whether the document is valid', async () => {
    const broken = { ...shopCycloneDx(), unknown: true };
    const { lines } = await inspectJson(folderWith({ 'bom.json': broken, 'b.json': shopSpdx() }));
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatchObject({
        score: expect.any(Number),
        summary: { score: line['score'] },
        scores: { overall: line['score'] },
      });
      expect(JSON.stringify(line['scores'])).not.toContain('were not checked');
    }
  });

  it('counts nested components and files of CycloneDX', async () => {
    const { lines } = await inspectJson(folderWith({ 'bom.json': nested() }));
    expect(lines).toMatchObject([{ components: 3, files: 2 }]);
  });

  it('tells an envelope by what is inside, without a format of its own', async () => {
    const file = { 'sbom.intoto.jsonl': dsse(statement(shopCycloneDx())) };
    const { lines, code } = await inspectJson(folderWith(file));
    expect(lines).toMatchObject([
      {
        format: null,
        components: null,
        findings: [],
        inside: { format: 'cyclonedx', version: '1.6', valid: true, components: 2 },
      },
    ]);
    expect(code).toBe(0);
  });

  it('says where a document is wrong and what to do', async () => {
    const { lines, code } = await inspectJson(
      folderWith({ 'bom.json': { ...shopCycloneDx(), serialNumber: 'x' } }),
    );
    expect(lines).toMatchObject([{ valid: false, forwardable: false, code: 'SBOM_INVALID' }]);
    const [finding] = lines[0]?.['findings'] as Record<string, unknown>[];
    expect(finding).toMatchObject({
      severity: 'error',
      path: '/serialNumber',
      message: expect.any(String),
      next: expect.any(String),
    });
    expect(code).toBe(1);
  });

  it('escapes what could forge a line or move the cursor, and keeps the value', async () => {
    const name = 'a\u0085b\u2028c\u202ed\u{e0001}e\u007f';
    const folder = folderWith({ [`${name}.cdx.json`]: shopCycloneDx() });
    const { lines } = await inspectJson(folder);
    expect(lines[0]?.['file']).toBe(path.join(folder, `${name}.cdx.json`));
  });
});
