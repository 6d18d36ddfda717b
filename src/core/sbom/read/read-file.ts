import type { SbomReading } from '../types';
import type { FileReading } from './types';

/**
 * Bytes to a parsed document. Never rejects.
 *
 * @param readInside reads what a signed envelope carries
 */
export function readFile(
  bytes: Uint8Array,
  readInside: (bytes: Uint8Array) => Promise<SbomReading>,
): Promise<FileReading> {
  throw new Error(`Not written yet ${bytes.length}${readInside.name}`);
}
