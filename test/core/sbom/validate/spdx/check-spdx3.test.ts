import { describe, expect, it } from '@jest/globals';
import { collectFindings } from '../../../../../src/core/sbom/findings/collect';
import { checkSpdx3 } from '../../../../../src/core/sbom/validate/spdx/check-spdx3';
import type { Finding } from '../../../../../src/core/sbom/types';

const CREATION = {
  type: 'CreationInfo',
  '@id': '_:creation',
  specVersion: '3.0.1',
  created: '2026-03-23T06:03:12Z',
  createdBy: ['https://example.com/me'],
};
const element = (type: string, more: object = {}) => ({
  type,
  spdxId: `https://example.com/${type}`,
  creationInfo: '_:creation',
  ...more,
});
const ABOUT = element('SpdxDocument', { rootElement: ['https://example.com/software_Package'] });
const PACKAGE = element('software_Package', { name: 'shop' });
const DEPENDS = {
  from: 'https://example.com/a',
  to: ['https://example.com/b'],
  relationshipType: 'dependsOn',
};
const CONTEXT = 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld';

function check(document: object): Finding[] {
  const findings = collectFindings();
  checkSpdx3({ ...document }, findings);
  return findings.list();
}
const graphOf = (...graph: unknown[]) => ({ '@context': CONTEXT, '@graph': graph });
const withEntry = (entry: unknown) => graphOf(CREATION, ABOUT, entry);

describe('checkSpdx3', () => {
  it.each([
    ['a package', PACKAGE],
    ['a relationship', element('Relationship', DEPENDS)],
    [
      'a scoped relationship',
      element('LifecycleScopedRelationship', { ...DEPENDS, scope: 'test' }),
    ],
    ['an element with its own creation', { ...PACKAGE, creationInfo: CREATION }],
    ['a class of somebody else', element('https://example.com/classes#Odd')],
    ['a hash by itself', { type: 'Hash', algorithm: 'sha256', hashValue: 'aa' }],
  ])('has nothing against %s', (_name, entry) => {
    expect(check(withEntry(entry))).toEqual([]);
  });

  it.each([
    ['no context', { '@graph': [CREATION, ABOUT] }, 'schema-required', ''],
    [
      'an older context',
      { ...graphOf(CREATION, ABOUT), '@context': 'https://spdx.org/rdf/3.0.0/spdx-context.jsonld' },
      'schema-value',
      '/@context',
    ],
    [
      'a list of contexts',
      { ...graphOf(CREATION, ABOUT), '@context': [CONTEXT] },
      'schema-value',
      '/@context',
    ],
    ['no graph', { '@context': CONTEXT }, 'schema-required', ''],
    ['a graph that is no list', { '@context': CONTEXT, '@graph': {} }, 'schema-type', '/@graph'],
    ['no document', graphOf(CREATION, PACKAGE), 'spdx3-no-document', '/@graph'],
    [
      'two documents',
      graphOf(CREATION, ABOUT, { ...ABOUT, spdxId: 'a:b' }),
      'schema-duplicate',
      '/@graph',
    ],
    ['an entry that is no object', withEntry(7), 'schema-type', '/@graph/2'],
    ['no type', withEntry({ spdxId: 'a:b' }), 'schema-required', '/@graph/2'],
    ['an abstract type', withEntry(element('Element')), 'spdx3-unknown-word', '/@graph/2/type'],
    ['no id', withEntry({ ...PACKAGE, spdxId: undefined }), 'schema-required', '/@graph/2'],
    [
      'an id of SPDX 2',
      withEntry({ ...PACKAGE, spdxId: 'SPDXRef-a' }),
      'schema-value',
      '/@graph/2/spdxId',
    ],
    [
      'a blank node as id',
      withEntry({ ...PACKAGE, spdxId: '_:a:b' }),
      'schema-value',
      '/@graph/2/spdxId',
    ],
    [
      'an id that is no text',
      withEntry({ ...PACKAGE, spdxId: 1 }),
      'schema-type',
      '/@graph/2/spdxId',
    ],
    [
      'no creation',
      withEntry({ ...PACKAGE, creationInfo: undefined }),
      'schema-required',
      '/@graph/2',
    ],
    [
      'a creation that is a number',
      withEntry({ ...PACKAGE, creationInfo: 1 }),
      'schema-type',
      '/@graph/2/creationInfo',
    ],
    [
      'a creation that is not there',
      withEntry({ ...PACKAGE, creationInfo: '_:x' }),
      'ref-dangling',
      '/@graph/2/creationInfo',
    ],
    [
      'a package without a name',
      withEntry(element('software_Package')),
      'spdx3-no-name',
      '/@graph/2',
    ],
    [
      'a relationship to nothing',
      withEntry(element('Relationship', { ...DEPENDS, to: [] })),
      'schema-type',
      '/@graph/2/to',
    ],
    [
      'a relationship from nothing',
      withEntry(element('Relationship', { ...DEPENDS, from: undefined })),
      'schema-required',
      '/@graph/2',
    ],
    [
      'a relationship of SPDX 2',
      withEntry(element('Relationship', { ...DEPENDS, relationshipType: 'DEPENDS_ON' })),
      'spdx3-unknown-word',
      '/@graph/2/relationshipType',
    ],
    [
      'a hash without a value',
      withEntry({ type: 'Hash', algorithm: 'sha256' }),
      'schema-required',
      '/@graph/2',
    ],
    [
      'a creation without an author',
      withEntry({ ...CREATION, createdBy: undefined }),
      'schema-required',
      '/@graph/2',
    ],
    [
      'a creation by nobody',
      withEntry({ ...CREATION, createdBy: [] }),
      'schema-type',
      '/@graph/2/createdBy',
    ],
    [
      'a creation with a date only',
      withEntry({ ...CREATION, created: '2026-03-23' }),
      'schema-value',
      '/@graph/2/created',
    ],
    [
      'a creation of version 3.0',
      withEntry({ ...CREATION, specVersion: '3.0' }),
      'schema-value',
      '/@graph/2/specVersion',
    ],
    [
      'a creation whose date is a number',
      withEntry({ ...CREATION, created: 1 }),
      'schema-type',
      '/@graph/2/created',
    ],
  ])('tells %s', (_name, document, kind, path) => {
    const found = check(document);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ kind, path });
  });

  it('tells the same thing once, and how often it is there', () => {
    const packages = Array.from({ length: 3000 }, (_, index) => ({
      ...PACKAGE,
      spdxId: `a${index}`,
    }));
    expect(check(graphOf(CREATION, ABOUT, ...packages))).toMatchObject([
      {
        kind: 'schema-value',
        path: '/@graph/2/spdxId',
        message: expect.stringContaining('3000 times') as unknown,
      },
    ]);
  });
});
