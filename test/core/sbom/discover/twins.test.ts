import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TwinCandidate } from '../../../../src/core/sbom/discover/cluster-twins';
import { chooseTwins } from '../../../../src/core/sbom/discover/twins';

type Kind =
  'cdx' | 'cdx1.4' | 'cdx-xml' | 'spdx' | 'spdx2.2' | 'tv' | 'yaml' | 'xml' | 'rdf' | 'spdx3';
const KINDS: Readonly<
  Record<Kind, Pick<TwinCandidate['facts'], 'format' | 'serialization' | 'specVersion'>>
> = {
  cdx: { format: 'cyclonedx', serialization: 'json', specVersion: '1.6' },
  'cdx1.4': { format: 'cyclonedx', serialization: 'json', specVersion: '1.4' },
  'cdx-xml': { format: 'cyclonedx', serialization: 'xml', specVersion: '1.6' },
  spdx: { format: 'spdx', serialization: 'json', specVersion: '2.3' },
  'spdx2.2': { format: 'spdx', serialization: 'json', specVersion: '2.2' },
  tv: { format: 'spdx', serialization: 'tag-value', specVersion: '2.3' },
  yaml: { format: 'spdx', serialization: 'yaml', specVersion: '2.3' },
  xml: { format: 'spdx', serialization: 'xml', specVersion: '2.3' },
  rdf: { format: 'spdx', serialization: 'rdf', specVersion: '2.3' },
  spdx3: { format: 'spdx', serialization: 'json', specVersion: '3.0.1' },
};
/** `name@version`, `pkg:…` (named `shop` 1), or null for a document without subject. */
type About = string | null;

function sbom(path: string, kind: Kind, about: About = 'shop@1', components = 10): TwinCandidate {
  const base = { ...KINDS[kind], components };
  if (about === null) return { path, facts: base };
  if (about.startsWith('pkg:')) {
    return { path, facts: { ...base, subject: { name: 'shop', version: '1', purl: about } } };
  }
  const [name = '', version] = about.split('@');
  const subject = version === undefined ? { name } : { name, version };
  return { path, facts: { ...base, subject } };
}
function pairs(documents: readonly TwinCandidate[]): string[] {
  return chooseTwins(documents).map(({ path, twinOf }) => `${path} = ${twinOf}`);
}

describe('chooseTwins', () => {
  it.each<[string, TwinCandidate[], string[]]>([
    ['one', [sbom('bom.json', 'cdx')], []],
    [
      'two formats',
      [sbom('a.spdx.json', 'spdx'), sbom('b.cdx.json', 'cdx')],
      ['a.spdx.json = b.cdx.json'],
    ],
    [
      'case and folders of formats',
      [sbom('x/SPDX/a.json', 'spdx', 'Shop@1'), sbom('x/CycloneDX-1.6/b.json', 'cdx', 'shop@1')],
      ['x/SPDX/a.json = x/CycloneDX-1.6/b.json'],
    ],
    [
      'the manifests of sbom-tool',
      [
        sbom('_manifest/spdx_2.2/manifest.spdx.json', 'spdx2.2'),
        sbom('_manifest/spdx_3.0/manifest.spdx.json', 'spdx3'),
      ],
      ['_manifest/spdx_3.0/manifest.spdx.json = _manifest/spdx_2.2/manifest.spdx.json'],
    ],
    ['other folders', [sbom('a/x.json', 'spdx'), sbom('b/x.json', 'cdx')], []],
    ['other subjects', [sbom('a.json', 'spdx', 'shop@1'), sbom('b.json', 'cdx', 'till@1')], []],
    ['other versions', [sbom('a.json', 'spdx', 'shop@1'), sbom('b.json', 'cdx', 'shop@2')], []],
    ['one version missing', [sbom('a.json', 'spdx', 'shop'), sbom('b.json', 'cdx', 'shop@2')], []],
    [
      'no versions',
      [sbom('a.json', 'spdx', 'shop'), sbom('b.json', 'cdx', 'shop')],
      ['a.json = b.json'],
    ],
    [
      'one purl',
      [sbom('a.json', 'spdx', 'pkg:npm/Shop@1'), sbom('b.json', 'cdx', 'pkg:npm/shop@1')],
      ['a.json = b.json'],
    ],
    [
      'other purls under one name',
      [sbom('a.json', 'spdx', 'pkg:oci/shop@1'), sbom('b.json', 'cdx', 'pkg:npm/shop@1')],
      [],
    ],
    [
      'a purl and a name',
      [sbom('a.json', 'spdx', 'shop@1'), sbom('b.json', 'cdx', 'pkg:npm/shop@1')],
      ['a.json = b.json'],
    ],
    [
      'a name that two purls have',
      [
        sbom('a.json', 'spdx', 'shop@1'),
        sbom('b.json', 'cdx', 'pkg:npm/shop@1'),
        sbom('c.json', 'cdx', 'pkg:oci/shop@1'),
      ],
      [],
    ],
    ['no subject', [sbom('a.json', 'spdx', null), sbom('b.json', 'cdx', null)], []],
    [
      'no subject, one name',
      [sbom('Bom.xml', 'cdx-xml', null), sbom('bom.json', 'cdx', null)],
      ['Bom.xml = bom.json'],
    ],
    [
      'no subject in one, one name',
      [sbom('a/sbom.cdx.json.gz', 'cdx', null), sbom('a/sbom.spdx.json', 'spdx')],
      ['a/sbom.spdx.json = a/sbom.cdx.json.gz'],
    ],
    [
      'one name, other folders',
      [sbom('a/bom.xml', 'cdx-xml', null), sbom('b/bom.json', 'cdx', null)],
      [],
    ],
    [
      'one name, other subjects',
      [sbom('s.cdx.json', 'cdx', 'a@1'), sbom('s.spdx.json', 'spdx', 'b@1')],
      [],
    ],
    [
      'one name that two subjects have',
      [
        sbom('s.cdx.json', 'cdx', 'a@1'),
        sbom('s.spdx.json', 'spdx', 'b@1'),
        sbom('s.xml', 'cdx-xml', null),
      ],
      [],
    ],
    ['the same format', [sbom('a.cdx.json', 'cdx'), sbom('b.cdx.json', 'cdx')], []],
    [
      'two versions of one format',
      [sbom('a.cdx.json', 'cdx1.4'), sbom('b.cdx.json', 'cdx')],
      ['a.cdx.json = b.cdx.json'],
    ],
    [
      'the same format twice, by name',
      [
        sbom('a.cdx.json', 'cdx'),
        sbom('b.cdx.json', 'cdx'),
        sbom('a.spdx.json', 'spdx'),
        sbom('c.spdx', 'tv'),
      ],
      ['a.spdx.json = a.cdx.json'],
    ],
    [
      'in order of preference',
      (['spdx3', 'rdf', 'xml', 'yaml', 'tv', 'spdx2.2', 'spdx', 'cdx-xml'] as const).map((kind) =>
        sbom(kind, kind),
      ),
      ['rdf', 'spdx', 'spdx2.2', 'spdx3', 'tv', 'xml', 'yaml'].map((kind) => `${kind} = cdx-xml`),
    ],
    [
      'SPDX of 2.3 before 2.2 and 3',
      [sbom('a', 'spdx3'), sbom('b', 'spdx2.2'), sbom('c', 'spdx')],
      ['a = c', 'b = c'],
    ],
    ['half the components', [sbom('a', 'cdx', 'x', 5), sbom('b', 'spdx', 'x', 10)], ['b = a']],
    ['less than half', [sbom('a', 'cdx', 'x', 4), sbom('b', 'spdx', 'x', 10)], ['a = b']],
    ['no components', [sbom('a', 'cdx', 'x', 0), sbom('b', 'spdx', 'x', 0)], ['b = a']],
    [
      'hostile names',
      [sbom('__proto__', 'cdx', '__proto__@1'), sbom('constructor', 'spdx', '__proto__@1')],
      ['constructor = __proto__'],
    ],
  ])('%s', (_name, documents, expected) => {
    expect(pairs(documents)).toEqual(expected);
    expect(pairs(documents.toReversed())).toEqual(expected);
  });

  it('takes none that is not forwarded anyway', () => {
    const refused = { ...sbom('a.cdx.json', 'cdx'), forwardable: false };
    const others = [sbom('a.spdx.json', 'spdx'), sbom('a.spdx', 'tv')];
    expect(pairs([refused, ...others])).toEqual(['a.spdx = a.spdx.json']);
  });

  it.each<[TwinCandidate[], string]>([
    [
      [sbom('a.json', 'cdx', 'sh\n"op@1'), sbom('b.json', 'spdx', 'sh\n"op@1')],
      '"a.json" is an SBOM about "sh \\"op", too, in CycloneDX 1.6 JSON, which more destinations take than SPDX 2.3 JSON.',
    ],
    [
      [sbom('a.json', 'cdx'), sbom('b.json', 'cdx1.4')],
      '"a.json" is an SBOM about "shop", too, in CycloneDX 1.6 JSON, which is newer than CycloneDX 1.4 JSON.',
    ],
    [
      [sbom('bom.json', 'spdx', null, 100), sbom('bom.xml', 'cdx-xml', null, 20)],
      '"bom.json" is an SBOM of the same name, too, and lists 100 components where this one lists 20.',
    ],
  ])('says why', (documents, because) => {
    expect(chooseTwins(documents).map((twin) => twin.because)).toEqual([because]);
  });

  const document = fc
    .tuple(
      fc.constantFrom('a.json', 'a.xml', 'b.cdx.json', 'b.spdx', 'x/a.json', 'x/spdx/a.json'),
      fc.constantFrom(...(Object.keys(KINDS) as Kind[])),
      fc.constantFrom(null, 'shop@1', 'shop', 'till@1', 'pkg:npm/shop@1', 'pkg:oci/shop@1'),
      fc.nat({ max: 4 }),
    )
    .map((values) => sbom(...values));
  const documents = fc.uniqueArray(document, { selector: ({ path }) => path });

  it('keeps one of each, in whatever order they come', () => {
    const shuffled = documents.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const twins = chooseTwins(all);
        expect(chooseTwins(other)).toEqual(twins);
        const left = new Set(twins.map(({ path }) => path));
        expect(left.size).toBe(twins.length);
        for (const { path, twinOf } of twins) {
          expect(left.has(twinOf)).toBe(false);
          const kinds = all
            .filter((one) => one.path === path || one.path === twinOf)
            .map(({ facts: { format, serialization, specVersion } }) =>
              [format, serialization, specVersion].join(),
            );
          expect(new Set(kinds).size).toBe(2);
        }
      }),
    );
  });

  it('takes thousands of documents', () => {
    const many = Array.from({ length: 5000 }, (_, n) =>
      sbom(`d${n % 2500}/${n}`, n < 2500 ? 'cdx' : 'spdx'),
    );
    expect(chooseTwins(many)).toHaveLength(2500);
  });
});
