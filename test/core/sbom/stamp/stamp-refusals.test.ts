import { describe, expect, it } from '@jest/globals';
import { stamp } from '../../../../src/core/sbom/stamp/stamp';
import { shopCycloneDx, shopCycloneDxXml } from '../fixtures/shop-cyclonedx';
import { shopSpdxTagValue } from '../fixtures/shop-spdx';
import { shopSpdxRdf } from '../fixtures/shop-spdx-xml';
import {
  CYCLONEDX_JSON,
  CYCLONEDX_XML,
  SPDX_JSON,
  SPDX3,
  SPDX_YAML,
  SPDX_XML,
  TAG_VALUE,
  run,
  type Parsed,
} from './stamped';

describe('stamp refuses', () => {
  it.each<[string, Parsed, string, RegExp]>([
    ['no component', CYCLONEDX_JSON, '{"metadata":{}}', /no primary component/],
    ['no metadata', CYCLONEDX_JSON, '{"components":[{"name":"a","version":"1"}]}', /no primary/],
    ['a list of metadata', CYCLONEDX_JSON, '{"metadata":[{"component":{}}]}', /no primary/],
    ['a component that is none', CYCLONEDX_JSON, '{"metadata":{"component":null}}', /no primary/],
    ['a signature', CYCLONEDX_JSON, '{"metadata":{"component":{}},"signature":{}}', /signed/],
    ['a signed component', CYCLONEDX_JSON, '{"metadata":{"component":{"signature":{}}}}', /signed/],
    ['no described package', SPDX_JSON, '{"packages":[{"SPDXID":"a","name":"a"}]}', /no primary/],
    ['a described file', SPDX_JSON, '{"documentDescribes":["f"],"packages":[]}', /no primary/],
    ['no root', SPDX3, '{"@graph":[{"type":"software_Package","spdxId":"a"}]}', /no primary/],
    [
      'a type of relationship that cannot be made text',
      SPDX3,
      '{"@graph":[{"relationshipType":{"toString":1}}]}',
      /no primary/,
    ],
    [
      'a package with more of one element than can be compared with each other',
      SPDX_XML,
      `<Document><packages>${'<a>b</a>'.repeat(200_000)}</packages></Document>`,
      /no primary/,
    ],
    [
      'no component in XML',
      CYCLONEDX_XML,
      '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>',
      /no primary/,
    ],
    [
      'a signature in XML',
      CYCLONEDX_XML,
      shopCycloneDxXml().replace(
        '</bom>',
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/></bom>',
      ),
      /signed/,
    ],
    [
      'two versions in XML',
      CYCLONEDX_XML,
      shopCycloneDxXml().replace('<version>1.2.3', '<version>1</version><version>1.2.3'),
      /more than one/,
    ],
    ['what is no XML', CYCLONEDX_XML, '<bom', /taken apart/],
    ['RDF', { ...SPDX_XML, serialization: 'rdf' }, shopSpdxRdf(), /RDF/],
    ['CycloneDX in YAML', { ...CYCLONEDX_JSON, serialization: 'yaml' }, 'a: b', /taken apart/],
    ['aliases in YAML', SPDX_YAML, 'a: &x 1\nb: *x', /taken apart/],
    ['YAML that nests', SPDX_YAML, '['.repeat(20_000), /taken apart/],
    ['an empty document', TAG_VALUE, '', /no primary/],
  ])('%s', (_name, parsed, text, reason) => {
    const result = run(parsed, text, '2');
    expect(result).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it.each([
    ['', /empty/],
    [' \u0000\u202e\ud800', /empty/],
    ['x'.repeat(1001), /longer/],
  ])('the version %j', (version, reason) => {
    const result = run(CYCLONEDX_JSON, JSON.stringify(shopCycloneDx()), version);
    expect(result).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('bytes that are no UTF-8', () => {
    const content = Uint8Array.of(0x7b, 0xff, 0x7d);
    const result = stamp({ content, parsed: CYCLONEDX_JSON, version: '1' });
    expect(result).toEqual({ ok: false, reason: 'The document is not UTF-8.' });
  });

  it('<text> in tag-value', () => {
    expect(run(TAG_VALUE, shopSpdxTagValue(), 'a</text>b').ok).toBe(false);
  });
});
