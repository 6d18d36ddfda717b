import { Gunzip } from 'fflate';
import { crc32 } from './crc32';
import { Pieces } from './pieces';

/** One step of unpacking yields at most 1,032 times this. */
const STEP = 16 * 1024;
/** Members cost time each; no program writes this many. */
const MAX_MEMBERS = 1000;

/**
 * Unpacks gzip, of one or more members.
 *
 * @throws where it is damaged, cut off, or larger than `limit` bytes unpacked (TooLargeError)
 */
export function gunzip(bytes: Uint8Array, limit: number): Uint8Array {
  const pieces = new Pieces(limit);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let members = 0;
  let size = 0;
  let checksum = 0;
  // The library checks no trailer: checksum and size of what was packed, before `end`.
  const endMember = (end: number): void => {
    const isWhole =
      view.getUint32(end - 8, true) === checksum && view.getUint32(end - 4, true) === size;
    if (!isWhole) throw new RangeError('Cut off or damaged.');
    members += 1;
    if (members > MAX_MEMBERS) throw new RangeError('Too many members.');
    size = 0;
    checksum = 0;
  };
  const stream = new Gunzip((piece) => {
    size += piece.length;
    pieces.add(piece);
    checksum = crc32(piece, checksum);
  });
  stream.onmember = endMember;
  for (let at = 0; at < bytes.length; at += STEP) {
    stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  }
  endMember(bytes.length);
  return pieces.joined();
}
