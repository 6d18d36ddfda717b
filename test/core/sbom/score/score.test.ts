import { describe, expect, it } from '@jest/globals';
import { score } from '../../../../src/core/sbom/score/score';
import { feature } from './features';
import { component, components, MIT, model, SHA256 } from './models';

describe('the score of a document', () => {
  it('is none where there are no components', () => {
    const subject = component({ id: 'app', name: 'app', version: '1', type: 'application' });
    for (const nothing of [model(), model({ subject })]) {
      const { overall, grade } = score(nothing, { valid: true });
      expect({ overall, grade }).toEqual({ overall: undefined, grade: undefined });
    }
  });

  it('leaves out categories in which nothing can be scored', () => {
    const { categories } = score(model());
    const names = categories.map(({ name }) => name);
    expect(names).not.toContain('Identification');
    expect(names).not.toContain('Vulnerability');
    expect(names).toContain('Structural');
  });

  it('has seven categories that weigh 82', () => {
    const { categories } = score(model({ components: components(1) }));
    expect(categories.map(({ name, weight }) => `${name} ${weight}`)).toEqual([
      'Identification 10',
      'Provenance 12',
      'Integrity 15',
      'Completeness 12',
      'Licensing 15',
      'Vulnerability 10',
      'Structural 8',
    ]);
  });

  it.each([
    ['Identification', 1],
    ['Provenance', 1],
    ['Integrity', 1],
    ['Completeness', 1],
    ['Licensing', 1.2],
    ['Vulnerability', 1],
    ['Structural', 1],
  ])('has features of %s that weigh %d', (name, expected) => {
    const { categories } = score(model({ components: components(1) }));
    const features = categories.find((category) => category.name === name)?.features ?? [];
    const sum = features.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(expected, 9);
  });

  it('does not count what nobody checked, and counts what was', () => {
    const one = model({ components: components(1) });
    expect(feature(one, 'schema').score).toBeUndefined();
    expect(feature(one, 'schema', { valid: null }).score).toBeUndefined();
    expect(feature(one, 'schema', { valid: true }).score).toBe(10);
    expect(feature(one, 'schema', { valid: false }).score).toBe(0);
    expect(score(one).overall).toBe(score(one, { valid: true }).overall);
  });

  it('never shows 10 where one of very many components lacks something', () => {
    const many = components(1000, (index) => (index === 0 ? {} : { version: '1' }));
    expect(feature(model({ components: many }), 'versions').score).toBe(9.9);
  });

  it('says how many components have something', () => {
    const some = components(102, (index) => (index < 38 ? { supplier: { name: 'ACME' } } : {}));
    expect(feature(model({ components: some }), 'suppliers').reason).toBe(
      '38 of 102 components have a supplier',
    );
  });

  it('grades the score before it is rounded', () => {
    const all = components(6, (index) => ({
      ...{ name: 'a', version: '1', type: 'library', purl: `pkg:npm/a${index}` },
      licences: [
        { ...MIT, role: 'concluded' as const },
        { ...MIT, role: 'declared' as const },
      ],
      ...{ hashes: [SHA256], supplier: { name: 'ACME' } },
    }));
    const packages = model({
      ...{ format: 'spdx', specVersion: '2.3', documentId: 'https://acme.example/1' },
      ...{ created: '2024-01-15T10:30:00Z', authors: [{ name: 'A' }] },
      ...{ tools: [{ name: 't', version: '1' }], dataLicences: ['CC0-1.0'], components: all },
    });
    // All are 10 but completeness: no primary component and no source, 2.5 of .6.
    const best = (70 * 10 + 12 * (2.5 / 0.6)) / 82;
    expect(best).toBeCloseTo(9.1463, 4);
    expect(score(packages)).toMatchObject({ overall: 9.1, grade: 'A' });
    // 5 of 6 have a strong hash: integrity is (.5 × 8.33 + .4 × 10) / .9.
    const worse = all.map((one, index) => (index < 1 ? { ...one, hashes: [] } : one));
    const integrity = (0.5 * ((10 * 5) / 6) + 0.4 * 10) / 0.9;
    const lower = (55 * 10 + 15 * integrity + 12 * (2.5 / 0.6)) / 82;
    expect(lower).toBeCloseTo(8.977, 4);
    expect(score({ ...packages, components: worse })).toMatchObject({ overall: 9, grade: 'B' });
  });

  it('grades', () => {
    const bare = score(model({ components: components(1) }));
    expect(bare.grade).toBe('F');
  });
});
