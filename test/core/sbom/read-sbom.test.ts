import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_FINDINGS } from '../../../src/core/sbom/findings';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import type { SbomReading } from '../../../src/core/sbom/types';
import { CYCLONEDX, SPDX, toBytes } from './documents';

/** What holds for every reading; storage and pages rely on it. */
function expectSound(reading: SbomReading): void {
  const errors = reading.findings.filter(({ severity }) => severity === 'error');
  expect(errors.length === 0).toBe(reading.ok);
  expect(reading.findings.length).toBeLessThanOrEqual(MAX_FINDINGS + 1);
  for (const { message, path } of reading.findings) {
    expect(message).toMatch(/^[^\n\r]+$/);
    expect(path).toMatch(/^(?:\/[^/]+)*$/);
  }
  expect(JSON.stringify(reading).length).toBeLessThan(100_000);
}

describe('readSbom never throws', () => {
  it('for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expectSound(readSbom(bytes));
      }),
    );
  });

  it('for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', '{', '[', '<', '"'),
        (t, start) => {
          expectSound(readSbom(toBytes(start + t)));
        },
      ),
    );
  });

  it('for any JSON that claims to be an SBOM', () => {
    const members = [...Object.keys(CYCLONEDX), ...Object.keys(SPDX)];
    const part = fc.dictionary(
      fc.constantFrom(
        'type',
        'name',
        'bom-ref',
        'components',
        'SPDXID',
        'externalRefs',
        '__proto__',
      ),
      fc.jsonValue(),
    );
    const value = fc.oneof(fc.jsonValue(), fc.array(part), part);
    fc.assert(
      fc.property(
        fc.constantFrom(
          { bomFormat: 'CycloneDX', specVersion: '1.5' },
          { spdxVersion: 'SPDX-2.3', SPDXID: 'SPDXRef-DOCUMENT' },
        ),
        fc.dictionary(fc.constantFrom(...members), value),
        (marker, document) => {
          const reading = readSbom(toBytes({ ...document, ...marker }));
          expectSound(reading);
          expect(reading.facts).toBeDefined();
        },
      ),
    );
  });

  it.each([
    ['CycloneDX', toBytes(CYCLONEDX)],
    ['SPDX', toBytes(SPDX)],
  ])('for a %s document with bytes changed, cut out or doubled', (_name, original) => {
    const place = fc.nat({ max: original.length - 1 });
    const change = fc.tuple(place, fc.nat({ max: 20 }), fc.uint8Array({ maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let bytes = [...original];
        for (const [at, cut, added] of changes) {
          bytes = [...bytes.slice(0, at), ...added, ...bytes.slice(at + cut)];
        }
        expectSound(readSbom(Uint8Array.from(bytes)));
      }),
    );
  });

  it.each([
    ['CycloneDX', CYCLONEDX],
    ['SPDX', SPDX],
  ])('for a %s document in which any one value is something else', (_name, document) => {
    const paths = leaves(document);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const changed = JSON.parse(JSON.stringify(document)) as Record<string, unknown>;
        replace(changed, path, value);
        expectSound(readSbom(toBytes(changed)));
      }),
    );
  });
});

it('readSbom reads a document at the limit of nesting', () => {
  const depth = 498;
  const open = '{"type":"library","name":"x","components":['.repeat(depth);
  const text = `{"bomFormat":"CycloneDX","specVersion":"1.6","components":[${open}${']}'.repeat(depth)}]}`;
  expect(readSbom(toBytes(text))).toMatchObject({ ok: true, facts: { components: depth } });
});

it('readSbom leaves the bytes alone', () => {
  const bytes = toBytes(CYCLONEDX);
  readSbom(bytes);
  expect(bytes).toEqual(toBytes(CYCLONEDX));
});

type Path = readonly (string | number)[];

/** The paths of all values in a document, itself left out. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const below = Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function replace(target: Record<string, unknown>, [key, ...rest]: Path, value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) target[key] = value;
  else replace(target[key] as Record<string, unknown>, rest, value);
}
