import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_EXCLUDES,
  DEFAULT_PATTERNS,
} from '../../../../src/core/sbom/discover/default-patterns';
import { selectSboms } from '../../../../src/core/sbom/discover/discover';
import { globProblem } from '../../../../src/core/glob';

const defaults = { patterns: DEFAULT_PATTERNS, excludes: DEFAULT_EXCLUDES };

describe('the default patterns', () => {
  it.each([...DEFAULT_PATTERNS, ...DEFAULT_EXCLUDES])('%s is a usable glob', (pattern) => {
    expect(globProblem(pattern)).toBeUndefined();
  });

  it.each([
    'bom.json',
    'bom.xml',
    'sub/dir/bom.json',
    'app.cdx.json',
    'app.cdx.xml',
    'app.cdx',
    'image.spdx',
    'image.spdx.json',
    'image.spdx.yaml',
    'image.spdx.yml',
    'image.spdx.rdf',
    'image.spdx.rdf.xml',
    'image.spdx3.json',
    'sbom.json',
    'SBOM.JSON',
    'cyclonedx-sbom.json',
    'shop_1.0_sbom.spdx.json',
    'sbom_output/shop-sbom.json',
    'juice-shop-11.1.2.bom.json',
    '.sbom/x.cdx.json',
    '_manifest/spdx_2.2/manifest.spdx.json',
    'sboms/é 🚀 [1].cdx.json',
  ])('find %s', (path) => {
    expect(selectSboms([path], defaults)).toEqual([path]);
  });

  it.each([
    'package.json',
    'bom.txt',
    'bomb.json',
    'src/sbom.ts',
    'spdx.json',
    'node_modules/x/bom.json',
    'web/node_modules/x/bom.json',
    'vendor/a/sbom.json',
    'test/fixtures/a.cdx.json',
    'a/Tests/bom.json',
    'a/testdata/b/bom.json',
    'manifest.spdx.json.sha256',
  ])('leave %s', (path) => {
    expect(selectSboms([path], defaults)).toEqual([]);
  });
});

describe('selectSboms', () => {
  it.each([
    ['keeps the order, each once', ['b.x', 'a.x', 'b.x'], ['*.x'], [], ['b.x', 'a.x']],
    ['finds nothing without patterns', ['bom.json'], [], [], []],
    ['does not cross a slash with *', ['a/b.x'], ['*.x'], [], []],
    ['takes a leading ./ and /', ['a.x', 'b.y'], ['./a.x', '/b.y'], [], ['a.x', 'b.y']],
    ['excludes', ['a/b.x', 'c.x'], ['**/*.x'], ['a/**'], ['c.x']],
    ['takes ! for itself', ['!a.x', 'b.x'], ['!a.x'], [], ['!a.x']],
    ['ignores a pattern that cannot be used', ['a'], ['{a,b}'.repeat(20), '', 'a'], [''], ['a']],
  ])('%s', (_name, paths, patterns, excludes, expected) => {
    expect(selectSboms(paths, { patterns, excludes })).toEqual(expected);
  });

  it('does not hang on hostile patterns and paths', () => {
    const paths = Array.from({ length: 2000 }, (_, index) => 'a'.repeat(200) + String(index));
    const patterns = ['*a*a*a*a*a*a*a*a*a*a*b', `${'**/*a'.repeat(10)}b`, '{a,b}'.repeat(40)];
    expect(selectSboms(paths, { patterns, excludes: patterns })).toEqual([]);
  });

  it('selects from what it was given, whatever that is', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (paths, patterns) => {
        const selected = selectSboms(paths, { patterns, excludes: [] });
        expect(new Set(paths)).toEqual(new Set([...paths, ...selected]));
        expect(new Set(selected).size).toBe(selected.length);
      }),
    );
  });
});
