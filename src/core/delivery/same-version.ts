import type { Sha256 } from '../ports';
import { PATIENCE_MS } from './send-order';
import type { Delivery } from './types';

const LOOK_AGAIN_SECONDS = 60;

/**
 * Where the records of two documents cannot be told apart: destinations show one by its product,
 * environment and version. By file, since others of a push are sent at once; 40 hex digits.
 */
export function versionPlace(
  sha256: Sha256,
  { destination, address, product, environment, version, path }: Delivery,
): string {
  const place = JSON.stringify([destination, address, product, environment, version, path]);
  return sha256(place).slice(0, 40);
}

/**
 * How long a document waits for others of its place, in seconds: the record of one that comes late
 * would be taken for that of the document sent next.
 *
 * @param now epoch milliseconds
 */
export function secondsUntilSeen(others: readonly Delivery[], now: number): number {
  const isUnseen = others.some((one) => mayShowLater(one) && now < one.attemptedAt + PATIENCE_MS);
  return isUnseen ? LOOK_AGAIN_SECONDS : 0;
}

/** It is there or may be, and nobody has seen it. */
function mayShowLater({ state, unsure, error }: Delivery): boolean {
  if (state === 'accepted') return error?.code !== 'DESTINATION_NOT_PROCESSED';
  return state === 'delivering' || unsure === true;
}
