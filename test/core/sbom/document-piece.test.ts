import { randomBytes } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, it } from '@jest/globals';
import { documentPiece } from '../../../src/core/sbom/document-piece';

it.each([
  ['an empty one', Buffer.alloc(0), 1],
  ['an ordinary one', Buffer.from('{"bomFormat":"CycloneDX"}'.repeat(9000)), 1],
  ['one that does not compress', randomBytes(3_500_000), 2],
])('%s comes whole, in pieces that fit', (_name, document, expected) => {
  const pieces: Buffer[] = [];
  for (let from: number | undefined = 0; from !== undefined;) {
    const { data, next } = documentPiece(document, from);
    expect(data.length).toBeLessThan(5 * 1024 * 1024);
    pieces.push(Buffer.from(data, 'base64'));
    from = next;
  }
  expect(pieces).toHaveLength(expected);
  expect(gunzipSync(Buffer.concat(pieces)).equals(document)).toBe(true);
});
