import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import { REAL_SBOMS, realSboms, type RealSbom } from '../../real-sboms';

const found = realSboms('to read real SBOMs from');
const present = found.length > 0;
// A table must have a row, also where the suite is skipped.
const entries = present ? found : [{ file: 'none' } as RealSbom];

/** Files on whose validity we differ from the manifest on purpose, and why. None so far. */
const VERDICTS: Readonly<Record<string, { readonly valid: boolean | null; readonly why: string }>> =
  {};

/** As the manifest writes what we call otherwise. */
const SERIALIZATIONS: Readonly<Record<string, string | null>> = {
  'json-ld': 'json',
  'rdf-xml': 'rdf',
  unknown: null,
};

const read = (file: string) => readSbom(readFileSync(path.join(REAL_SBOMS, file)));

(present ? describe : describe.skip)('real SBOMs', () => {
  it.each(entries)('$file is what the manifest says', async (entry) => {
    const { file, format, serialization, version, valid, components } = entry;
    const reading = await read(file);
    expect(reading.identity).toEqual({
      format: format === 'none' ? null : format,
      serialization:
        SERIALIZATIONS[serialization] ?? (serialization === 'unknown' ? null : serialization),
      specVersion: version,
    });
    expect(reading.valid).toBe(VERDICTS[file] === undefined ? valid : VERDICTS[file].valid);
    if (components === undefined) return;
    const { facts } = reading;
    const files = format === 'cyclonedx' ? (facts?.files ?? 0) : 0;
    expect((facts?.components ?? 0) + files).toBe(components);
  });

  it.each(entries)('$file is forwarded if it is an SBOM that may be', async (entry) => {
    const { ok, refusal, valid, content, facts, identity, inside } = await read(entry.file);
    expect(refusal === undefined).toBe(ok);
    expect(ok).toBe(ok && content !== undefined && facts !== undefined);
    // A CycloneDX document has to keep to its schema, an SPDX document need not.
    if (inside === undefined) {
      const mayBe = identity.format === 'spdx' || (identity.format === 'cyclonedx' && valid);
      expect(ok).toBe(mayBe === true && refusal?.code !== 'SBOM_NOT_AN_INVENTORY');
    }
  });

  it.each([
    ['cyclonedx/vex-cisa-case-2.json', 'SBOM_NOT_AN_INVENTORY', /vulnerabilities/],
    ['cyclonedx/invalid/namespace-1.6.xml', 'SBOM_UNKNOWN_FORMAT', /namespace/],
    ['cyclonedx/invalid/syntax-error-1.3.json', 'SBOM_NOT_JSON', /line 123, column/],
    ['cyclonedx/invalid/bomformat-1.6.json', 'SBOM_INVALID', /bomFormat/],
    ['cyclonedx/invalid/serialnumber-1.6.json', 'SBOM_INVALID', /./],
    ['cyclonedx/invalid/unique-items-1.4.json', 'SBOM_INVALID', /./],
    ['cyclonedx/invalid/component-ref-1.6.xml', 'SBOM_INVALID', /./],
    ['look-alikes/sbom.syft.json', 'SBOM_UNKNOWN_FORMAT', /Syft/],
    ['look-alikes/app.cdx.json', 'SBOM_NOT_JSON', /nothing else/],
  ])('%s gets %s', async (file, code, message) => {
    const { refusal } = await read(file);
    expect(refusal?.code).toBe(code);
    expect(refusal?.message).toMatch(message);
  });

  it('the signed envelope carries an SBOM', async () => {
    const reading = await read('look-alikes/sbom.cdx.intoto.jsonl');
    expect(reading).toMatchObject({
      ok: true,
      valid: false,
      identity: { format: null, serialization: 'json', specVersion: null },
      inside: { ok: true, valid: true, identity: { format: 'cyclonedx', serialization: 'json' } },
    });
    expect(reading.content).toBe(reading.inside?.content);
    expect(reading.findings.map(({ kind }) => kind)).toContain('signature-unchecked');
  });

  it('UTF-16 is forwarded as UTF-8', async () => {
    const { content } = await read('spdx/SPDXJSONExample-UTF-16.spdx.json');
    expect(JSON.parse(Buffer.from(content ?? []).toString())).toMatchObject({
      spdxVersion: 'SPDX-2.2',
    });
  });
});
