import { describe, expect, it } from '@jest/globals';
import { compare } from '../../../../src/core/sbom/compare/compare';
import { excerpt, linesOf } from '../../../../src/core/sbom/compare/excerpt';
import type { InventoryItem } from '../../../../src/core/sbom/summary/inventory';

const inventory = (...components: InventoryItem[]) => ({ tools: [], components });
const item = (name: string, version: string, licence = 'MIT'): InventoryItem => ({
  key: `pkg:npm/${name}`,
  version,
  licence,
});

describe('an excerpt of a comparison', () => {
  const before = inventory(item('a', '1'), item('b', '1'), item('c', '2'), item('d', '1'));
  const after = inventory(
    item('b', '2'),
    item('c', '1'),
    item('d', '1', 'GPL-3.0'),
    item('e', '1'),
  );

  it('has each list with its count, and components by the names people know', () => {
    const { counts, lists } = excerpt(compare(before, after), 10);
    expect(counts).toEqual({
      added: 1,
      removed: 1,
      upgraded: 1,
      downgraded: 1,
      changed: 0,
      licences: 1,
    });
    expect(lists.added).toEqual([{ name: 'e', ecosystem: 'npm', before: [], after: ['1'] }]);
    expect(lists.upgraded).toMatchObject([{ name: 'b', before: ['1'], after: ['2'] }]);
    expect(lists.downgraded).toMatchObject([{ name: 'c', before: ['2'], after: ['1'] }]);
    expect(lists.licences).toMatchObject([
      { name: 'd', before: ['MIT'], after: ['GPL-3.0'], change: 'changed' },
    ]);
  });

  it('cuts lists, and counts what it leaves out', () => {
    const many = Array.from({ length: 300 }, (_, index) => item(`x${String(index)}`, '1'));
    const cut = excerpt(compare(inventory(), inventory(...many)), 20);
    expect(cut.counts.added).toBe(300);
    expect(cut.lists.added).toHaveLength(20);
    expect(linesOf(cut)).toBe(20);
  });

  it('keeps five versions of a component, and keeps texts short and on one line', () => {
    const versions = Array.from({ length: 9 }, (_, index) => item('a', `1.${String(index)}`));
    const hostile = item('b', `1\n\u202e${'9'.repeat(500)}`);
    const { lists } = excerpt(compare(inventory(), inventory(...versions, hostile)), 20);
    expect(lists.added[0]?.after).toEqual(['1.0', '1.1', '1.2', '1.3', '1.4', '…']);
    expect(lists.added[1]?.after[0]).toMatch(/^1 9+…$/);
    expect(lists.added[1]?.after[0]?.length).toBeLessThanOrEqual(60);
  });
});
