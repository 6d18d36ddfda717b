import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_FINDINGS } from '../../../src/core/sbom/findings/collect';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import type { SbomReading } from '../../../src/core/sbom/types';
import { CYCLONEDX, SPDX, toBytes } from './documents';
import { gzip, utf16, utf8 } from './fixtures/encodings';
import { dsse, sigstoreBundle, statement } from './fixtures/envelopes';
import { shopCycloneDx, shopCycloneDxXml } from './fixtures/shop-cyclonedx';
import { shopSpdx, shopSpdxTagValue, shopSpdxYaml } from './fixtures/shop-spdx';
import { shopSpdxRdf, shopSpdxXml } from './fixtures/shop-spdx-xml';
import { shopSpdx3 } from './fixtures/shop-spdx3';
import { anyText } from '../../any-text';

const SHOP: readonly [string, string][] = [
  ['CycloneDX', JSON.stringify(shopCycloneDx())],
  ['CycloneDX in XML', shopCycloneDxXml()],
  ['SPDX', JSON.stringify(shopSpdx())],
  ['SPDX 2.2', JSON.stringify(shopSpdx('2.2'))],
  ['SPDX in YAML', shopSpdxYaml()],
  ['SPDX as tag-value', shopSpdxTagValue()],
  ['SPDX in XML', shopSpdxXml()],
  ['SPDX in RDF', shopSpdxRdf()],
  ['SPDX 3', JSON.stringify(shopSpdx3())],
];

/** What holds for every reading; storage and pages rely on it. */
function expectSound(reading: SbomReading): void {
  expect(reading.refusal === undefined).toBe(reading.ok);
  expect(reading.refusal?.code).not.toBe('SBOM_UNREADABLE');
  if (reading.ok) expect(reading.content).toBeDefined();
  expect(reading.facts === undefined).toBe(reading.model === undefined);
  expect(reading.findings.length).toBeLessThanOrEqual(MAX_FINDINGS);
  const lines = [
    reading.refusal?.message ?? 'x',
    ...reading.findings.map(({ message }) => message),
  ];
  // eslint-disable-next-line no-control-regex -- controls are what must not be there
  for (const line of lines) expect(line).toMatch(/^[^\u0000-\u001f\u007f-\u009f]+$/);
  for (const { path } of reading.findings) expect(path).toMatch(/^(?:\/[^/]*)*$/);
  const { model: _model, content: _content, inside: _inside, ...kept } = reading;
  expect(JSON.stringify(kept).length).toBeLessThan(100_000);
}

describe('readSbom reads', () => {
  it.each(SHOP)('the same in %s', async (_name, text) => {
    const reading = await readSbom(utf8(text));
    expectSound(reading);
    expect(reading).toMatchObject({ ok: true, valid: true });
    const { facts } = reading;
    expect(facts?.subject).toMatchObject({ name: 'shop', version: '1.2.3' });
    expect(facts?.created).toBe('2026-03-23T06:03:12Z');
    // SPDX counts what the document is about among the packages.
    expect(facts?.components).toBe(facts?.format === 'spdx' ? 3 : 2);
    expect(facts?.ecosystems).toEqual([{ name: 'npm', count: facts?.components }]);
    expect(Buffer.from(reading.content ?? []).toString()).toBe(text);
  });

  it.each(SHOP)('the same in %s, in UTF-16 and gzip', async (_name, text) => {
    const plain = await readSbom(utf8(text));
    for (const bytes of [utf16(text), gzip(utf8(text))]) {
      const reading = await readSbom(bytes);
      expect(reading).toMatchObject({ ok: true, identity: plain.identity, facts: plain.facts });
      expect(reading.content).toEqual(plain.content);
      expect(reading.findings.length).toBe(plain.findings.length + 1);
    }
  });

  it.each(SHOP)('%s in an envelope', async (_name, text) => {
    const plain = await readSbom(utf8(text));
    const { inside, ...reading } = await readSbom(utf8(sigstoreBundle(dsse(text))));
    expect(reading).toMatchObject({
      ok: true,
      valid: false,
      identity: { format: null, serialization: 'json', specVersion: null },
      facts: plain.facts,
      content: plain.content,
    });
    expect(reading.refusal).toBeUndefined();
    expect(inside).toMatchObject({ ok: true, valid: true, identity: plain.identity });
    expect(inside?.findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['unwrapped', 'signature-unchecked']),
    );
  });
});

describe('readSbom refuses', () => {
  it('CycloneDX that breaks its schema, and says how', async () => {
    const reading = await readSbom(utf8({ ...shopCycloneDx(), components: 'x' }));
    expectSound(reading);
    expect(reading).toMatchObject({ ok: false, valid: false, refusal: { code: 'SBOM_INVALID' } });
    expect(reading.refusal?.message).toBe(`At "/components": ${reading.findings[0]?.message}`);
    expect(reading.facts).toBeDefined();
  });

  it('no SPDX that does', async () => {
    const reading = await readSbom(utf8({ ...shopSpdx(), packages: [{ name: 'x' }] }));
    expect(reading).toMatchObject({ ok: true, valid: false });
  });

  it('a list of vulnerabilities', async () => {
    const vulnerabilities = [{ id: 'CVE-2026-1' }];
    const reading = await readSbom(utf8({ ...shopCycloneDx(), components: [], vulnerabilities }));
    expect(reading).toMatchObject({ ok: false, refusal: { code: 'SBOM_NOT_AN_INVENTORY' } });
  });

  it('what is refused inside an envelope, for the reason that it has there', async () => {
    const reading = await readSbom(utf8(dsse(statement({ bomFormat: 'CycloneDX' }))));
    expectSound(reading);
    expect(reading).toMatchObject({ ok: false, refusal: { code: 'SBOM_UNKNOWN_VERSION' } });
    expect(reading.inside?.refusal).toEqual(reading.refusal);
    expect(reading.findings.map(({ kind }) => kind)).toEqual(['unwrapped', 'signature-unchecked']);
  });

  it('envelopes in envelopes in envelopes', async () => {
    const wrap = (times: number): unknown =>
      times === 0 ? shopCycloneDx() : dsse(JSON.stringify(wrap(times - 1)));
    expect(await readSbom(utf8(wrap(3)))).toMatchObject({ ok: true });
    const reading = await readSbom(utf8(wrap(4)));
    expect(reading).toMatchObject({ ok: false, refusal: { code: 'SBOM_NESTING' } });
  });
});

describe('readSbom never rejects', () => {
  it('for any bytes', async () => {
    const starts = ['', '{', '<', '\u001f\u008b\u0008', '\u0028\u00b5\u002f\u00fd', '\u00ff\u00fe'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts.map((start) => Buffer.from(start, 'latin1'))),
        fc.uint8Array({ maxLength: 200 }),
        async (start, bytes) => {
          expectSound(await readSbom(Uint8Array.from([...start, ...bytes])));
        },
      ),
    );
  });

  it('for any text', async () => {
    const starts = ['', '{', '[', '<', '"', 'SPDXVersion: SPDX-2.3\n', 'spdxVersion: SPDX-2.3\n'];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        anyText({ maxLength: 60 }),
        async (start, text) => {
          expectSound(await readSbom(toBytes(start + text)));
        },
      ),
    );
  });

  it.each(SHOP)('for %s with bytes changed, cut out or doubled', async (_name, text) => {
    const original = utf8(text);
    const place = fc.nat({ max: original.length - 1 });
    const change = fc.tuple(place, fc.nat({ max: 20 }), fc.uint8Array({ maxLength: 20 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        let bytes = [...original];
        for (const [at, cut, added] of changes) {
          bytes = [...bytes.slice(0, at), ...added, ...bytes.slice(at + cut)];
        }
        expectSound(await readSbom(Uint8Array.from(bytes)));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['CycloneDX', CYCLONEDX],
    ['SPDX', SPDX],
    ['SPDX 3', shopSpdx3()],
    ['an envelope', statement(CYCLONEDX)],
  ])('for %s in which any one value is something else', async (_name, document) => {
    const paths = places(document);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (path, value) => {
        const changed = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
        replace(changed, path, value);
        expectSound(await readSbom(toBytes(changed)));
      }),
    );
  });
});

it('readSbom reads a document at the limit of nesting', async () => {
  const depth = 498;
  const open = '{"type":"library","name":"x","components":['.repeat(depth);
  const text = `{"bomFormat":"CycloneDX","specVersion":"1.6","version":1,"components":[${open}${']}'.repeat(depth)}]}`;
  const reading = await readSbom(toBytes(text));
  expectSound(reading);
  expect(reading.facts?.components).toBe(depth);
});

it('readSbom leaves the bytes alone', async () => {
  const bytes = toBytes(CYCLONEDX);
  await readSbom(bytes);
  expect(bytes).toEqual(toBytes(CYCLONEDX));
});

type Path = readonly (string | number)[];

/** The paths of all values in a document, itself left out. */
function places(value: unknown, path: Path = []): Path[] {
  const here = path.length === 0 ? [] : [path];
  if (typeof value !== 'object' || value === null) return here;
  const below = Object.entries(value).flatMap(([key, member]) => places(member, [...path, key]));
  return [...here, ...below];
}

function replace(target: Record<string, unknown>, [key, ...rest]: Path, value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) target[key] = value;
  else replace(target[key] as Record<string, unknown>, rest, value);
}
