import { expect, it } from '@jest/globals';
import { componentPage } from '../../src/app/component-page';
import { readSbom } from '../../src/core/sbom/read-sbom';
import type { Component } from '../../src/core/sbom/model/types';
import { bom } from './harness';

/** Every page of a document's components, as the panel asks for them. */
function pagesOf(components: readonly Component[]) {
  const pages = [];
  for (let from: number | undefined = 0; from !== undefined;) {
    const page = componentPage(components, from);
    pages.push(page);
    from = page.next;
  }
  return pages;
}

async function componentsOf(count: number): Promise<readonly Component[]> {
  const { model } = await readSbom(new TextEncoder().encode(bom('1', count)));
  return model?.components ?? [];
}

it.each([
  [0, 1],
  [1, 1],
  [10_000, 1],
  [10_001, 2],
  [25_000, 3],
])('%i components are %i pages, and none is lost', async (count, expected) => {
  const pages = pagesOf(await componentsOf(count));
  expect(pages).toHaveLength(expected);
  const names = pages.flatMap(({ rows }) => rows.map(([name]) => name));
  expect(names).toHaveLength(count);
  expect(new Set(names).size).toBe(count);
});

it('an answer fits, whatever is in the texts', async () => {
  const [one] = await componentsOf(1);
  if (one === undefined) throw new Error('The document has no components.');
  const odd = '\u0001'.repeat(400);
  const components = Array.from({ length: 10_000 }, (_, index): Component => {
    const licences = [{ kind: 'name', value: `${String(index)}${odd}` }] as const;
    return { ...one, name: `${String(index)}${odd}`, version: odd, licences };
  });
  const pages = pagesOf(components);
  expect(pages.flatMap(({ rows }) => rows)).toHaveLength(10_000);
  for (const page of pages) {
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(5 * 1024 * 1024);
  }
});

it('a place beyond the last component holds nothing', async () => {
  expect(componentPage(await componentsOf(3), 7)).toMatchObject({ rows: [] });
  expect(componentPage(await componentsOf(3), 7).next).toBeUndefined();
});
