import { describe, expect, it } from '@jest/globals';
import { countedComponents } from '../../../../src/core/sbom/score/counted-components';
import { component, components, model } from './models';

describe('the components that are counted', () => {
  const subject = component({ id: 'app', path: '/metadata/component' });

  it('has the primary component of CycloneDX, and its files', () => {
    const fileComponents = [component({ id: 'file', type: 'file' })];
    const counted = countedComponents(
      model({ subject, components: components(2), fileComponents }),
    );
    expect(counted.components.map(({ id }) => id)).toEqual(['app', 'ref-0', 'ref-1', 'file']);
    expect(counted.keys).toEqual(new Set(['app', 'ref-0', 'ref-1', 'file']));
  });

  it('has one of those with the same reference, or purl where there is none', () => {
    const counted = countedComponents(
      model({
        components: [
          component({ id: 'a', name: 'first' }),
          component({ id: 'a', name: 'second' }),
          component({ purl: 'pkg:npm/b' }),
          component({ purl: 'pkg:npm/b' }),
          component(),
          component(),
        ],
      }),
    );
    expect(counted.components.map(({ name, purl }) => name ?? purl)).toEqual([
      'first',
      'pkg:npm/b',
      undefined,
      undefined,
    ]);
  });

  it('has every package of SPDX, the described one among them', () => {
    const [described, other] = components(2, () => ({ id: 'SPDXRef-same' }));
    const packages = [described, other].filter((one) => one !== undefined);
    const counted = countedComponents(
      model({ format: 'spdx', components: packages, ...(described && { subject: described }) }),
    );
    expect(counted.components).toBe(packages);
  });

  it.each([
    ['nothing', {}, true],
    ['a primary component alone', { subject }, true],
    ['a component', { components: components(1) }, false],
    ['a file', { fileComponents: components(1) }, false],
  ])('tells that %s is an inventory or none', (_what, overrides, expected) => {
    expect(countedComponents(model(overrides)).isEmpty).toBe(expected);
  });
});
