import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import { CYCLONEDX, SPDX, toBytes } from './documents';

describe('what is read', () => {
  it.each(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])('CycloneDX %s', (specVersion) => {
    expect(readSbom(toBytes({ ...CYCLONEDX, specVersion }))).toMatchObject({
      ok: true,
      facts: { format: 'cyclonedx', specVersion },
    });
  });

  it.each([
    ['SPDX-2.2', '2.2'],
    ['SPDX-2.2.1', '2.2'],
    ['SPDX-2.3', '2.3'],
  ])('%s', (spdxVersion, specVersion) => {
    expect(readSbom(toBytes({ ...SPDX, spdxVersion }))).toMatchObject({
      ok: true,
      facts: { format: 'spdx', specVersion },
    });
  });
});

describe('what else a file is', () => {
  type Row = readonly [content: unknown, code: string, message: RegExp];
  const envelope = JSON.stringify({ payloadType: 'application/vnd.in-toto+json', payload: 'e30=' });
  const rows: readonly Row[] = [
    // Versions.
    [{ ...CYCLONEDX, specVersion: '1.1' }, 'SBOM_UNKNOWN_VERSION', /CycloneDX "1\.1" is not/],
    [{ ...CYCLONEDX, specVersion: '1.8' }, 'SBOM_UNKNOWN_VERSION', /CycloneDX "1\.8" is not/],
    [{ bomFormat: 'CycloneDX' }, 'SBOM_UNKNOWN_VERSION', /which version of CycloneDX/],
    [{ ...CYCLONEDX, specVersion: 1.6 }, 'SBOM_UNKNOWN_VERSION', /which version of CycloneDX/],
    [{ specFormat: 'CycloneDX', specVersion: '2.0' }, 'SBOM_UNKNOWN_VERSION', /CycloneDX 2/],
    [{ ...SPDX, spdxVersion: 'SPDX-2.1' }, 'SBOM_UNKNOWN_VERSION', /SPDX "SPDX-2\.1" is not/],
    [{ ...SPDX, spdxVersion: 23 }, 'SBOM_UNKNOWN_VERSION', /which version of SPDX/],
    [
      { '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld', '@graph': [] },
      'SBOM_UNKNOWN_VERSION',
      /SPDX 3/,
    ],
    [
      { '@context': ['x', 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld'] },
      'SBOM_UNKNOWN_VERSION',
      /SPDX 3/,
    ],
    // Serializations.
    [
      '<?xml version="1.0"?>\n<!-- x --><bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>',
      'SBOM_SERIALIZATION',
      /CycloneDX in XML/,
    ],
    ['<rdf:RDF xmlns:spdx="http://spdx.org/rdf/terms#"/>', 'SBOM_SERIALIZATION', /SPDX in RDF/],
    ['<Document><spdxVersion>SPDX-2.3</spdxVersion>', 'SBOM_SERIALIZATION', /SPDX in XML/],
    ['# comment\nSPDXVersion: SPDX-2.3\n', 'SBOM_SERIALIZATION', /tag-value/],
    ['---\nSPDXID: "x"\nspdxVersion: "SPDX-2.3"\n', 'SBOM_SERIALIZATION', /SPDX in YAML/],
    ['bomFormat: CycloneDX\n', 'SBOM_SERIALIZATION', /CycloneDX in YAML/],
    // Others.
    ['<project><modelVersion>4.0.0', 'SBOM_UNKNOWN_FORMAT', /This is XML, but/],
    ['<!DOCTYPE html><html>', 'SBOM_UNKNOWN_FORMAT', /HTML/],
    ['\n <HTML lang="en">', 'SBOM_UNKNOWN_FORMAT', /HTML/],
    [
      'version https://git-lfs.github.com/spec/v1\noid sha256:abc\nsize 5\n',
      'SBOM_UNKNOWN_FORMAT',
      /Git LFS pointer/,
    ],
    [envelope, 'SBOM_UNKNOWN_FORMAT', /DSSE/],
    [`${envelope}\n${envelope}\n`, 'SBOM_UNKNOWN_FORMAT', /DSSE/],
    [{ _type: 'https://in-toto.io/Statement/v1' }, 'SBOM_UNKNOWN_FORMAT', /in-toto/],
    [
      { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' },
      'SBOM_UNKNOWN_FORMAT',
      /Sigstore/,
    ],
    [{ sbom: SPDX }, 'SBOM_UNKNOWN_FORMAT', /GitHub/],
    [{ artifacts: [], descriptor: { name: 'syft' } }, 'SBOM_UNKNOWN_FORMAT', /Syft/],
    [{}, 'SBOM_UNKNOWN_FORMAT', /neither bomFormat nor spdxVersion/],
    [[CYCLONEDX], 'SBOM_UNKNOWN_FORMAT', /not an object/],
    ['bogus', 'SBOM_NOT_JSON', /nothing else says/],
    // Broken.
    [JSON.stringify(CYCLONEDX).slice(0, -1), 'SBOM_NOT_JSON', /not valid JSON/],
    ['{"bomFormat": "CycloneDX",}', 'SBOM_NOT_JSON', /not valid JSON/],
    ['{\n"a": 1\n', 'SBOM_NOT_JSON', /not valid JSON/],
    ['['.repeat(5_000_000), 'SBOM_NESTING', /more than 1000 deep/],
    ['{"a":'.repeat(1001), 'SBOM_NESTING', /more than 1000 deep/],
  ];
  const table = rows.map(([content, code, message]) => ({ content, code, message }));

  // Without the content, which is megabytes in places.
  it.each(table)('$code $message', ({ content, code, message }) => {
    const reading = readSbom(toBytes(content));
    expect(reading.ok).toBe(false);
    expect(reading.findings).toHaveLength(1);
    expect(reading.findings[0]).toMatchObject({ code, severity: 'error' });
    expect(reading.findings[0]?.message).toMatch(message);
  });

  it('does not count brackets in texts', () => {
    const name = '[{"'.repeat(5000) + '\\';
    expect(readSbom(toBytes({ ...CYCLONEDX, components: [{ type: 'library', name }] })).ok).toBe(
      true,
    );
  });
});
