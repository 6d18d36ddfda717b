import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { component, sensible, senseOf } from './sense-of';

const metadata = (more: object) => {
  const { metadata: plain } = sensible() as { metadata: object };
  return sensible({ metadata: { ...plain, ...more } });
};
const without = (document: object, name: string) =>
  Object.fromEntries(Object.entries(document).filter(([key]) => key !== name));
const withComponent = (more: object) =>
  sensible({ components: [component('a', more), component('b')] });
const licences = (...licenses: object[]) => withComponent({ licenses });
const chain = (length: number, last: string) =>
  Array.from({ length }, (_, index) => ({
    ref: `n${index}`,
    dependsOn: [index + 1 === length ? last : `n${index + 1}`],
  }));
const chained = (length: number, last: string) =>
  sensible({
    components: Array.from({ length }, (_, index) => component(`n${index}`)),
    dependencies: chain(length, last),
  });

describe('checkSense', () => {
  it('has nothing to say about a sensible document', () => {
    expect(senseOf(sensible())).toEqual([]);
  });

  it.each([
    ['no-components', sensible({ components: [], dependencies: [] }), ''],
    [
      'vex-only',
      sensible({ components: [], dependencies: [], vulnerabilities: [{ id: 'CVE-1' }] }),
      '',
    ],
    [
      'no-subject',
      sensible({
        metadata: { ...metadata({}), timestamp: '2026-03-23T06:03:12Z', tools: [{ name: 'x' }] },
        dependencies: [{ ref: 'a', dependsOn: ['b'] }],
      }),
      '',
    ],
    [
      'subject-without-version',
      metadata({ component: { 'bom-ref': 'shop', name: 'shop' } }),
      '/metadata/component',
    ],
    ['no-document-id', without(sensible(), 'serialNumber'), ''],
    ['no-timestamp', metadata({ timestamp: undefined }), ''],
    ['no-tools', metadata({ tools: [] }), ''],
    ['document-revision', sensible({ version: 3 }), '/version'],
    ['components-without-version', withComponent({ version: undefined }), ''],
    ['components-without-identifier', withComponent({ purl: undefined }), ''],
    ['no-dependencies', sensible({ dependencies: [{ ref: 'shop' }] }), ''],
    [
      'ref-duplicate',
      sensible({ components: [component('a'), component('b'), component('b')] }),
      '/components/2/bom-ref',
    ],
    [
      'ref-dangling',
      sensible({ dependencies: [{ ref: 'shop', dependsOn: ['a', 'x'] }] }),
      '/dependencies/0/dependsOn/1',
    ],
    [
      'ref-dangling',
      sensible({ compositions: [{ aggregate: 'complete', assemblies: ['x'] }] }),
      '/compositions/0',
    ],
    ['purl-syntax', withComponent({ purl: 'a b' }), '/components/0/purl'],
    ['purl-type-rule', withComponent({ purl: 'pkg:maven/a@1' }), '/components/0/purl'],
    ['purl-version-differs', withComponent({ purl: 'pkg:npm/a@2' }), '/components/0/purl'],
    ['licence-syntax', licences({ expression: 'MIT OR' }), '/components/0/licenses'],
    ['licence-deprecated', licences({ license: { id: 'GPL-2.0' } }), '/components/0/licenses'],
    ['licence-deprecated', licences({ expression: 'GPL-2.0 OR MIT' }), '/components/0/licenses'],
    ['licence-id-unknown', licences({ expression: 'mit OR ISC' }), '/components/0/licenses'],
    [
      'licence-id-unknown',
      licences({ expression: 'MIT AND NOASSERTION' }),
      '/components/0/licenses',
    ],
    [
      'dependency-cycle',
      sensible({ dependencies: [{ ref: 'a', dependsOn: ['b', 'a'] }] }),
      '/dependencies/0',
    ],
  ])('tells %s', (kind, document, path) => {
    const found = senseOf(document);
    expect(found.map((finding) => [finding.kind, finding.path])).toEqual([[kind, path]]);
    expect(found[0]?.severity).not.toBe('error');
  });

  it.each([
    ['a BOM-Link', sensible({ dependencies: [{ ref: 'shop', dependsOn: ['urn:cdx:x/1#y'] }] })],
    ['a licence reference', licences({ expression: 'LicenseRef-x OR DocumentRef-a:LicenseRef-b' })],
    ['an exception', licences({ expression: 'GPL-2.0-only WITH Classpath-exception-2.0' })],
    ['a licence by name', licences({ license: { name: 'As we like it (' } })],
    ['an unknown id, which the schema tells', licences({ license: { id: 'x' } })],
    ['v before a version', withComponent({ version: 'v1' })],
    [
      'an epoch in the version',
      withComponent({ version: '2:1', purl: 'pkg:deb/debian/a@1?epoch=2' }),
    ],
    ['an epoch in the purl', withComponent({ purl: 'pkg:deb/debian/a@2%3A1' })],
    ['an escaped version', withComponent({ version: '1%2B2', purl: 'pkg:deb/debian/a@1%2B2' })],
    ['a release', withComponent({ version: '1', purl: 'pkg:rpm/fedora/a@1-2.fc40' })],
    [
      'a digest for a tag',
      withComponent({ version: 'latest', purl: `pkg:oci/a@sha256:${'a'.repeat(64)}` }),
    ],
    [
      'a CPE instead of a purl',
      withComponent({ purl: undefined, cpe: 'cpe:2.3:a:a:a:1:*:*:*:*:*:*:*' }),
    ],
  ])('has nothing against %s', (_name, document) => {
    expect(senseOf(document)).toEqual([]);
  });

  it('suggests the case in which an id is written', () => {
    expect(senseOf(licences({ expression: 'mit OR ISC' }))[0]?.message).toBe(
      '"mit" is on no SPDX list of licences; it is written "MIT".',
    );
  });

  it('tells of licence ids in XML, which no list is held against', () => {
    const found = senseOf(licences({ license: { id: 'Apache 2' } }), { serialization: 'xml' });
    expect(found).toMatchObject([{ kind: 'licence-id-unknown', value: 'Apache 2' }]);
  });

  it('leaves duplicates in XML to the rule that the schema has', () => {
    const document = sensible({ components: [component('a'), component('b'), component('b')] });
    expect(senseOf(document, { serialization: 'xml' })).toEqual([]);
  });

  it('counts what is wrong in many components', () => {
    const components = Array.from({ length: 5000 }, (_, index) =>
      component(`c${index}`, { purl: 'x', version: undefined, licenses: [{ expression: '?' }] }),
    );
    const found = senseOf(
      sensible({ components: [...components, component('a'), component('b')] }),
    );
    expect(found.map(({ kind }) => kind).sort()).toEqual([
      'components-without-version',
      'licence-syntax',
      'purl-syntax',
    ]);
    expect(found.find(({ kind }) => kind === 'purl-syntax')?.message).toContain('(5000 times');
  });

  it('finds a cycle of two thousand, and names five of it', () => {
    const [finding, ...others] = senseOf(chained(2000, 'n0'));
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      '2000 components depend on each other: "n0@1", "n1@1", "n2@1", "n3@1", "n4@1" and 1995 more.',
    );
  });

  it('walks a chain of a hundred thousand', () => {
    expect(senseOf(chained(100_000, 'n99999')).map(({ message }) => message)).toEqual([
      '"n99999@1" depends on itself.',
    ]);
  });

  it('reads SPDX as well', () => {
    const found = senseOf(
      {
        SPDXID: 'SPDXRef-DOCUMENT',
        creationInfo: { created: '23.3.2026', creators: ['Tool: x'] },
        packages: [
          { SPDXID: 'SPDXRef-a', name: 'a', versionInfo: '1', licenseDeclared: 'mit' },
          { SPDXID: 'SPDXRef-a', name: 'b', versionInfo: '1', licenseConcluded: 'MIT OR' },
        ],
        relationships: [
          {
            spdxElementId: 'SPDXRef-a',
            relationshipType: 'DEPENDS_ON',
            relatedSpdxElement: 'SPDXRef-x',
          },
          {
            spdxElementId: 'SPDXRef-a',
            relationshipType: 'DEPENDS_ON',
            relatedSpdxElement: 'DocumentRef-y:SPDXRef-z',
          },
        ],
      },
      { format: 'spdx', specVersion: '2.3' },
    );
    expect(found.map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual([
      'components-without-identifier ',
      'licence-id-unknown /packages/0/licenseDeclared',
      'licence-syntax /packages/1/licenseConcluded',
      'no-document-id ',
      'no-subject ',
      'ref-dangling /relationships/0',
      'ref-duplicate /packages/1/SPDXID',
      'timestamp-unreadable /creationInfo/created',
    ]);
  });

  it('never throws, and tells no errors, whatever the document is', () => {
    const names = ['components', 'dependencies', 'metadata', 'packages', 'relationships', '@graph'];
    const part = fc.dictionary(
      fc.constantFrom(
        'bom-ref',
        'ref',
        'dependsOn',
        'purl',
        'version',
        'licenses',
        'type',
        'spdxId',
      ),
      fc.oneof(fc.constantFrom('a', 'b', 'MIT OR', 'pkg:npm/a'), fc.jsonValue()),
    );
    const value = fc.oneof(fc.array(part, { maxLength: 4 }), part, fc.jsonValue());
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), value),
        fc.constantFrom(
          { format: 'cyclonedx', specVersion: '1.6' } as const,
          { format: 'spdx', specVersion: '2.3' } as const,
          { format: 'spdx', specVersion: '3.0.1' } as const,
        ),
        (document, kind) => {
          for (const { severity } of senseOf(document, kind)) expect(severity).not.toBe('error');
        },
      ),
    );
  });
});
