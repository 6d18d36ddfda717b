import { decompress, Decompress } from 'fzstd';
import { Pieces, TooLargeError } from './pieces';
import { zstdFrames, type ZstdFrame } from './zstd-frames';

/** Every block costs time, and one of 128 KB is what a compressor writes. */
const MAX_BLOCKS = 20_000;
/** The library moves the whole window for every block of a frame that does not tell its size. */
const MAX_MOVED = 4 * 1024 ** 3;

/**
 * Unpacks zstd, of one or more frames.
 *
 * @throws where it is damaged, cut off, or larger than `limit` bytes unpacked (TooLargeError)
 */
export function unzstd(bytes: Uint8Array, limit: number): Uint8Array {
  const frames = zstdFrames(bytes);
  check(frames, limit);
  const pieces = new Pieces(limit);
  for (const frame of frames) {
    if (frame.size !== undefined) {
      // Of an empty frame the library would allocate the window.
      if (frame.size > 0) pieces.add(decompress(frame.bytes));
      continue;
    }
    const stream = new Decompress((piece) => {
      pieces.add(piece);
    });
    stream.push(frame.bytes, true);
  }
  return pieces.joined();
}

function check(frames: readonly ZstdFrame[], limit: number): void {
  let size = 0;
  let blocks = 0;
  let moved = 0;
  for (const frame of frames) {
    size += frame.size ?? 0;
    blocks += frame.blocks;
    if (frame.size !== undefined) continue;
    if (frame.window > limit) throw new RangeError('The window is too large.');
    moved += frame.blocks * frame.window;
  }
  if (size > limit) throw new TooLargeError();
  if (blocks > MAX_BLOCKS || moved > MAX_MOVED) throw new RangeError('Too many blocks.');
}
