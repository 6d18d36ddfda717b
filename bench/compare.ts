import { compare } from '../src/core/sbom/compare/compare';
import { toModel } from '../src/core/sbom/model/to-model';
import { score } from '../src/core/sbom/score/score';
import { toInventory } from '../src/core/sbom/summary/inventory';
import { best } from './best';
import { document } from './documents';

/** About ten megabytes each. */
const COMPONENTS = 25_000;

/** Every tenth component is another version, every hundredth another component. */
function laterDocument(): string {
  return document(COMPONENTS)
    .replaceAll(/@1\.(\d*0)\.0"/g, '@1.$1.1"')
    .replaceAll(/"1\.(\d*0)\.0"/g, '"1.$1.1"')
    .replaceAll(/library-(\d*00)([@"])/g, 'other-$1$2');
}

/**
 * Comparing two documents that were read, as multiples of parsing both; budget 1. Their models are
 * made when they are read, whether they are compared or not; that is shown, too.
 */
export async function benchCompare(): Promise<string[]> {
  const [old, young] = [document(COMPONENTS), laterDocument()];
  const parse = await best(() => [JSON.parse(old), JSON.parse(young)] as unknown);
  const documents = [old, young].map((text) => JSON.parse(text) as Record<string, unknown>);
  const models = () =>
    documents.map((json) =>
      toModel({ format: 'cyclonedx', serialization: 'json', specVersion: '1.6', document: json }),
    );
  const inventories = (all = models()) => all.map((model) => toInventory(model, 7));
  const [before, after] = inventories();
  if (before === undefined || after === undefined) throw new Error('There are two documents.');
  const made = models();
  const { upgraded, added, removed, unchanged } = compare(before, after);
  const times = [
    ['compare alone, from inventories', await best(() => compare(before, after)), 'at most 1'],
    [
      'inventories and compare, from models',
      await best(() => {
        const [a, b] = inventories(made);
        if (a !== undefined && b !== undefined) compare(a, b);
      }),
      'at most 1',
    ],
    [
      'model, inventory and compare, from parsed documents',
      await best(() => {
        const [a, b] = inventories();
        if (a !== undefined && b !== undefined) compare(a, b);
      }),
      'no budget',
    ],
    [
      'the same with the score, which an inventory may carry',
      await best(() => {
        const [a, b] = models().map((model) => toInventory(model, score(model).overall));
        if (a !== undefined && b !== undefined) compare(a, b);
      }),
      'no budget',
    ],
  ] as const;
  const sizes = [old, young].map((text) => `${(text.length / 1e6).toFixed(1)} MB`).join(' and ');
  return [
    `diff of ${sizes}: ${upgraded.length} upgraded, ${added.length} added, ${removed.length} removed, ${unchanged} unchanged`,
    ...times.map(
      ([name, time, budget]) =>
        `  ${name}: ${(time / parse).toFixed(2)} × JSON.parse of both, ${time.toFixed(0)} ms (${budget})`,
    ),
  ];
}
