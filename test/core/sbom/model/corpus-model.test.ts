import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { toModel } from '../../../../src/core/sbom/model/to-model';
import type { SbomModel } from '../../../../src/core/sbom/model/types';
import { REAL_SBOMS, realSboms, type RealSbom } from '../../../real-sboms';

const entries = realSboms('to take the models of real SBOMs from');
const present = entries.length > 0;
const json = entries.filter(
  ({ format, serialization, version }) =>
    format !== 'none' && serialization.startsWith('json') && version !== null,
);

function modelOf(file: string): SbomModel {
  const entry = json.find((known) => known.file === file);
  const bytes = readFileSync(path.join(REAL_SBOMS, file));
  const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-8';
  return toModel({
    format: entry?.format === 'spdx' ? 'spdx' : 'cyclonedx',
    serialization: 'json',
    specVersion: entry?.version ?? '',
    document: z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(new TextDecoder(encoding).decode(bytes))),
  });
}

(present ? describe : describe.skip)('models of real SBOMs', () => {
  // A table must have a row, also where the suite is skipped.
  const table = json.length > 0 ? json : [{ file: 'none' } as RealSbom];

  it.each(table)('$file has the components of the manifest', ({ file, format, components }) => {
    const model = modelOf(file);
    const files = format === 'cyclonedx' ? model.files : 0;
    expect(model.components.length + files).toBe(components);
  });

  it.each([
    ['cyclonedx/laravel-7.12.0.bom.1.4.json', 'cyclonedx-php-composer-demo', 'dev-master'],
    ['cyclonedx/juice-shop-11.1.2.bom.json', 'juice-shop', '11.1.2'],
    ['cyclonedx/ubuntu_24.04_trivy.cdx.json', 'ubuntu:24.04', undefined],
    ['spdx/kubernetes-github-export.spdx.json', 'com.github.kubernetes/kubernetes', undefined],
    ['spdx/_manifest/spdx_2.2/manifest.spdx.json', 'sbom-tool sample', '4.0.3'],
    ['spdx/_manifest/spdx_3.0/manifest.spdx.json', 'sbom-tool sample', '4.0.3'],
    ['spdx/appbomination.spdx3.json', 'App-BOM-ination', '1.0'],
    ['spdx/SPDXJSONExample-v2.3.spdx.json', 'glibc', '2.11.1'],
    ['spdx/photon.spdx.json', 'photon', '3.0'],
  ])('%s is about %s %s', (file, name, version) => {
    const { subject } = modelOf(file);
    expect([subject?.name, subject?.version]).toEqual([name, version]);
  });

  it('one generator says the same in both versions of SPDX', () => {
    const two = modelOf('spdx/_manifest/spdx_2.2/manifest.spdx.json');
    const three = modelOf('spdx/_manifest/spdx_3.0/manifest.spdx.json');
    // Its own package gets another tag with every run.
    const purls = ({ components }: SbomModel) =>
      components.map(({ purl }) => purl?.replace(/\?.*/, '')).sort();
    expect(purls(three)).toEqual(purls(two));
    expect(three.tools).toEqual(two.tools);
    expect(three.authors).toEqual(two.authors);
    expect(three.dependencies).toHaveLength(two.dependencies.length);
    // In SPDX 3 it leaves out who supplies its own package.
    const suppliers = ({ components, subject }: SbomModel) =>
      components.flatMap((each) => (each === subject ? [] : [each.supplier?.name ?? ''])).sort();
    expect(suppliers(three)).toEqual(suppliers(two));
  });

  it('the export of GitHub has an edge to every package', () => {
    const { dependencies, ids, components } = modelOf('spdx/kubernetes-github-export.spdx.json');
    expect(dependencies).toHaveLength(424);
    expect(
      dependencies.every(({ from, to }) => ids.has(from) && to.every((id) => ids.has(id))),
    ).toBe(true);
    expect(components.filter(({ purl }) => purl === undefined)).toEqual([]);
  });

  it('the anchor of the BSI has all that it is known for', () => {
    const { components, phases, manufacturer, authors } = modelOf(
      'cyclonedx/bsi-v2.1-fully-compliant.cdx.json',
    );
    expect(phases).toEqual(['build']);
    expect(manufacturer?.url).toBe('https://acme.example.com');
    expect(authors).toHaveLength(1);
    for (const { licences, references, properties } of components) {
      expect(licences.map(({ role }) => role).sort()).toEqual(['concluded', 'declared']);
      expect(
        references.some(({ type, hashes }) => type === 'distribution' && hashes.length === 2),
      ).toBe(true);
      expect(properties.map(({ name }) => name)).toContain('bsi:component:filename');
    }
  });
});
