import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares in constant time; digests, so that lengths do not show either. */
export function sameSecret(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
