import { describe, expect, it } from '@jest/globals';
import { walkNested } from '../../../../src/core/sbom/model/walk-components';

function walked(owner: unknown, at = ''): [unknown, string][] {
  const seen: [unknown, string][] = [];
  walkNested(owner, at, 'components', (value, pointer) => {
    seen.push([value, pointer()]);
  });
  return seen;
}
const pointers = (owner: unknown, at = '') => walked(owner, at).map(([, pointer]) => pointer);

describe('walkNested', () => {
  it('follows the order of the document', () => {
    const owner = { components: [{ components: [{}, { components: [{}] }] }, 'x', {}] };
    expect(pointers(owner, '/metadata/component')).toEqual(
      ['0', '0/components/0', '0/components/1', '0/components/1/components/0', '1', '2'].map(
        (path) => `/metadata/component/components/${path}`,
      ),
    );
  });

  it.each([
    [undefined],
    [null],
    [7],
    ['x'],
    [[]],
    [{}],
    [{ components: {} }],
    [{ components: [] }],
  ])('finds nothing in %j', (owner) => {
    expect(walked(owner)).toEqual([]);
  });

  it('leaves inherited members alone', () => {
    expect(walked(Object.create({ components: [{}] }))).toEqual([]);
  });

  it('walks through any depth', () => {
    let owner: object = {};
    for (let depth = 0; depth < 200_000; depth += 1) owner = { components: [owner] };
    let count = 0;
    walkNested(owner, '', 'components', () => {
      count += 1;
    });
    expect(count).toBe(200_000);
  });

  it('ends in a document that refers to itself', () => {
    const components: unknown[] = [{ name: 'a' }];
    components.push({ components });
    expect(walked({ components })).toHaveLength(2);
  });
});
