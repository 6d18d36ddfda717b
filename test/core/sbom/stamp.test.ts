import { expect, it } from '@jest/globals';
import { stamp } from '../../../src/core/sbom/stamp';
import { readSbom } from '../../../src/core/sbom/read-sbom';
import { CYCLONEDX, toBytes } from './documents';

it('stamp leaves the very bytes as they are', () => {
  const bytes = toBytes(CYCLONEDX);
  const { facts } = readSbom(bytes);
  if (facts === undefined) throw new Error('no facts');
  const stamped = stamp({ bytes, facts, version: '9' });
  expect(stamped.bytes).toBe(bytes);
  expect(stamped.changes).toEqual([]);
});

it('stamp makes UTF-8 of UTF-16', () => {
  const bytes = Buffer.from(`\ufeff${JSON.stringify(CYCLONEDX)}`, 'utf16le');
  const { facts } = readSbom(bytes);
  if (facts === undefined) throw new Error('no facts');
  for (const one of [bytes, Buffer.from(bytes).swap16()]) {
    const stamped = stamp({ bytes: one, facts });
    expect(JSON.parse(Buffer.from(stamped.bytes).toString('utf8'))).toEqual(CYCLONEDX);
    expect(stamped.changes).toHaveLength(1);
  }
});
