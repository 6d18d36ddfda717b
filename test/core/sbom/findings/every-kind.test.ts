import { describe, expect, it } from '@jest/globals';
import { collectFindings, type Findings } from '../../../../src/core/sbom/findings/collect';
import { FINDING_KINDS, type FindingKind } from '../../../../src/core/sbom/findings/kinds';
import { readSbom } from '../../../../src/core/sbom/read-sbom';
import type { Finding } from '../../../../src/core/sbom/types';
import { checkCycloneDxJson } from '../../../../src/core/sbom/validate/cyclonedx/check-cyclonedx-json';
import { checkLicenceIds } from '../../../../src/core/sbom/validate/cyclonedx/check-licence-ids';
import { gzip, MARK, utf16, utf8 } from '../fixtures/encodings';
import { dsse, statement } from '../fixtures/envelopes';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxTagValue } from '../fixtures/shop-spdx';
import { shopSpdx3 } from '../fixtures/shop-spdx3';

type Make = () => Promise<readonly Finding[]>;

const read = (content: unknown): Make => {
  const bytes = content instanceof Uint8Array ? content : utf8(content);
  return async () => (await readSbom(bytes)).findings;
};
const shop = (more: object): Make => read({ ...shopCycloneDx(), ...more });
const about = (more: object): Make => shop({ metadata: { ...shopCycloneDx().metadata, ...more } });
const library = (more: object): Make =>
  shop({
    components: [
      ...shopCycloneDx().components,
      { type: 'library', name: 'c', version: '1', purl: 'pkg:npm/c@1', ...more },
    ],
  });
const licence = (entry: object): Make => library({ licenses: [entry] });
const text = (from: string, to: string): Make =>
  read(JSON.stringify(shopCycloneDx()).replace(from, to));
const spdx = (more: object): Make => read({ ...shopSpdx(), ...more });
const spdx3 = (change: (entry: Record<string, unknown>) => object): Make => {
  const document = shopSpdx3();
  const graph = document['@graph'] as Record<string, unknown>[];
  return read({ ...document, '@graph': graph.map(change) });
};
const checked = (check: (findings: Findings) => Promise<void> | void): Make => {
  return async () => {
    const findings = collectFindings();
    await check(findings);
    return findings.list();
  };
};

/** Deeper than anything that is read, so that only the check itself can meet it. */
function deep(): object {
  let component: object = { type: 'library', name: 'a' };
  for (let level = 0; level < 100_000; level += 1) {
    component = { type: 'library', name: 'a', components: [component] };
  }
  return component;
}

/** The smallest change to a sound document that makes the engine say it. */
const EXAMPLES: Readonly<Record<FindingKind, Make>> = {
  'schema-required': library({ name: undefined }),
  'schema-type': library({ name: 7 }),
  'schema-value': library({ type: 'gadget' }),
  'schema-unknown-member': library({ odd: 1 }),
  'schema-duplicate': shop({ dependencies: [{ ref: 'shop', dependsOn: ['a', 'a'] }] }),
  'schema-choice': licence({ license: { text: { content: 'x' } } }),
  'schema-depth': checked((findings) =>
    checkCycloneDxJson({ ...shopCycloneDx(), components: [deep()] }, '1.6', findings),
  ),
  // Today's list has nothing that the newest schema lacks.
  'licence-id-newer': checked((findings) => {
    const document = { licenses: [{ license: { id: 'New-1.0' } }] };
    checkLicenceIds(document, '1.4', new Set(['New-1.0']), findings, () => 'newer');
  }),
  'spdx-disagreement': spdx({ $schema: 'x' }),
  'spdx3-no-document': spdx3((entry) =>
    entry['type'] === 'SpdxDocument' ? { ...entry, type: 'Bom' } : entry,
  ),
  'spdx3-no-name': spdx3((entry) =>
    entry['type'] === 'software_Package' ? { ...entry, name: undefined } : entry,
  ),
  'spdx3-unknown-word': spdx3((entry) =>
    entry['type'] === 'Relationship' ? { ...entry, relationshipType: 'likes' } : entry,
  ),
  'ref-dangling': shop({ dependencies: [{ ref: 'shop', dependsOn: ['x'] }] }),
  'ref-duplicate': library({ 'bom-ref': 'a' }),
  'dependency-cycle': shop({ dependencies: [{ ref: 'a', dependsOn: ['a'] }] }),
  'purl-syntax': library({ purl: 'c 1' }),
  'purl-type-rule': library({ purl: 'pkg:maven/c@1' }),
  'purl-version-differs': library({ purl: 'pkg:npm/c@2' }),
  'licence-syntax': licence({ expression: 'MIT OR' }),
  'licence-deprecated': licence({ license: { id: 'GPL-2.0' } }),
  'licence-id-unknown': licence({ expression: 'MIT OR Mine' }),
  'no-components': shop({ components: [], dependencies: [] }),
  'vex-only': shop({ components: [], dependencies: [], vulnerabilities: [{ id: 'CVE-1' }] }),
  'no-subject': about({ component: undefined }),
  'subject-without-version': about({ component: { type: 'application', name: 'shop' } }),
  'no-document-id': shop({ serialNumber: undefined }),
  'no-timestamp': about({ timestamp: undefined }),
  'timestamp-unreadable': spdx({ creationInfo: { created: 'today', creators: ['Tool: x-1'] } }),
  'no-tools': about({ tools: undefined }),
  'document-revision': shop({ version: 2 }),
  'components-without-version': library({ version: undefined }),
  'components-without-identifier': library({ purl: undefined }),
  'no-dependencies': shop({ dependencies: [] }),
  'tag-value-line': read(`${shopSpdxTagValue()}\nleft over\n`),
  'byte-order-mark': read(MARK + JSON.stringify(shopCycloneDx())),
  'utf-16': read(utf16(MARK + JSON.stringify(shopCycloneDx()))),
  compressed: read(gzip(utf8(shopCycloneDx()))),
  unwrapped: read(dsse(statement(shopCycloneDx()))),
  'signature-unchecked': read(dsse(statement(shopCycloneDx()))),
  'duplicate-key': text('"version":1,', '"version":1,"version":1,'),
  'nul-character': text('"name":"a"', String.raw`"name":"a\u0000"`),
  'lone-surrogate': text('"name":"a"', String.raw`"name":"a\ud800"`),
  'reserved-key': text('"name":"a"', '"name":"a","__proto__":{}'),
  'findings-cut': read({
    ...shopCycloneDx(),
    components: Array.from({ length: 500 }, (_, name) => ({ type: 'library', name })),
  }),
};

describe('every kind of finding', () => {
  it.each(Object.entries(EXAMPLES))('%s is told of', async (kind, make) => {
    const found = (await make()).map((finding) => finding.kind);
    expect(found).toContain(kind);
  });

  it('has an example here', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(Object.keys(FINDING_KINDS).sort());
  });

  it.each([
    ['CycloneDX', shop({})],
    ['SPDX', spdx({})],
    ['SPDX 3', spdx3((entry) => entry)],
    ['tag-value', read(shopSpdxTagValue())],
  ])('is not told of a sound document in %s', async (_name, make) => {
    expect(await make()).toEqual([]);
  });
});
