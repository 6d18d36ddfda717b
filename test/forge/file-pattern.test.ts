import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { DEFAULT_PATTERNS } from '../../src/core/sbom/discover/default-patterns';
import { selectSboms } from '../../src/core/sbom/discover/discover';

const { modules } = z
  .object({
    modules: z.object({
      'bitbucket:repoCodeFileViewer': z.tuple([z.object({ filePattern: z.string().max(255) })]),
    }),
  })
  .parse(parse(readFileSync('manifest.yml', 'utf8')));
const pattern = new RegExp(modules['bitbucket:repoCodeFileViewer'][0].filePattern);
/** Every name that a prefix, a middle and an ending make, SBOMs and not. */
const PREFIXES = ['', 'a.', 'a-', 'a_', 'a', 'folder/', 'two/é folders/a.', '.'];
const MIDDLES = 'bom BOM Sbom sbom sbom-1 sbom_1 bom-1 sboms cyclonedx cdx spdx spdx3 syft'.split(
  ' ',
);
const ENDINGS = ' .json .JSON .xml .yaml .yml .rdf .rdf.xml .jsonld .txt .json.bak /x'.split(' ');
const COMPRESSED = ['', '.gz', '.zst', '.zip'];
const NAMES = PREFIXES.flatMap((prefix) =>
  MIDDLES.flatMap((middle) =>
    ENDINGS.flatMap((ending) => COMPRESSED.map((end) => prefix + middle + ending + end)),
  ),
);

const SBOMS = new Set(selectSboms(NAMES, { patterns: DEFAULT_PATTERNS, excludes: [] }));

/** 255 characters do not hold all: what the pattern takes although discovery does not. */
const KNOWN = /\.(cdx|sbom)\.(gz|zst)$|\.spdx3\.xml/i;

describe('the file pattern of the viewer', () => {
  it('takes the names that discovery takes', () => {
    expect(SBOMS.size).toBeGreaterThan(200);
    expect([...SBOMS].filter((name) => !pattern.test(name))).toEqual([]);
  });

  it('takes no others', () => {
    const others = NAMES.filter((name) => !SBOMS.has(name) && !KNOWN.test(name));
    expect(others.length).toBeGreaterThan(1000);
    expect(others.filter((name) => pattern.test(name))).toEqual([]);
  });

  it.each(['sbom.intoto.jsonl', 'a.cdx.sigstore.json', 'a-sbom.intoto.json', 'a.spdx3.jsonld'])(
    'takes %s',
    (name) => {
      expect(pattern.test(name)).toBe(true);
    },
  );

  it.each(['package.json', 'provenance.intoto.jsonl', 'x.sigstore.json', 'pom.xml'])(
    'leaves %s',
    (name) => {
      expect(pattern.test(name)).toBe(false);
    },
  );

  it.each(['a', '/', '-', 'sbom-', '.cdx', 'bom.json'])(
    'is done with many "%s" at once',
    (part) => {
      expect(pattern.test(`${part.repeat(4000 / part.length)}!`)).toBe(false);
    },
  );
});
