import type { Sha256 } from '../ports';
import { isUnseen } from './is-unseen';
import { isRecent, PATIENCE_MS } from './send-order';
import type { DestinationConfig } from '../settings';
import type { Delivery } from './types';

/** Each attempt reads the documents of the run once more, so they get fewer. */
const LEAST_SECONDS = 60;
const MOST_SECONDS = 300;

/**
 * Where the records of two documents cannot be told apart: destinations show one by its product,
 * environment and version. By file, since others of a push are sent at once; 40 hex digits.
 */
export function versionPlace(
  sha256: Sha256,
  config: DestinationConfig,
  { destination, address, product, environment, version, path }: Delivery,
): string {
  const shown = showsVersions(config) ? version : '';
  const place = JSON.stringify([destination, address, product, environment, shown, path]);
  return sha256(place).slice(0, 40);
}

/**
 * How long a document waits for others of its place, in seconds: the record of one that comes late
 * would be taken for that of the document sent next.
 *
 * @param now epoch milliseconds
 */
export function secondsUntilSeen(others: readonly Delivery[], now: number): number {
  const unseen = others.filter((one) => mayShowLater(one) && isRecent(one.attemptedAt, now));
  if (unseen.length === 0) return 0;
  const age = Math.max(0, ...unseen.map(({ attemptedAt }) => now - attemptedAt)) / 1000;
  const left = Math.ceil(PATIENCE_MS / 1000 - age);
  return Math.min(Math.max(LEAST_SECONDS, Math.round(age)), MOST_SECONDS, Math.max(left, 1));
}

/** It is there or may be, and nobody has seen it. */
function mayShowLater(delivery: Delivery): boolean {
  if (delivery.state === 'accepted') return isUnseen(delivery);
  return delivery.state === 'delivering' || delivery.unsure === true;
}

/** A Dependency-Track project that is filed under a fixed version shows its last import alone. */
function showsVersions(config: DestinationConfig): boolean {
  if (config.kind !== 'dependency-track' || config.projectVersion === undefined) return true;
  return config.projectVersion.includes('{version}');
}
