import { readSbom } from '../../src/core/sbom/read-sbom';
import { score } from '../../src/core/sbom/score/score';
import { toInventory, type Inventory } from '../../src/core/sbom/summary/inventory';
import { readBytes } from './read-bytes';

/** One of the two documents. */
export interface Side {
  readonly file: string;
  readonly inventory?: Inventory;
  /** Why there is none; or what else is to be said. */
  readonly reason?: string;
}

/** Reads a file for a comparison, and keeps only what that needs. */
export async function readSide(file: string): Promise<Side> {
  const read = await readBytes(file);
  if (!read.ok) return { file, reason: read.reason };
  if (read.tooLarge) return { file, reason: 'It is larger than what is read.' };
  const { model, refusal, valid } = await readSbom(read.bytes);
  if (model === undefined) return { file, reason: refusal?.message ?? 'It is no SBOM.' };
  // A document that breaks its schema can be compared all the same.
  return { file, inventory: toInventory(model, score(model, { valid }).overall) };
}
