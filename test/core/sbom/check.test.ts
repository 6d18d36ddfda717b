import { describe, expect, it } from '@jest/globals';
import { MAX_FINDINGS } from '../../../src/core/sbom/findings';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import { CYCLONEDX, SPDX, toBytes } from './documents';

/** `severity path` of all findings. */
function findings(document: unknown): string[] {
  return readSbom(toBytes(document)).findings.map(({ severity, path }) => `${severity} ${path}`);
}
const { metadata, components: _components, ...bare } = CYCLONEDX;
const { documentDescribes: _describes, ...undescribed } = SPDX;
const library = { type: 'library', name: 'x' };

describe('a CycloneDX document', () => {
  it('is fine', () => {
    expect(findings(CYCLONEDX)).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ bomFormat: 'cyclonedx' }, ['error /bomFormat']],
    [{ serialNumber: 'urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79' }, ['error /serialNumber']],
    [{ serialNumber: null }, ['error /serialNumber']],
    [{ version: '1' }, ['error /version']],
    [{ version: 0 }, ['error /version']],
    [{ components: {} }, ['error /components', 'warning /components']],
    [{ services: 1 }, ['error /services']],
    [{ dependencies: 'x' }, ['error /dependencies']],
    [
      { dependencies: [{ dependsOn: [] }, { ref: 'shop' }, 5] },
      ['error /dependencies/0', 'error /dependencies/2'],
    ],
    [{ metadata: [] }, ['error /metadata']],
    [{ metadata: { component: 'shop' } }, ['error /metadata/component']],
    [
      { metadata: { component: { type: 'application', version: '1' } } },
      ['error /metadata/component/name'],
    ],
    [{ components: [library, null, 'x'] }, ['error /components/1', 'error /components/2']],
    [{ components: [{}] }, ['error /components/0/type', 'error /components/0/name']],
    [{ components: [{ ...library, name: 5 }] }, ['error /components/0/name']],
    [{ components: [{ ...library, components: {} }] }, ['error /components/0/components']],
    [
      { components: [library, { ...library, components: [library, { name: 'y' }] }] },
      ['error /components/1/components/1/type'],
    ],
    [{ components: [{ ...library, 'bom-ref': 5 }] }, ['error /components/0/bom-ref']],
    [{ components: [{ ...library, 'bom-ref': 'shop' }] }, ['error /components/0/bom-ref']],
    [
      {
        components: [
          { ...library, 'bom-ref': 'one' },
          { ...library, components: [{ ...library, 'bom-ref': 'one' }] },
        ],
      },
      ['error /components/1/components/0/bom-ref'],
    ],
    [
      { services: [{ name: 's', 'bom-ref': 'a' }, {}] },
      ['error /services/0/bom-ref', 'error /services/1/name'],
    ],
    [{ components: [] }, ['warning /components']],
    [{ metadata: { ...metadata, component: undefined } }, ['warning /metadata/component']],
    [{ metadata: { component: library } }, ['warning /metadata/component/version']],
  ])('%j', (over, expected) => {
    expect(findings({ ...CYCLONEDX, ...over })).toEqual(expected);
  });

  it('may leave out all that is optional', () => {
    const reading = readSbom(toBytes({ bomFormat: 'CycloneDX', specVersion: '1.6' }));
    expect(reading.ok).toBe(true);
    expect(reading.findings.every(({ code }) => code === 'SBOM_ADVICE')).toBe(true);
  });

  it('names the reference that is used twice, on one line and cut', () => {
    const reference = `<b>\n"${'x'.repeat(500)}`;
    const component = { ...library, 'bom-ref': reference };
    const reading = readSbom(toBytes({ ...CYCLONEDX, components: [component, component] }));
    expect(reading.findings[0]?.message).toMatch(/^bom-ref "<b>\\n\\"x{70,80}…" is used twice\.$/);
  });

  it('has its findings capped, errors first', () => {
    const reading = readSbom(
      toBytes({ ...bare, components: Array.from({ length: 500 }, () => 0) }),
    );
    expect(reading.ok).toBe(false);
    expect(reading.findings).toHaveLength(MAX_FINDINGS);
    expect(reading.findings.every(({ severity }) => severity === 'error')).toBe(true);
  });
});

describe('an SPDX document', () => {
  it('is fine', () => {
    expect(findings(SPDX)).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ SPDXID: 'SPDXRef-x' }, ['error /SPDXID']],
    [{ name: '' }, ['error /name']],
    [{ name: 5 }, ['error /name']],
    [{ packages: {} }, ['error /packages', 'warning /packages', 'warning /documentDescribes']],
    [{ files: {} }, ['error /files']],
    [{ relationships: {} }, ['error /relationships']],
    [{ creationInfo: undefined }, ['error /creationInfo']],
    [{ creationInfo: { creators: [] } }, ['error /creationInfo/created']],
    [{ creationInfo: { created: 'x', creators: 'y' } }, ['error /creationInfo/creators']],
    [{ creationInfo: { created: 'x', creators: [{}] } }, ['error /creationInfo/creators']],
    [{ documentNamespace: undefined }, ['warning /documentNamespace']],
    [{ dataLicense: undefined }, ['warning /dataLicense']],
    [
      { packages: [...SPDX.packages, 5, { name: 'x' }, { SPDXID: 'SPDXRef-y' }] },
      ['error /packages/2', 'error /packages/3/SPDXID', 'error /packages/4/name'],
    ],
    [{ packages: [...SPDX.packages, ...SPDX.packages.slice(1)] }, ['warning /packages/2/SPDXID']],
    [{ documentDescribes: ['SPDXRef-none'] }, ['warning /documentDescribes']],
    [{ documentDescribes: ['SPDXRef-a'] }, ['warning /documentDescribes']],
  ])('%j', (over, expected) => {
    expect(findings({ ...SPDX, ...over })).toEqual(expected);
  });

  it('that does not say what it is about is usable', () => {
    expect(findings(undescribed)).toEqual(['warning /documentDescribes']);
    expect(readSbom(toBytes(undescribed)).ok).toBe(true);
  });
});
