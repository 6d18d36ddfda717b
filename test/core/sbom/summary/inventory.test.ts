import { describe, expect, it } from '@jest/globals';
import { toModel } from '../../../../src/core/sbom/model/to-model';
import { toInventory } from '../../../../src/core/sbom/summary/inventory';
import { shopCycloneDx } from '../fixtures/shop-cyclonedx';
import { shopSpdx } from '../fixtures/shop-spdx';
import { shopSpdx3 } from '../fixtures/shop-spdx3';
import { cycloneDx, spdx } from './models';

const keys = (document: object) =>
  toInventory(cycloneDx(document), undefined).components.map(({ key }) => key);

describe('an inventory', () => {
  const SHOP = {
    subject: { name: 'shop', version: '1.2.3' },
    tools: ['maker 1.39.0'],
    score: 7.5,
    components: [
      { key: 'pkg:npm/a', version: '1.0.0', licence: 'MIT' },
      { key: 'pkg:npm/b', version: '2.0.0', licence: 'Apache-2.0 OR MIT' },
    ],
  };

  it.each([
    ['CycloneDX', cycloneDx(shopCycloneDx())],
    ['SPDX 2', spdx(shopSpdx())],
    [
      'SPDX 3',
      toModel({
        format: 'spdx',
        serialization: 'json',
        specVersion: '3.0.1',
        document: shopSpdx3(),
      }),
    ],
  ])('is the same from %s', (_name, model) => {
    expect(toInventory(model, 7.5)).toEqual(SHOP);
  });

  it('has little of a document that says little', () => {
    expect(toInventory(cycloneDx({}), undefined)).toEqual({ tools: [], components: [] });
    expect(toInventory(spdx({ name: 'x' }), undefined)).toMatchObject({ subject: { name: 'x' } });
  });

  it('is sorted by code units, whatever the language', () => {
    const components = ['ä', 'b', 'B', 'a', 'Z'].map((name) => ({ name }));
    expect(keys({ components })).toEqual(['||B', '||Z', '||a', '||b', '||ä']);
  });

  it('sorts versions as text, and lists what is the same once', () => {
    const components = ['10', '9', '9'].map((version) => ({ name: 'a', version }));
    const { components: items } = toInventory(cycloneDx({ components }), undefined);
    expect(items.map(({ version }) => version)).toEqual(['10', '9']);
  });

  it('keeps two licences of one version apart', () => {
    const components = ['MIT', 'ISC'].map((name) => ({
      name: 'a',
      licenses: [{ license: { name } }],
    }));
    const { components: items } = toInventory(cycloneDx({ components }), undefined);
    expect(items.map(({ licence }) => licence)).toEqual(['ISC', 'MIT']);
  });

  it('has no files and no primary component', () => {
    const metadata = { component: { name: 'app' } };
    const components = [{ type: 'file', name: '/etc/passwd' }, { name: 'a' }];
    expect(keys({ metadata, components })).toEqual(['||a']);
  });

  it('sorts tools, each once and cut', () => {
    const tools = [
      { name: 'b', version: '1' },
      { name: 'a' },
      { name: 'a' },
      { name: 'x'.repeat(999) },
    ];
    const { tools: named } = toInventory(cycloneDx({ metadata: { tools } }), undefined);
    expect(named).toEqual(['a', 'b 1', 'x'.repeat(200)]);
  });
});
