import { describe, expect, it } from '@jest/globals';
import { readSbom } from '../../../../src/core/sbom/read-sbom';
import { componentRows } from '../../../../src/core/sbom/summary/component-rows';
import { CYCLONEDX, SPDX } from '../documents';

const MEGABYTE = 1_000_000;

async function rowsOf(document: unknown, maxBytes = MEGABYTE) {
  const { model } = await readSbom(new TextEncoder().encode(JSON.stringify(document)));
  if (model === undefined) throw new Error('It was not read.');
  return componentRows(model, maxBytes);
}

describe('the rows of a table of components', () => {
  it('are the components in their order, nested ones included, files not', async () => {
    const { rows, total } = await rowsOf(CYCLONEDX);
    expect(rows.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(rows[0]).toEqual({ name: 'a', version: '1', licence: '', purl: 'pkg:npm/a@1' });
    expect(total).toBe(3);
  });

  it('leave out what the document is about', async () => {
    const { rows } = await rowsOf(SPDX);
    expect(rows.map(({ name }) => name)).not.toContain('shop');
  });

  it('are as many as fit, and the total says how many there are', async () => {
    const components = Array.from({ length: 500 }, (_, index) => ({
      type: 'library',
      name: `ü-${String(index)}`,
      group: 'org.acme',
      version: '1',
    }));
    const { rows, total } = await rowsOf({ ...CYCLONEDX, components, dependencies: [] }, 5000);
    expect(total).toBe(500);
    expect(rows[0]?.name).toBe('org.acme/ü-0');
    expect(rows.length).toBeGreaterThan(10);
    expect(new TextEncoder().encode(JSON.stringify(rows)).length).toBeLessThanOrEqual(5002);
  });

  it('cut hostile texts and keep them on one line', async () => {
    const components = [{ type: 'library', name: `a\n\u202e${'x'.repeat(999)}`, version: '1' }];
    const { rows } = await rowsOf({ ...CYCLONEDX, components, dependencies: [] });
    expect(rows[0]?.name).toMatch(/^a x+…$/);
    expect(rows[0]?.name.length).toBeLessThanOrEqual(200);
  });
});
