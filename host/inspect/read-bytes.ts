import { close, constants, fstat, open, read, type Stats } from 'node:fs';
import { promisify } from 'node:util';
import { MAX_SBOM_BYTES } from '../../src/core/sbom/read/decode';

const openFile = promisify(open);
const closeFile = promisify(close);
const statFile = promisify(fstat);
const readFile = promisify(read);

/** A place of the file system; a Buffer where its name need not be UTF-8. */
export type Place = string | Buffer;

export type FileBytes =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly tooLarge: boolean }
  | { readonly ok: false; readonly missing: boolean; readonly reason: string };

/**
 * The content of a regular file, of a longer one its first `limit` bytes. Never waits: a pipe that
 * nobody writes to is told by its kind and is not read.
 */
export async function readBytes(place: Place, limit = MAX_SBOM_BYTES): Promise<FileBytes> {
  let handle: number | undefined;
  try {
    // Without O_NONBLOCK, opening a pipe that took the place of the file would wait for a writer.
    handle = await openFile(place, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = await statFile(handle);
    const kind = kindOf(stats);
    if (kind !== 'file') return { ok: false, missing: false, reason: notAFile(kind) };
    return { ok: true, ...(await readUpTo(handle, stats.size, limit)) };
  } catch (error) {
    return { ok: false, ...whyNot(error) };
  } finally {
    if (handle !== undefined) await closeFile(handle).catch(() => undefined);
  }
}

/** Files of /proc say that they are empty, and a file may grow while it is read: hence the loop. */
async function readUpTo(handle: number, size: number, limit: number) {
  let buffer = Buffer.alloc(Math.min(size, limit) + 1);
  let length = 0;
  for (;;) {
    const { bytesRead } = await readFile(handle, buffer, length, buffer.length - length, null);
    length += bytesRead;
    if (bytesRead === 0 || length > limit) break;
    if (length === buffer.length) {
      buffer = Buffer.concat([buffer], Math.min(limit + 1, buffer.length * 2));
    }
  }
  const tooLarge = length > limit;
  return { bytes: buffer.subarray(0, Math.min(length, limit)), tooLarge };
}

export type Kind = 'file' | 'folder' | 'pipe' | 'socket' | 'device' | 'unknown';

/** What there is at a place. A symbolic link that points nowhere is `unknown`. */
export function kindOf(
  entry: Pick<
    Stats,
    'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket' | 'isBlockDevice' | 'isCharacterDevice'
  >,
): Kind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (entry.isFIFO()) return 'pipe';
  if (entry.isSocket()) return 'socket';
  return entry.isBlockDevice() || entry.isCharacterDevice() ? 'device' : 'unknown';
}

const WHAT: Readonly<Record<Kind, string>> = {
  file: 'This is a file.',
  folder: 'This is a folder.',
  pipe: 'This is a pipe, not a file.',
  socket: 'This is a socket, not a file.',
  device: 'This is a device, not a file.',
  unknown: 'This is not a file.',
};

export function notAFile(kind: Kind): string {
  return WHAT[kind];
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file or folder.',
  ENOTDIR: 'There is no such file or folder.',
  EACCES: 'It may not be read: permission denied.',
  EPERM: 'It may not be read: not permitted.',
  ELOOP: 'The symbolic link leads in a circle.',
  ENAMETOOLONG: 'The name is too long.',
  // A socket cannot be opened.
  ENXIO: 'This is a socket or a device, not a file.',
};

/** Why the file system refused, in a sentence. */
export function whyNot(error: unknown): { readonly missing: boolean; readonly reason: string } {
  const code = hasCode(error) ? error.code : 'unknown error';
  return {
    missing: code === 'ENOENT' || code === 'ENOTDIR',
    reason: REASONS[code] ?? `It cannot be read: ${code}.`,
  };
}

/** By its shape: errors of Node are of another realm than the code where tests run. */
function hasCode(error: unknown): error is { readonly code: string } {
  return (
    typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
  );
}
