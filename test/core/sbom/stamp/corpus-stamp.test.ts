import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { toModel } from '../../../../src/core/sbom/model/to-model';
import type { SbomModel } from '../../../../src/core/sbom/model/types';
import type { JsonObject } from '../../../../src/core/sbom/read/json';
import { readTagValue } from '../../../../src/core/sbom/read/read-tag-value';
import { readXml } from '../../../../src/core/sbom/read/read-xml';
import { readYaml } from '../../../../src/core/sbom/read/read-yaml';
import { stamp } from '../../../../src/core/sbom/stamp/stamp';
import { skipped } from '../../../skipped';
import { decode, encode, type Parsed } from './stamped';

const CORPUS = path.resolve(__dirname, '../../../../../shared/data/sboms');
const present = existsSync(path.join(CORPUS, 'manifest.json'));
if (!present) skipped('no ../shared/data/sboms to stamp real SBOMs of');

const JSON_OF = (parsed: Parsed) => (text: string) => ({
  ok: true as const,
  parsed: { ...parsed, document: JSON.parse(text) as JsonObject },
});
function cycloneDx(specVersion: string) {
  return JSON_OF({ format: 'cyclonedx', serialization: 'json', specVersion });
}
function spdx(specVersion: string) {
  return JSON_OF({ format: 'spdx', serialization: 'json', specVersion });
}
function subjectOf(model: SbomModel) {
  const { subject } = model;
  if (subject === undefined) throw new Error('no subject');
  return subject;
}

(present ? describe : describe.skip)('stamp of real documents', () => {
  it.each([
    ['cyclonedx/juice-shop-11.1.2.bom.json', cycloneDx('1.2')],
    ['cyclonedx/quarkus-deps.cdx.json', cycloneDx('1.4')],
    ['cyclonedx/alpine_3.20_syft.cdx.json', cycloneDx('1.6')],
    ['cyclonedx/cern-lhc-vdm-editor.bom.xml', readXml],
    ['cyclonedx/bsi-v2.1-fully-compliant.cdx.json', cycloneDx('1.6')],
    ['spdx/SPDXJSONExample-v2.3.spdx.json', spdx('2.3')],
    ['spdx/kubernetes-github-export.spdx.json', spdx('2.3')],
    ['spdx/_manifest/spdx_2.2/manifest.spdx.json', spdx('2.2')],
    ['spdx/_manifest/spdx_3.0/manifest.spdx.json', spdx('3.0.1')],
    ['spdx/appbomination.spdx3.json', spdx('3.0.1')],
    ['spdx/SPDXTagExample-v2.3.spdx', readTagValue],
    ['spdx/trivy-bom.spdx', readTagValue],
    ['spdx/SPDXYAMLExample-2.3.spdx.yaml', readYaml],
    ['spdx/SPDXXMLExample-v2.3.spdx.xml', readXml],
  ])('%s', (file, read) => {
    const text = readFileSync(path.join(CORPUS, file), 'utf8');
    const modelOf = (source: string) => {
      const reading = read(source);
      if (!reading.ok) throw new Error(reading.refusal.message);
      return { parsed: reading.parsed, model: toModel(reading.parsed) };
    };
    const { parsed, model } = modelOf(text);
    const result = stamp({ content: encode(text), parsed, version: '9.9 <é>' });
    if (model.subject === undefined) {
      expect(result).toMatchObject({ ok: false });
      return;
    }
    if (!result.ok) throw new Error(result.reason);
    const after = modelOf(decode(result.content)).model;
    expect(subjectOf(after).version).toBe('9.9 <é>');
    const { version, ...others } = subjectOf(model);
    expect(version).not.toBe('9.9 <é>');
    expect(subjectOf(after)).toMatchObject(others);
    // In SPDX the subject is one of the components.
    const rest = ({ components }: SbomModel) =>
      components.filter(({ path: at }) => at !== others.path);
    expect(rest(after)).toEqual(rest(model));
    expect(after.dependencies).toEqual(model.dependencies);
  });
});
