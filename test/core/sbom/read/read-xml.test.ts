import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_XML_DEPTH } from '../../../../src/core/sbom/read/xml/parse-xml';
import { readXml } from '../../../../src/core/sbom/read/read-xml';
import { bom16, cycloneDxXml } from './cyclonedx-xml';
import { mutations } from './mutations';
import { spdxRdf, spdxXml } from './spdx-xml';
import { anyText } from '../../../any-text';

function documentOf(xml: string) {
  const reading = readXml(xml);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.parsed.document;
}

describe('telling XML by its root', () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])('reads CycloneDX 1.%s', (minor) => {
    expect(readXml(cycloneDxXml(minor))).toMatchObject({
      ok: true,
      findings: [],
      parsed: { format: 'cyclonedx', serialization: 'xml', specVersion: `1.${minor}` },
    });
  });

  it.each([
    ['<c:bom xmlns:c="http://cyclonedx.org/schema/bom/1.4"/>', 'cyclonedx', '1.4'],
    [spdxXml(), 'spdx', '2.3'],
    [spdxXml().replaceAll('Document>', 'SpdxDocument>'), 'spdx', '2.3'],
  ])('whatever the prefix or name: %#', (xml, format, specVersion) => {
    expect(readXml(xml)).toMatchObject({ ok: true, parsed: { format, specVersion } });
  });

  it.each([
    ['<project xmlns="http://maven.apache.org/POM/4.0.0"/>', 'Maven'],
    ['<bom/>', 'without the namespace'],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/12"/>', 'http://cyclonedx.org/schema/bom/12'],
    ['<bom xmlns="https://cyclonedx.org/schema/bom/1.4"/>', 'not in that of CycloneDX'],
    ['<html xmlns="http://www.w3.org/1999/xhtml"/>', 'HTML'],
    ['<svg xmlns="http://www.w3.org/2000/svg"/>', 'SVG'],
    ['<SoftwareIdentity/>', 'SWID'],
    ['<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', 'RDF'],
    ['<Document/>', '"Document"'],
    ['<constructor/>', '"constructor"'],
  ])('%s is no SBOM', (xml, word) => {
    const reading = readXml(xml);
    expect(reading).toMatchObject({
      ok: false,
      identity: { format: null, serialization: null, specVersion: null },
      refusal: { code: 'SBOM_UNKNOWN_FORMAT' },
    });
    expect(reading.ok ? '' : reading.refusal.message).toContain(word);
  });

  it.each([
    ['<bom xmlns="http://cyclonedx.org/schema/bom/1.8"/>', 'cyclonedx', '1.8'],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/2.0"/>', 'cyclonedx', '2.0'],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/1.07"/>', 'cyclonedx', '1.07'],
    ['<Document><spdxVersion>SPDX-2.1</spdxVersion></Document>', 'spdx', '2.1'],
    ['<Document><spdxVersion>2</spdxVersion></Document>', 'spdx', null],
    [spdxRdf('').replace('SPDX-2.3', 'SPDX-1.2'), 'spdx', '1.2'],
  ])('%s is of a version that is not read', (xml, format, specVersion) => {
    expect(readXml(xml)).toMatchObject({
      ok: false,
      identity: { format, specVersion },
      refusal: { code: 'SBOM_UNKNOWN_VERSION' },
      valid: null,
    });
  });
});

describe('XML that is not read', () => {
  it.each([
    ['a DOCTYPE', '<!DOCTYPE bom [<!ENTITY a "b">]><bom>&a;</bom>', 'DOCTYPE'],
    ['an external DOCTYPE', '<!DOCTYPE bom SYSTEM "file:///etc/passwd"><bom/>', 'DOCTYPE'],
    ['an unknown entity', '<bom>&lol;</bom>', 'line 1, column 11'],
    ['an entity of JavaScript', '<bom>&constructor;</bom>', 'undefined entity'],
    ['a cut end', '<bom>\n  <components>', 'not well-formed XML: unclosed tag'],
    ['a prefix without a namespace', '<a:bom/>', 'prefix'],
    ['an attribute twice', '<bom a="1" a="2"/>', 'duplicate attribute'],
    ['two roots', '<bom/><bom/>', 'line 1'],
    ['nothing', '', 'root'],
    ['a NUL', '<bom>\u0000</bom>', 'line 1'],
  ])('%s: refused with the place', (_, xml, word) => {
    const reading = readXml(xml);
    expect(reading).toMatchObject({ ok: false, refusal: { code: 'SBOM_NOT_XML' }, valid: false });
    expect(reading.ok ? '' : reading.refusal.message).toContain(word);
  });

  it('says what a broken document was to be', () => {
    expect(readXml(bom16('<components>').replace('</bom>', ''))).toMatchObject({
      identity: { format: 'cyclonedx', serialization: 'xml', specVersion: '1.6' },
      valid: false,
    });
    expect(readXml(spdxXml().slice(0, -20))).toMatchObject({
      identity: { format: 'spdx', serialization: 'xml', specVersion: '2.3' },
    });
  });

  it.each([
    ['depth', '<a>'.repeat(100_000), 'SBOM_NESTING'],
    ['steps', `${'<a>'.repeat(MAX_XML_DEPTH - 1)}${'<b/>'.repeat(40_000)}`, 'SBOM_NESTING'],
    ['elements', `<a>${'<b/>'.repeat(1_100_000)}`, 'SBOM_TOO_LARGE'],
    ['components', `<bom><components>${'<component/>'.repeat(100_001)}`, 'SBOM_TOO_LARGE'],
    [
      'attributes',
      `<a ${Array.from({ length: 100_000 }, (_, index) => `a${index}=""`).join(' ')}/>`,
      'SBOM_TOO_LARGE',
    ],
  ])('too much %s', (_, xml, code) => {
    expect(readXml(xml)).toMatchObject({ ok: false, refusal: { code }, valid: null });
  });
});

describe('text in many pieces', () => {
  it('is put together', () => {
    const pieces = '&amp;<!-- -->x<![CDATA[<]]>'.repeat(50_000);
    const name = `<component type="library"><name>${pieces}</name></component>`;
    expect(documentOf(bom16(`<components>${name}</components>`))['components']).toEqual([
      { type: 'library', name: '&x<'.repeat(50_000) },
    ]);
  });
});

describe('hostile text', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(anyText(), (text) => {
        expect(readXml(text).ok).toBe(false);
      }),
    );
  });

  it.each([
    ['CycloneDX', cycloneDxXml(6)],
    ['SPDX', spdxXml()],
    ['RDF', spdxRdf('')],
  ])('never throws for %s that was damaged', (_, xml) => {
    fc.assert(
      fc.property(mutations(xml), (text) => {
        expect(typeof readXml(text).ok).toBe('boolean');
      }),
    );
  });
});
