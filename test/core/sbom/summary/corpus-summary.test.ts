import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { decodeInventory } from '../../../../src/core/sbom/summary/decode-inventory';
import { encodeInventory } from '../../../../src/core/sbom/summary/encode-inventory';
import { fingerprint } from '../../../../src/core/sbom/summary/fingerprint';
import { toInventory } from '../../../../src/core/sbom/summary/inventory';
import { MAX_FACTS, summarize } from '../../../../src/core/sbom/summary/summarize';
import { skipped } from '../../../skipped';
import { sha256 } from '../../sha256';
import { cycloneDx, spdx } from './models';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/sboms');
const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to summarize real SBOMs from');

function modelOf(file: string) {
  const document = z
    .record(z.string(), z.unknown())
    .parse(JSON.parse(readFileSync(path.join(CORPUS, file), 'utf8')));
  return file.startsWith('spdx') ? spdx(document) : cycloneDx(document);
}

(present ? describe : describe.skip)('summaries of real SBOMs', () => {
  it.each([
    ['cyclonedx/nodegoat-cdxgen.bom.json', 1060, 10],
    ['cyclonedx/juice-shop-11.1.2.bom.json', 840, 11],
    ['spdx/kubernetes-github-export.spdx.json', 424, 20],
  ])('%s: an inventory of %d takes at most %d characters each', (file, components, most) => {
    const inventory = toInventory(modelOf(file), 5);
    expect(inventory.components).toHaveLength(components);
    const encoded = encodeInventory(inventory) ?? '';
    expect(encoded.length / components).toBeLessThan(most);
    expect(decodeInventory(encoded)).toEqual(inventory);
  });

  it.each([
    ['cyclonedx/proton-bridge-v1.6.3.bom.json', 'cyclonedx/proton-bridge-v1.8.0.bom.json'],
    ['cyclonedx/ubuntu_22.04_trivy.cdx.json', 'cyclonedx/ubuntu_24.04_trivy.cdx.json'],
    ['cyclonedx/alpine_3.20_syft.cdx.json', 'cyclonedx/alpine_3.21_syft.cdx.json'],
    ['cyclonedx/ubuntu_24.04_trivy.cdx.json', 'spdx/invalid/ubuntu_24.04_trivy.spdx.json'],
  ])('%s and %s differ in their fingerprints', (one, other) => {
    expect(fingerprint(modelOf(one), sha256)).not.toBe(fingerprint(modelOf(other), sha256));
  });

  it('one image has the same packages in both formats', () => {
    const keys = (file: string) =>
      toInventory(modelOf(file), undefined)
        .components.map(({ key }) => key)
        .filter((key) => key.startsWith('pkg:deb/'));
    expect(keys('spdx/invalid/ubuntu_24.04_trivy.spdx.json')).toEqual(
      keys('cyclonedx/ubuntu_24.04_trivy.cdx.json'),
    );
  });

  it('nodegoat is a package of npm and little else', () => {
    const facts = summarize(modelOf('cyclonedx/nodegoat-cdxgen.bom.json'), 7.1);
    expect(facts.ecosystems[0]?.name).toBe('npm');
    expect(facts.licences[0]?.name).toBe('MIT');
    expect(facts.components).toBe(1060);
    expect(JSON.stringify(facts).length).toBeLessThan(MAX_FACTS / 2);
  });
});
