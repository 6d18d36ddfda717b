import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Component, SbomModel } from '../../../../src/core/sbom/model/types';
import {
  requirements,
  type RequirementItem,
} from '../../../../src/core/sbom/score/requirements/requirements';
import { score } from '../../../../src/core/sbom/score/score';
import { component, MIT, model, SHA256 } from './models';
import { oddDocument, oddFields, oddModel } from './odd-models';

const verdict = fc.constantFrom(true, false, null);

/** Components that are not one another's doubles. */
const distinct: fc.Arbitrary<Component[]> = fc
  .array(oddFields, { maxLength: 6 })
  .map((all) => all.map((fields, index) => component({ ...fields, id: `ref-${index}` })));
const distinctModel: fc.Arbitrary<SbomModel> = fc
  .tuple(oddDocument, distinct)
  .map(([document, components]) => {
    const { subject: _subject, fileComponents: _files, ...rest } = document;
    return model({ ...rest, components });
  });

const DECLARED = { ...MIT, role: 'declared' } as const;
const CONCLUDED = { ...MIT, role: 'concluded' } as const;

/** Licences that do not say which they are mean another thing beside those that do. */
function isSaid({ licences }: Component): boolean {
  return licences.every(({ role }) => role !== undefined);
}

/** Each of these is something that the score asks for, and nothing that it holds against one. */
const ADDITIONS: readonly ((one: Component, index: number) => Component)[] = [
  (one) => ({ ...one, name: 'left-pad' }),
  (one) => ({ ...one, version: '1.0.0' }),
  (one) => ({ ...one, type: 'library' }),
  (one) => ({ ...one, supplier: { name: 'ACME' } }),
  (one, index) => ({ ...one, purl: `pkg:npm/left-pad@1.0.${index}` }),
  (one) => ({ ...one, cpes: [...one.cpes, 'cpe:2.3:a:acme:left-pad:1.0.0:*:*:*:*:*:*:*'] }),
  (one) => ({ ...one, hashes: [...one.hashes, SHA256] }),
  (one) => ({ ...one, sourceInfo: 'built from the tag' }),
  (one) => ({
    ...one,
    references: [...one.references, { type: 'vcs', url: 'https://acme.example/a', hashes: [] }],
  }),
  (one) => (isSaid(one) ? { ...one, licences: [...one.licences, DECLARED] } : one),
  (one) =>
    isSaid(one) && one.licences.every(({ role }) => role === 'declared')
      ? { ...one, licences: [...one.licences, CONCLUDED] }
      : one,
];

describe('the score of any model', () => {
  it('is a number from 0 to 10 in all its parts, or undefined', () => {
    fc.assert(
      fc.property(oddModel, verdict, (one, valid) => {
        const { overall, grade, categories } = score(one, { valid });
        expect(grade === undefined).toBe(overall === undefined);
        const parts = categories.flatMap((category) => [category, ...category.features]);
        const scores = [overall, ...parts.map((part) => part.score)];
        const wrong = scores.filter((value) => value !== undefined && !(value >= 0 && value <= 10));
        expect(wrong).toStrictEqual([]);
        expect(parts.every(({ weight }) => weight > 0)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is undefined where there are no components, and only there', () => {
    fc.assert(
      fc.property(oddModel, (one) => {
        const some = one.components.length + (one.fileComponents?.length ?? 0);
        expect(score(one).overall !== undefined).toBe(some > 0);
      }),
    );
  });

  it('does not depend on the order of the components', () => {
    const twice = distinctModel.chain((one) => {
      const all = one.components.length;
      return fc
        .shuffledSubarray([...one.components], { minLength: all, maxLength: all })
        .map((components) => [one, { ...one, components }] as const);
    });
    fc.assert(
      fc.property(twice, ([one, other]) => {
        expect(score(other)).toStrictEqual(score(one));
      }),
    );
  });

  it('never falls when a component says more', () => {
    fc.assert(
      fc.property(
        distinctModel.filter(({ components }) => components.length > 0),
        fc.nat(),
        fc.constantFrom(...ADDITIONS),
        (one, position, add) => {
          const index = position % one.components.length;
          const components = one.components.map((each, at) =>
            at === index ? add(each, index) : each,
          );
          const before = score(one).overall ?? 0;
          expect(score({ ...one, components }).overall).toBeGreaterThanOrEqual(before);
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each(['json', 'xml', 'tag-value', 'yaml', 'rdf'] as const)('scores %s', (serialization) => {
    const { overall } = score(model({ serialization, components: [component({ name: 'a' })] }));
    expect(overall).toBeGreaterThan(0);
  });
});

/** An item about the document names nobody who misses it. */
function addsUp({ met, applicable, count, of, missing, more }: RequirementItem): boolean {
  const misses = of - count;
  const isTold = missing.length + more === misses || (of === 1 && missing.length === 0);
  const isSafe = !/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u.test(missing.join(''));
  const isMet = of > 0 && count === of;
  return met === isMet && applicable === of > 0 && isTold && isSafe && missing.length <= 20;
}

describe('the requirements of any model', () => {
  it('add up, and are never met by nothing', () => {
    fc.assert(
      fc.property(oddModel, (one) => {
        for (const { items, optional, met, total } of requirements(one)) {
          expect(total).toBe(items.length);
          expect(met).toBe(items.filter((item) => item.met).length);
          const wrong = [...items, ...optional].filter((item) => !addsUp(item));
          expect(wrong).toStrictEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
