import { collectFindings } from '../../../../../src/core/sbom/findings/collect';
import { toModel } from '../../../../../src/core/sbom/model/to-model';
import type { ParsedDocument } from '../../../../../src/core/sbom/read/types';
import type { Finding } from '../../../../../src/core/sbom/types';
import { checkSense } from '../../../../../src/core/sbom/validate/sense/check-sense';

/** What checkSense tells of a document. */
export function senseOf(document: object, more: Partial<ParsedDocument> = {}): Finding[] {
  const findings = collectFindings();
  const parsed: ParsedDocument = {
    format: 'cyclonedx',
    serialization: 'json',
    specVersion: '1.6',
    document: { ...document },
    ...more,
  };
  checkSense(parsed, toModel(parsed), findings);
  return findings.list();
}

/** A CycloneDX document that there is nothing to say about; each part can be replaced. */
export function sensible(more: object = {}): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
    version: 1,
    metadata: {
      timestamp: '2026-03-23T06:03:12Z',
      tools: { components: [{ type: 'application', name: 'maker', version: '1' }] },
      component: { type: 'application', 'bom-ref': 'shop', name: 'shop', version: '1' },
    },
    components: [component('a'), component('b')],
    dependencies: [
      { ref: 'shop', dependsOn: ['a'] },
      { ref: 'a', dependsOn: ['b'] },
    ],
    ...more,
  };
}

export function component(name: string, more: object = {}): object {
  return {
    type: 'library',
    'bom-ref': name,
    name,
    version: '1',
    purl: `pkg:npm/${name}@1`,
    ...more,
  };
}
