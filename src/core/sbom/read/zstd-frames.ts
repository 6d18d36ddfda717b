import { startsWith } from './starts-with';

export const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

export interface ZstdFrame {
  readonly bytes: Uint8Array;
  /** Unpacked, as the frame claims; undefined where it does not say. */
  readonly size: number | undefined;
  /** How far back it refers, in bytes. */
  readonly window: number;
  readonly blocks: number;
}

const MAX_FRAMES = 1000;

/**
 * Takes a zstd file apart without unpacking anything (RFC 8878 §3.1), so that what a frame asks for
 * is known before the library gives it: it would allocate a window of two gigabytes.
 *
 * @throws RangeError where the file is cut off, damaged or needs a dictionary
 */
export function zstdFrames(bytes: Uint8Array): ZstdFrame[] {
  const frames: ZstdFrame[] = [];
  for (let at = 0; at < bytes.length;) {
    const rest = bytes.subarray(at);
    if (isSkippable(rest)) {
      at += 8 + littleEndian(rest, 4, 4);
      continue;
    }
    const frame = readFrame(rest);
    frames.push(frame);
    if (frames.length > MAX_FRAMES) throw new RangeError('Too many frames.');
    at += frame.bytes.length;
  }
  return frames;
}

function isSkippable(bytes: Uint8Array): boolean {
  return ((bytes[0] ?? 0) & 0xf0) === 0x50 && startsWith(bytes, [0x2a, 0x4d, 0x18], 1);
}

function readFrame(bytes: Uint8Array): ZstdFrame {
  if (!startsWith(bytes, ZSTD_MAGIC)) throw new RangeError('Not a frame.');
  const flags = littleEndian(bytes, 4, 1);
  const isSingle = (flags & 0x20) !== 0;
  const dictionary = [0, 1, 2, 4][flags & 3] ?? 0;
  const sizeOf = flags >> 6;
  const sizeWidth = sizeOf === 0 ? (isSingle ? 1 : 0) : 1 << sizeOf;
  let at = isSingle ? 5 : 6;
  if (littleEndian(bytes, at, dictionary) !== 0) throw new RangeError('Needs a dictionary.');
  at += dictionary;
  const size = sizeWidth === 0 ? undefined : littleEndian(bytes, at, sizeWidth);
  const claimed = size === undefined || sizeWidth !== 2 ? size : size + 256;
  at += sizeWidth;
  const window = isSingle ? (claimed ?? 0) : windowOf(littleEndian(bytes, 5, 1));
  const { end, blocks } = skipBlocks(bytes, at);
  const total = end + ((flags & 4) === 0 ? 0 : 4);
  if (total > bytes.length) throw new RangeError('Cut off.');
  return { bytes: bytes.subarray(0, total), size: claimed, window, blocks };
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function skipBlocks(bytes: Uint8Array, start: number): { end: number; blocks: number } {
  let at = start;
  for (let blocks = 1; ; blocks += 1) {
    const header = littleEndian(bytes, at, 3);
    const isRepeated = ((header >> 1) & 3) === 1;
    at += 3 + (isRepeated ? 1 : header >> 3);
    if ((header & 1) === 1) return { end: at, blocks };
  }
}

function littleEndian(bytes: Uint8Array, at: number, width: number): number {
  if (at + width > bytes.length) throw new RangeError('Cut off.');
  let value = 0;
  for (let index = width - 1; index >= 0; index -= 1)
    value = value * 256 + (bytes[at + index] ?? 0);
  return value;
}
