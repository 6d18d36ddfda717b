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
    // CycloneDX
    ...['bom.json', 'bom.xml', 'sub/dir/bom.json', 'app.cdx.json', 'app.cdx.xml', 'app.cdx'],
    ...['app.cyclonedx.json', 'cyclonedx.json', 'cyclonedx.xml', 'juice-shop-11.1.2.bom.json'],
    // SPDX
    ...['image.spdx', 'image.spdx.json', 'image.spdx.xml', 'image.spdx.yaml', 'image.spdx.yml'],
    ...['image.spdx.rdf', 'image.spdx.rdf.xml', 'sbom.spdx'],
    ...['image.spdx3.json', 'image.spdx3.jsonld', 'image.spdx.jsonld'],
    ...['_manifest/spdx_2.2/manifest.spdx.json', 'out/_manifest/spdx_3.0/manifest.spdx.json'],
    // Neither says so
    ...['sbom.json', 'SBOM.JSON', 'Sbom.xml', 'BOM.json', 'cyclonedx-sbom.json', 'my_bom.xml'],
    ...['shop_1.0_sbom.spdx.json', 'sbom_output/shop-sbom.json', 'shop-1.0.tar.gz.sbom'],
    ...['sbom-amd64.json', 'sbom_linux.xml', 'shop.sbom.json', 'shop_sbom.json', 'shop-bom.json'],
    // Compressed
    ...['bom.json.gz', 'bom.xml.zst', 'app.cdx.json.gz', 'a.spdx.json.zst', 'a.spdx.gz'],
    ...['sbom.json.gz', 'a-sbom.json.gz', 'a.spdx.yaml.gz', 'a.spdx3.json.gz'],
    // Signed
    ...['sbom.cdx.intoto.jsonl', 'a.spdx.intoto.jsonl', 'sbom.intoto.jsonl', 'a-sbom.intoto.json'],
    ...['a.cdx.sigstore.json', 'bom.intoto.jsonl'],
    // Anywhere
    ...['.sbom/x.cdx.json', 'sboms/é 🚀 [1].cdx.json', '.cdx.json', '.spdx', 'examples/a/bom.json'],
    ...['docs/sbom.json', 'latest/bom.json', 'contest/bom.json', 'vendors/bom.json'],
  ])('find %s', (path) => {
    expect(selectSboms([path], defaults)).toEqual([path]);
  });

  it.each([
    ...['package.json', 'package-lock.json', 'pom.xml', 'bom.txt', 'bom.yaml', 'src/sbom.ts'],
    ...['bomb.json', 'bombay.json', 'sbomb.txt', 'sbomb.json', 'carbom.json', 'xbom.xml'],
    ...['ebom.json', 'sboms.json', 'mysbom.json', 'bom-1.json', 'aspdx', 'spdx', 'cdx', 'sbom'],
    ...['spdx.json', 'cdx.json', 'spdx-licenses.json', 'x.spdx.txt', 'x.cdx.js', 'x.cdxjson'],
    ...['x.spdx.json5', 'x.cdx.json.bak', 'bom.json.tmpl', 'bom.jsonl', 'x.syft.json'],
    ...['bom.json.gzip', 'bom.json.zip', 'x.spdx.tar.zst', 'bom.gz', 'x.json.gz'],
    ...['provenance.intoto.jsonl', 'multiple.intoto.jsonl', 'x.sigstore.json', 'x.intoto.json'],
    ...['_manifest/spdx_2.2/manifest.spdx.json.sha256', 'manifest.json', 'bom.json/x', ''],
    // Of others
    ...['node_modules/x/bom.json', 'web/node_modules/x/bom.json', 'vendor/a/sbom.json'],
    ...['third_party/a/bom.json', 'a/third-party/bom.json', 'web/bower_components/bom.json'],
    ...['lib/site-packages/a.cdx.json', '.venv/x.cdx.json', 'a-1.0.dist-info/sboms/a.cdx.json'],
    ...['.git/bom.json'],
    // Samples
    ...[
      'test/fixtures/a.cdx.json',
      'a/Tests/bom.json',
      'a/testdata/b/bom.json',
      'testing/bom.json',
    ],
    ...[
      'src/test/resources/bom.xml',
      'test-data/bom.json',
      'testResources/a.spdx',
      'a/__tests__/bom.json',
    ],
    ...['x/fixtures/bom.json', '__fixtures__/bom.json', 'fixture/bom.json'],
  ])('leave %j', (path) => {
    expect(selectSboms([path], defaults)).toEqual([]);
  });
});

describe('selectSboms', () => {
  it.each([
    ['keeps the order, each once', ['b.x', 'a.x', 'b.x'], ['*.x'], [], ['b.x', 'a.x']],
    ['finds nothing without patterns', ['bom.json'], [], [], []],
    ['does not cross a slash with *', ['a/b.x'], ['*.x'], [], []],
    ['takes a leading ./ and /', ['a.x', 'b.y'], ['./a.x', '/b.y'], [], ['a.x', 'b.y']],
    ['takes ** alone', ['a/b.x', 'c'], ['**/**', '**'], [], ['a/b.x', 'c']],
    ['finds names in every folder', ['a/b.x', 'b.x', 'b.x/a'], ['**/b.*'], [], ['a/b.x', 'b.x']],
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

  it('is done with long names at once, by default patterns too', () => {
    const paths = ['a', 'sbom-', '.cdx', '-sbom', 'bom.json', '/', '[-_]', 'test/'].map(
      (part) => `${part.repeat(4000 / part.length)}!`,
    );
    expect(selectSboms(paths, defaults)).toEqual([]);
    const hostile = ['*a*a*a*a*a*a*a*a*a*a*b', '**/*a*a*a*a*a*a*a*a*a*a*b'];
    expect(selectSboms(['a'.repeat(60)], { patterns: hostile, excludes: [] })).toEqual([]);
    const found = `${'a'.repeat(60)}b`;
    expect(selectSboms([found], { patterns: hostile, excludes: [] })).toEqual([found]);
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
