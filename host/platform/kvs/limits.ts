import { KvsError } from './kvs-error';

/** Vendor's limits per installation (Forge hosted storage, limits page). */
export const LIMITS = {
  keyLength: 500,
  valueBytes: 240 * 1024,
  secretBytes: 128 * 1024,
  depth: 31,
  pageDefault: 10,
  pageMax: 100,
  operations: 25,
  payloadBytes: 4 * 1024 * 1024,
  conditions: 100,
  ttlSeconds: 365 * 24 * 60 * 60,
} as const;

const KEY = /^(?!\s+$)[a-zA-Z0-9:._\s\-#]+$/;

/** Throws KEY_TOO_SHORT, KEY_TOO_LONG or INVALID_KEY. */
export function checkKey(key: string): void {
  if (key.length === 0) throw new KvsError('KEY_TOO_SHORT', 'The key is empty.');
  if (key.length > LIMITS.keyLength) {
    throw new KvsError('KEY_TOO_LONG', `The key is longer than ${LIMITS.keyLength} characters.`);
  }
  if (!KEY.test(key)) {
    throw new KvsError('INVALID_KEY', 'The key has characters other than a-z A-Z 0-9 : . _ - #.');
  }
}

/** The value as stored text. Throws INVALID_VALUE, MAX_DEPTH or MAX_SIZE. */
export function checkValue(value: unknown, maxBytes: number = LIMITS.valueBytes): string {
  if (value === undefined || value === null) {
    throw new KvsError('INVALID_VALUE', 'The value is missing.');
  }
  if (depthExceeds(value, LIMITS.depth)) {
    throw new KvsError('MAX_DEPTH', `The value is nested deeper than ${LIMITS.depth} levels.`);
  }
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > maxBytes) {
    throw new KvsError('MAX_SIZE', `The value is larger than ${maxBytes} bytes.`);
  }
  return text;
}

/** Stops at the limit, so that hostile nesting costs no deeper recursion. */
function depthExceeds(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  return Object.values(value).some((member) => depthExceeds(member, left - 1));
}

const UNIT_SECONDS = { SECONDS: 1, MINUTES: 60, HOURS: 3600, DAYS: 86_400 } as const;
export type TtlUnit = keyof typeof UNIT_SECONDS;

/** When a value set now expires, epoch milliseconds. Throws INVALID_TTL beyond one year. */
export function expiry(
  ttl: { value: number; unit: TtlUnit } | undefined,
  now: number,
): number | undefined {
  if (ttl === undefined) return undefined;
  const seconds = ttl.value * UNIT_SECONDS[ttl.unit];
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > LIMITS.ttlSeconds) {
    throw new KvsError('INVALID_TTL', 'A time to live is more than nothing and at most one year.');
  }
  return now + seconds * 1000;
}
