import { Gunzip } from 'fflate';
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
  let members = 1;
  let member = 0;
  const stream = new Gunzip((piece) => {
    member += piece.length;
    pieces.add(piece);
  });
  stream.onmember = () => {
    members += 1;
    member = 0;
    if (members > MAX_MEMBERS) throw new RangeError('Too many members.');
  };
  for (let at = 0; at < bytes.length; at += STEP) {
    stream.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
  }
  // The library checks no trailer; the size in it tells a file that is cut off in there.
  const size = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4).getUint32(0, true);
  if (size !== member) throw new RangeError('Cut off or damaged.');
  return pieces.joined();
}
