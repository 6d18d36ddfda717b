import { describe, expect, it } from '@jest/globals';
import { check, lib } from './check-json';

describe('checkCycloneDxJson', () => {
  it.each<[string, string, object, object]>([
    [
      'a required member',
      '1.6',
      { components: [lib({}), { type: 'library' }] },
      { kind: 'schema-required', path: '/components/1', message: 'The member "name" is missing.' },
    ],
    [
      'a wrong type',
      '1.6',
      { components: { a: 1 } },
      {
        kind: 'schema-type',
        path: '/components',
        message: 'Here has to be a list, not an object.',
      },
    ],
    [
      'a wrong type deep inside',
      '1.6',
      { metadata: { component: lib({ hashes: [{ alg: 'MD5', content: 5 }] }) } },
      { kind: 'schema-type', path: '/metadata/component/hashes/0/content', value: '5' },
    ],
    [
      'a fraction',
      '1.6',
      { version: 1.5 },
      {
        kind: 'schema-type',
        path: '/version',
        message: 'Here has to be a whole number, not a fraction.',
      },
    ],
    [
      'a misspelled value',
      '1.6',
      { components: [lib({ type: 'Libary' })] },
      {
        kind: 'schema-value',
        path: '/components/0/type',
        value: 'Libary',
        message: 'It is none of the 13 allowed values; "library" is.',
      },
    ],
    [
      'a value of a short list',
      '1.6',
      { components: [lib({ scope: 'maybe' })] },
      {
        path: '/components/0/scope',
        message: 'It has to be one of "required", "optional", "excluded".',
      },
    ],
    [
      'a value of a long list',
      '1.6',
      { components: [lib({ externalReferences: [{ type: 'xyz', url: 'u' }] })] },
      {
        path: '/components/0/externalReferences/0/type',
        message:
          'It is none of the 43 allowed values, such as "vcs", "issue-tracker", "website", "advisories", "bom".',
      },
    ],
    [
      'an upper-case serial number',
      '1.6',
      { serialNumber: 'urn:uuid:3E671687-395B-41F5-A30F-A58921A69B79' },
      {
        kind: 'schema-value',
        path: '/serialNumber',
        message: 'It has to be "urn:uuid:" and a lower-case UUID.',
      },
    ],
    [
      'a date without a time',
      '1.6',
      { metadata: { timestamp: '2026-01-31' } },
      {
        kind: 'schema-value',
        path: '/metadata/timestamp',
        value: '2026-01-31',
        message:
          'It is a date without a time; a time is needed, too, such as "2026-01-31T09:30:00Z".',
      },
    ],
    [
      'no date at all',
      '1.6',
      { metadata: { timestamp: 'today' } },
      {
        path: '/metadata/timestamp',
        message: 'It is no date with a time and a time zone, such as "2026-01-31T09:30:00Z".',
      },
    ],
    [
      'a short hash',
      '1.6',
      { components: [lib({ hashes: [{ alg: 'MD5', content: 'abc' }] })] },
      {
        path: '/components/0/hashes/0/content',
        message: 'It has to be 32, 40, 64, 96 or 128 hexadecimal digits.',
      },
    ],
    [
      'an empty reference',
      '1.6',
      { components: [lib({ 'bom-ref': '' })] },
      { path: '/components/0/bom-ref', message: 'It must not be empty.' },
    ],
    [
      'a long version',
      '1.6',
      { components: [lib({ version: 'x'.repeat(1025) })] },
      { path: '/components/0/version', message: 'It has more than 1024 characters.' },
    ],
    [
      'a member of a later version',
      '1.4',
      { components: [lib({ modelCard: {} })] },
      {
        kind: 'schema-unknown-member',
        path: '/components/0/modelCard',
        message: 'CycloneDX 1.4 has no member "modelCard" here.',
      },
    ],
    [
      'an unknown member of the document',
      '1.6',
      { 'a~/b': [1, 2] },
      { kind: 'schema-unknown-member', path: '/a~0~1b' },
    ],
    [
      'an unknown object of the document',
      '1.6',
      { extra: { a: 1 } },
      { kind: 'schema-unknown-member', path: '/extra' },
    ],
    [
      'two equal components',
      '1.6',
      { components: [lib({}), lib({ version: '1' }), { name: 'a', type: 'library' }] },
      {
        kind: 'schema-duplicate',
        path: '/components/2',
        message: 'It is the same as entry 0 of the list, counted from 0.',
      },
    ],
    [
      'two equal inner components',
      '1.6',
      { components: [lib({ components: [lib({}), lib({})] })] },
      { kind: 'schema-duplicate', path: '/components/0/components/1' },
    ],
    [
      'an equal dependency',
      '1.6',
      { dependencies: [{ ref: 'a', dependsOn: ['b', 'c', 'b'] }] },
      { kind: 'schema-duplicate', path: '/dependencies/0/dependsOn/2' },
    ],
    [
      'a licence without id and name',
      '1.6',
      { components: [lib({ licenses: [{ license: {} }] })] },
      {
        kind: 'schema-choice',
        path: '/components/0/licenses/0/license',
        message: 'One of these members is needed: "id", "name".',
      },
    ],
    [
      'a licence with id and name',
      '1.4',
      { components: [lib({ licenses: [{ license: { id: 'MIT', name: 'MIT' } }] })] },
      { kind: 'schema-choice', message: 'Only one of these members may be there: "id", "name".' },
    ],
    [
      'two expressions',
      '1.6',
      { components: [lib({ licenses: [{ expression: 'MIT' }, { expression: 'X' }] })] },
      { path: '/components/0/licenses/0' },
    ],
    [
      'a wrong expression alone',
      '1.6',
      { components: [lib({ licenses: [{ expression: 5 }] })] },
      { kind: 'schema-type', path: '/components/0/licenses/0/expression' },
    ],
    [
      'an alternative that came far',
      '1.6',
      { metadata: { tools: { components: [lib({ name: 5 })] } } },
      { kind: 'schema-type', path: '/metadata/tools/components/0/name' },
    ],
    ['no alternative at all', '1.6', { metadata: { tools: 'syft' } }, { path: '/metadata/tools' }],
    [
      'a range without isExternal',
      '1.7',
      { components: [lib({ versionRange: 'vers:npm/1', version: '1' })] },
      {
        kind: 'schema-choice',
        path: '/components/0',
        message:
          'It has "version" or "versionRange", and the latter only where "isExternal" is true.',
      },
    ],
    [
      'a licence id that is none',
      '1.6',
      { components: [lib({ licenses: [{ license: { id: 'Apache-2' } }] })] },
      {
        kind: 'schema-value',
        path: '/components/0/licenses/0/license/id',
        value: 'Apache-2',
        message: '"Apache-2" is no SPDX licence id; what is not on that list goes into "name".',
      },
    ],
    [
      'a licence id in the wrong case',
      '1.4',
      { services: [{ name: 's', licenses: [{ license: { id: 'mit' } }] }] },
      {
        kind: 'schema-value',
        path: '/services/0/licenses/0/license/id',
        message: '"mit" is no SPDX licence id: upper and lower case count, and it is "MIT".',
      },
    ],
    [
      'an empty licence id',
      '1.5',
      { metadata: { licenses: [{ license: { id: '' } }] } },
      { kind: 'schema-value', path: '/metadata/licenses/0/license/id' },
    ],
  ])('tells %s', async (_what, version, members, expected) => {
    expect(await check(members, version)).toEqual([
      expect.objectContaining({ severity: 'error', ...expected }),
    ]);
  });
});
