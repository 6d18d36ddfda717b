import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readTagValue } from '../../../../src/core/sbom/read/read-tag-value';
import { readXml } from '../../../../src/core/sbom/read/read-xml';
import { readYaml } from '../../../../src/core/sbom/read/read-yaml';
import { stamp } from '../../../../src/core/sbom/stamp/stamp';
import { shopCycloneDx, shopCycloneDxXml } from '../fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxTagValue, shopSpdxYaml } from '../fixtures/shop-spdx';
import { shopSpdxXml } from '../fixtures/shop-spdx-xml';
import { shopSpdx3 } from '../fixtures/shop-spdx3';
import {
  CYCLONEDX_JSON,
  CYCLONEDX_XML,
  SPDX_JSON,
  SPDX3,
  SPDX_YAML,
  SPDX_XML,
  TAG_VALUE,
  encode,
  decode,
  run,
  stamped,
  type Parsed,
} from './stamped';

interface Sample {
  readonly name: string;
  readonly parsed: Parsed;
  readonly text: string;
  /** What the version is in, in the parsed document. */
  readonly versionOf: (document: unknown) => Record<string, unknown>;
  readonly member: string;
}

type Members = Record<string, unknown>;
const member = (value: unknown, name: string) => (value as Members)[name];
const inMetadata = (document: unknown) =>
  member(member(document, 'metadata'), 'component') as Members;
const named = (list: string) => (document: unknown) => {
  const found = (member(document, list) as Members[]).find(
    (entry) => entry['name'] === 'shop' && entry['type'] !== 'SpdxDocument',
  );
  if (found === undefined) throw new Error('no shop');
  return found;
};
const inPackages = named('packages');

const SAMPLES: readonly Sample[] = [
  ...[undefined, 2, '\t'].map((space) => ({
    name: `CycloneDX JSON indented by ${JSON.stringify(space)}`,
    parsed: CYCLONEDX_JSON,
    text: JSON.stringify(shopCycloneDx(), null, space),
    versionOf: inMetadata,
    member: 'version',
  })),
  {
    name: 'CycloneDX XML',
    parsed: CYCLONEDX_XML,
    text: shopCycloneDxXml(),
    versionOf: inMetadata,
    member: 'version',
  },
  {
    name: 'SPDX JSON',
    parsed: SPDX_JSON,
    text: JSON.stringify(shopSpdx(), null, 2),
    versionOf: inPackages,
    member: 'versionInfo',
  },
  {
    name: 'SPDX 3',
    parsed: SPDX3,
    text: JSON.stringify(shopSpdx3(), null, 2),
    versionOf: named('@graph'),
    member: 'software_packageVersion',
  },
  {
    name: 'SPDX YAML',
    parsed: SPDX_YAML,
    text: shopSpdxYaml(),
    versionOf: inPackages,
    member: 'versionInfo',
  },
  {
    name: 'SPDX XML',
    parsed: SPDX_XML,
    text: shopSpdxXml(),
    versionOf: inPackages,
    member: 'versionInfo',
  },
  {
    name: 'SPDX tag-value',
    parsed: TAG_VALUE,
    text: shopSpdxTagValue(),
    versionOf: inPackages,
    member: 'versionInfo',
  },
];

const READERS = {
  json: (text: string) =>
    ({ ok: true, parsed: { document: JSON.parse(text) as unknown } }) as const,
  xml: readXml,
  rdf: readXml,
  yaml: readYaml,
  'tag-value': readTagValue,
};
function read({ serialization }: Parsed, text: string): unknown {
  const reading = READERS[serialization](text.replace(/^\ufeff/, ''));
  if (!reading.ok) throw new Error(reading.refusal.message);
  return structuredClone(reading.parsed.document);
}

/** Where the version stands, as it is written. */
const PLACES: Readonly<Record<Parsed['serialization'], RegExp>> = {
  json: /"1\.2\.3"/,
  xml: /(?<=<version(?:Info)?>)1\.2\.3(?=<)/,
  rdf: /$/,
  yaml: /(?<=versionInfo: )["']?1\.2\.3["']?/,
  'tag-value': /(?<=PackageVersion: )1\.2\.3/,
};

/** Branch names and worse. */
const HOSTILE = [
  '2.0.0',
  '1.10',
  'true',
  'null',
  '~',
  '- x',
  '# no comment',
  'a: b',
  "it's",
  'feature/"x"\\',
  '{{a}} [b] &c *d !e %f @g `h`',
  ']]>',
  '</version><version>',
  '<!-- & -->',
  '&lt;',
  '🚀 é \u00a0.',
  'x'.repeat(1000),
  '__proto__',
];

/** What no line of text shows, or what turns it around. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/gu;

describe.each(SAMPLES)('stamp of $name', ({ parsed, text, versionOf, member: name }) => {
  const unstamped = read(parsed, text);

  it('changes the version and nothing else', () => {
    const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(hostile, fc.constantFrom('', '\ufeff'), fc.boolean(), (version, mark, crlf) => {
        const before = mark + (crlf ? text.replaceAll('\n', '\r\n') : text);
        const wanted = version.replace(UNSEEN, '').trim();
        const result = run(parsed, before, version);
        if (!result.ok) {
          expect(result.reason).toMatch(/empty|<text>/);
          expect(wanted).toMatch(/^$|<\/?text>/u);
          return;
        }
        const { index = NaN, 0: old = '' } = PLACES[parsed.serialization].exec(before) ?? {};
        const head = Buffer.from(before.slice(0, index));
        const tail = Buffer.from(before.slice(index + old.length));
        const bytes = Buffer.from(result.content);
        expect(bytes.subarray(0, head.length).equals(head)).toBe(true);
        expect(bytes.subarray(bytes.length - tail.length).equals(tail)).toBe(true);
        expect(bytes.length).toBeGreaterThan(head.length + tail.length);
        const after = decode(result.content);
        expect(result.changes).toHaveLength(1);
        const document = read(parsed, after);
        expect(versionOf(document)[name]).toBe(wanted);
        versionOf(document)[name] = '1.2.3';
        expect(document).toEqual(read(parsed, before));
      }),
      { examples: HOSTILE.map((version) => [version, '', false]) },
    );
  });

  it('gives back the very bytes where the version is that already', () => {
    const content = encode(text);
    const result = stamp({ content, parsed, version: ' 1.2.3\n' });
    expect(result).toEqual({ ok: true, content, changes: [] });
    expect(result.ok && result.content).toBe(content);
    const once = stamp({ content, parsed, version: '<"2"> & {x}: # é' });
    if (!once.ok) throw new Error(once.reason);
    const twice = stamp({ content: once.content, parsed, version: '<"2"> & {x}: # é' });
    expect(twice.ok && twice.content).toBe(once.content);
  });

  it('adds a version where there is none', () => {
    const line = text.split('\n').findIndex((one) => one.includes('1.2.3') && /version/i.test(one));
    const minified = !text.includes('\n');
    const document = structuredClone(unstamped);
    Reflect.deleteProperty(versionOf(document), name);
    const without = minified
      ? JSON.stringify(document)
      : parsed.serialization === 'json'
        ? JSON.stringify(document, null, text.includes('\t') ? '\t' : 2)
        : text.split('\n').toSpliced(line, 1).join('\n');
    expect(read(parsed, without)).toEqual(document);
    for (const before of [without, `\ufeff${without.replaceAll('\n', '\r\n')}`]) {
      const after = stamped(parsed, before, '2 <"é">: #');
      const result = read(parsed, after);
      expect(versionOf(result)[name]).toBe('2 <"é">: #');
      Reflect.deleteProperty(versionOf(result), name);
      expect(result).toEqual(document);
      expect(after.split('\n')).toHaveLength(before.split('\n').length + (minified ? 0 : 1));
      expect(after.split('\r\n').length).toBe(before.includes('\r') ? after.split('\n').length : 1);
    }
  });

  it('says what it did in one plain line', () => {
    const result = run(parsed, text, 'a\n"b"\u202e');
    expect(result).toMatchObject({
      changes: ['Version of the primary component: "1.2.3" → "a\\"b\\"".'],
    });
  });

  it('never throws, whatever the document', () => {
    const cut = fc.nat({ max: text.length }).map((length) => text.slice(0, length));
    const torn = fc
      .tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length }), fc.string())
      .map(([from, to, put]) => text.slice(0, from) + put + text.slice(to));
    fc.assert(
      fc.property(fc.oneof(cut, torn, fc.string()), fc.string(), (broken, version) => {
        expect(typeof run(parsed, broken, version).ok).toBe('boolean');
      }),
    );
  });
});
