import type { NewFinding } from '../findings/collect';
import type { Refusal } from '../types';
import { MAX_SBOM_BYTES } from './decode';
import { gunzip } from './gunzip';
import { megabytes } from './megabytes';
import { TooLargeError } from './pieces';
import { startsWith } from './starts-with';
import { unzstd } from './unzstd';
import { ZSTD_MAGIC } from './zstd-frames';

export type Unpacking =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly findings: readonly NewFinding[] }
  | { readonly ok: false; readonly refusal: Refusal };

interface Compression {
  readonly name: string;
  readonly magic: readonly number[];
  readonly unpack: (bytes: Uint8Array, limit: number) => Uint8Array;
}

const COMPRESSIONS: readonly Compression[] = [
  { name: 'gzip', magic: [0x1f, 0x8b], unpack: gunzip },
  { name: 'zstd', magic: ZSTD_MAGIC, unpack: unzstd },
];

/**
 * Unpacks what is compressed, told by its first bytes, once; anything else is left as it is. A bomb
 * stops at MAX_SBOM_BYTES, so there is no cap on the ratio: a large SBOM of files that are all alike
 * is compressed as well as a bomb is.
 */
export function unpack(bytes: Uint8Array): Unpacking {
  const compression = compressionOf(bytes);
  if (compression === undefined) return { ok: true, bytes, findings: [] };
  const { name } = compression;
  const unpacked = tryUnpack(compression, bytes);
  if (!(unpacked instanceof Uint8Array)) return { ok: false, refusal: unpacked };
  if (compressionOf(unpacked) !== undefined) {
    return refuse('SBOM_SERIALIZATION', 'The file is compressed twice; it is unpacked once.');
  }
  const size = megabytes(unpacked.length);
  const message = `The file is compressed with ${name}; it is forwarded unpacked, ${size}.`;
  return { ok: true, bytes: unpacked, findings: [{ kind: 'compressed', path: '', message }] };
}

function compressionOf(bytes: Uint8Array): Compression | undefined {
  return COMPRESSIONS.find(({ magic }) => startsWith(bytes, magic));
}

function tryUnpack({ name, unpack: run }: Compression, bytes: Uint8Array): Uint8Array | Refusal {
  try {
    return run(bytes, MAX_SBOM_BYTES);
  } catch (error) {
    // Whatever else the libraries throw is about the bytes.
    return error instanceof TooLargeError
      ? {
          code: 'SBOM_TOO_LARGE',
          message: `Unpacked, the file is larger than ${megabytes(MAX_SBOM_BYTES)}.`,
        }
      : {
          code: 'SBOM_SERIALIZATION',
          message: `The file is compressed with ${name}, but damaged or cut off.`,
        };
  }
}

function refuse(code: Refusal['code'], message: string): Unpacking {
  return { ok: false, refusal: { code, message } };
}
