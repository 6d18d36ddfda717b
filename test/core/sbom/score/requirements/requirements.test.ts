import { describe, expect, it } from '@jest/globals';
import type { Component, SbomModel } from '../../../../../src/core/sbom/model/types';
import { requirements } from '../../../../../src/core/sbom/score/requirements/requirements';
import { component, components, model } from '../models';
import { itemOf, listOf, metNames } from './find-item';

const dependsOn = (from: string, ...to: string[]) => ({ from, to, path: '/dependencies/0' });

describe('the lists', () => {
  it('are three, of which one is a draft', () => {
    const lists = requirements(model({ components: components(1) }));
    expect(lists.map(({ id, draft, total }) => [id, draft, total])).toStrictEqual([
      ['ntia-2021', false, 7],
      ['cisa-2025', true, 11],
      ['bsi-tr-03183-2-v2.1', false, 19],
    ]);
  });

  it.each([
    ['no components', model()],
    ['a primary component only', model({ subject: component({ id: 'app', name: 'app' }) })],
    ['files only', model({ fileComponents: components(3), files: 3 })],
  ])('ask nothing of components where there are none: %s', (_case, empty) => {
    for (const { items } of requirements(empty)) {
      const name = items.find((item) => item.name === 'Component name');
      expect(name).toStrictEqual({
        ...{ name: 'Component name', met: false, applicable: false },
        ...{ count: 0, of: 0, missing: [], more: 0 },
      });
    }
  });

  it('ask of the primary component too, and not of files', () => {
    const item = itemOf(
      model({
        subject: component({ id: 'app', name: 'app' }),
        components: components(2, () => ({ name: 'lib', version: '1' })),
        fileComponents: [component({ id: 'file' })],
      }),
      'ntia-2021',
      'Component version',
    );
    expect(item).toMatchObject({ met: false, count: 2, of: 3, missing: ['app'], more: 0 });
  });

  it('name the first 20 that miss something, and count the others', () => {
    const many = components(50, (index) => ({ name: `lib${index}`, version: '1' }));
    const item = itemOf(model({ components: many }), 'ntia-2021', 'Supplier name');
    expect(item.missing).toHaveLength(20);
    expect(item.missing[0]).toBe('lib0@1');
    expect(item).toMatchObject({ count: 0, of: 50, more: 30 });
  });

  it('name a component by its place where it has no name', () => {
    const item = itemOf(model({ components: components(1) }), 'ntia-2021', 'Component name');
    expect(item.missing).toStrictEqual(['/components/0']);
  });

  it.each([
    ['a\r\nb', 'a b'],
    ['\u001b[31mred', ' [31mred'],
    ['a\u202eb', 'a b'],
    ['a\u2028b', 'a b'],
    ['a\ud800b', 'a b'],
    ['<b>', '<b>'],
    ['x'.repeat(500), `${'x'.repeat(119)}…`],
  ])('keep a hostile name on one short line: %j', (name, label) => {
    const item = itemOf(
      model({ components: components(1, () => ({ name })) }),
      'ntia-2021',
      'Supplier name',
    );
    expect(item.missing).toStrictEqual([label]);
  });
});

describe('NTIA 2021', () => {
  it('is met by the seven fields', () => {
    const full = model({
      ...{ created: '2024-01-15T10:30:00Z', tools: [{ name: 'syft' }] },
      components: components(2, (index) => ({
        ...{ name: 'a', version: '1', purl: `pkg:npm/a${index}@1`, publisher: 'ACME' },
      })),
      dependencies: [dependsOn('ref-0', 'ref-1')],
    });
    expect(listOf(full, 'ntia-2021')).toMatchObject({ met: 7, total: 7 });
  });

  it.each<[string, Partial<Component>, boolean]>([
    ['a supplier', { supplier: { name: 'ACME' } }, true],
    ['an address alone', { supplier: { url: 'https://acme.example' } }, true],
    ['a manufacturer', { manufacturer: { name: 'ACME' } }, true],
    ['a publisher', { publisher: 'ACME' }, true],
    ['an author', { authors: [{ name: 'A. U. Thor' }] }, false],
    ['nobody', {}, false],
    ['an empty supplier', { supplier: {} }, false],
  ])('takes for a supplier: %s', (_case, fields, met) => {
    const one = model({ components: [component(fields)] });
    expect(itemOf(one, 'ntia-2021', 'Supplier name').met).toBe(met);
  });

  it.each<[string, Partial<Component>, boolean]>([
    ['a purl', { purl: 'pkg:npm/a@1' }, true],
    ['a CPE', { cpes: ['cpe:2.3:a:a:a:1:*:*:*:*:*:*:*'] }, true],
    ['a SWID tag', { swid: true }, true],
    ['a reference of the document', { id: 'a' }, false],
  ])('takes for an identifier: %s', (_case, fields, met) => {
    const one = model({ components: [component(fields)] });
    expect(itemOf(one, 'ntia-2021', 'Other unique identifiers').met).toBe(met);
  });

  const subject = component({ id: 'app' });
  const declared = (aggregate: string, ...refs: string[]) => ({
    compositions: [{ aggregate, refs }],
  });
  it.each<[string, Partial<SbomModel>, boolean]>([
    ['none', {}, false],
    ['any, without a primary component', { dependencies: [dependsOn('a', 'b')] }, true],
    ['of the primary component', { subject, dependencies: [dependsOn('app', 'b')] }, true],
    ['of another one', { subject, dependencies: [dependsOn('b', 'c')] }, false],
    ['an empty list', { subject, dependencies: [dependsOn('app')] }, false],
    ['the document is complete', { subject, ...declared('complete') }, true],
    ['the primary one is complete', { subject, ...declared('complete', 'app') }, true],
    ['another one is complete', { subject, ...declared('complete', 'b') }, false],
    ['incomplete', { subject, ...declared('incomplete') }, false],
  ])('takes for a dependency relationship: %s', (_case, fields, met) => {
    const one = model({ components: components(1), ...fields });
    expect(itemOf(one, 'ntia-2021', 'Dependency relationship').met).toBe(met);
    expect(itemOf(one, 'cisa-2025', 'Dependency relationship').met).toBe(met);
  });

  it.each<[string, Partial<SbomModel>, boolean, boolean]>([
    ['nobody', {}, false, false],
    ['a tool', { tools: [{ name: 'syft' }] }, true, false],
    ['a person', { authors: [{ name: 'A' }] }, true, true],
    ['a manufacturer', { manufacturer: { name: 'ACME' } }, true, true],
    ['a supplier', { supplier: { name: 'ACME' } }, true, true],
  ])('takes for an author, other than CISA: %s', (_case, fields, ntia, cisa) => {
    const one = model({ components: components(1), ...fields });
    expect(itemOf(one, 'ntia-2021', 'Author of SBOM data').met).toBe(ntia);
    expect(itemOf(one, 'cisa-2025', 'SBOM author').met).toBe(cisa);
  });

  it.each([
    ['2024-01-15T10:30:00Z', true],
    ['2024-01-15T10:30:00+02:00', true],
    ['yesterday', false],
    [undefined, false],
  ])('wants a timestamp: %s', (created, met) => {
    const one = model({
      components: components(1),
      ...(created === undefined ? {} : { created }),
    });
    expect(itemOf(one, 'ntia-2021', 'Timestamp').met).toBe(met);
  });
});

describe('the draft of CISA', () => {
  it('reads the context of generation from the lifecycle and not from the time', () => {
    const name = 'Generation context';
    const timed = model({ created: '2024-01-15T10:30:00Z', components: components(1) });
    expect(itemOf(timed, 'cisa-2025', name).met).toBe(false);
    expect(itemOf({ ...timed, phases: ['build'] }, 'cisa-2025', name).met).toBe(true);
  });

  it.each<[string, Partial<Component>, string]>([
    ['any hash', { hashes: [{ algorithm: 'MD5', value: 'ab' }] }, 'Component hash'],
    ['any licence', { licences: [{ kind: 'name', value: 'Own' }] }, 'Licence'],
    ['an author', { authors: [{ name: 'A' }] }, 'Software producer'],
  ])('is content with %s', (_case, fields, name) => {
    const one = component(fields);
    expect(itemOf(model({ components: [one] }), 'cisa-2025', name).met).toBe(true);
    expect(itemOf(model({ components: components(1) }), 'cisa-2025', name).met).toBe(false);
  });

  it('knows nothing met but what is there', () => {
    const bare = model({ components: components(1, () => ({ name: 'a' })) });
    expect(metNames(bare, 'cisa-2025')).toStrictEqual(['Component name']);
  });
});
