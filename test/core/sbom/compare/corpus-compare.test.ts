import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compare } from '../../../../src/core/sbom/compare/compare';
import { toModel } from '../../../../src/core/sbom/model/to-model';
import type { JsonObject } from '../../../../src/core/sbom/read/json';
import { toInventory } from '../../../../src/core/sbom/summary/inventory';
import { skipped } from '../../../skipped';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/sboms');
const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to compare real SBOMs of');

function inventory(file: string) {
  const document = JSON.parse(readFileSync(path.join(CORPUS, file), 'utf8')) as JsonObject;
  const cycloneDx = document['specVersion'];
  const parsed =
    typeof cycloneDx === 'string'
      ? ({ format: 'cyclonedx', specVersion: cycloneDx } as const)
      : ({ format: 'spdx', specVersion: '2.3' } as const);
  return toInventory(toModel({ ...parsed, serialization: 'json', document }), undefined);
}

(present ? describe : describe.skip)('real documents', () => {
  // Counted by hand with another program, by key; Alpine also with its files: +11 -5 ~12 =75, ten
  // of the eleven and all five of which are files.
  it.each([
    [
      'cyclonedx/ubuntu_22.04_trivy.cdx.json',
      'cyclonedx/ubuntu_24.04_trivy.cdx.json',
      14,
      23,
      79,
      0,
    ],
    ['cyclonedx/alpine_3.20_syft.cdx.json', 'cyclonedx/alpine_3.21_syft.cdx.json', 1, 0, 12, 3],
    [
      'cyclonedx/proton-bridge-v1.6.3.bom.json',
      'cyclonedx/proton-bridge-v1.8.0.bom.json',
      0,
      0,
      7,
      194,
    ],
    // One image in two formats: nothing but licences differs.
    [
      'cyclonedx/ubuntu_24.04_trivy.cdx.json',
      'spdx/invalid/ubuntu_24.04_trivy.spdx.json',
      0,
      0,
      0,
      93,
    ],
  ])('%s → %s: +%i -%i ~%i =%i', (before, after, added, removed, upgraded, unchanged) => {
    const there = compare(inventory(before), inventory(after));
    expect(there.added).toHaveLength(added);
    expect(there.removed).toHaveLength(removed);
    // The order of all of these versions is known: Debian's, Alpine's, Go's, semver's.
    expect(there.upgraded).toHaveLength(upgraded);
    expect(there.downgraded).toEqual([]);
    expect(there.changed).toEqual([]);
    expect(there.unchanged).toBe(unchanged);
    expect(there.generatorChanged).toBeUndefined();
    const back = compare(inventory(after), inventory(before));
    expect(back.downgraded).toHaveLength(upgraded);
  });
});
