import { z } from 'zod';
import { BridgeError } from '../../core/errors';

/** For how long the key before the current one goes on signing: time for the other side to follow. */
const BOTH_SIGN_MS = 7 * 24 * 60 * 60 * 1000;
/** As many characters as the digest has bytes (RFC 2104 §3: shorter keys weaken the function). */
const MIN_LENGTH = 32;
const MAX_LENGTH = 500;

const storedKeys = z.object({
  current: z.string(),
  previous: z.object({ key: z.string(), until: z.number() }).optional(),
});
export type StoredKeys = z.infer<typeof storedKeys>;

/**
 * What is stored once a key is entered: it, and the key before it, which signs as well for seven
 * days. Entering the current key again changes nothing.
 *
 * @param now epoch milliseconds
 * @throws BridgeError REQUEST_INVALID for what cannot be a key
 */
export function rotateKeys(stored: string | undefined, entered: string, now: number): string {
  const current = entered.trim();
  const problem = keyProblem(current);
  if (problem !== undefined) throw new BridgeError('REQUEST_INVALID', { detail: problem });
  const before = stored === undefined ? undefined : read(stored);
  if (before?.current === current) return JSON.stringify(before);
  // What cannot sign is no key that anybody waits for.
  const previous =
    before === undefined || keyProblem(before.current) !== undefined
      ? {}
      : { previous: { key: before.current, until: now + BOTH_SIGN_MS } };
  return JSON.stringify({ current, ...previous } satisfies StoredKeys);
}

/**
 * The keys that a stored secret holds; a plain string is a single key.
 *
 * @throws BridgeError DESTINATION_TOKEN_REFUSED where there is none that can sign
 */
export function keysOf(stored: string): StoredKeys {
  const keys = read(stored);
  const problem = keyProblem(keys.current);
  if (problem !== undefined)
    throw new BridgeError('DESTINATION_TOKEN_REFUSED', { detail: problem });
  return keys;
}

function read(stored: string): StoredKeys {
  try {
    const parsed = storedKeys.safeParse(JSON.parse(stored));
    if (parsed.success) return parsed.data;
  } catch {
    // A key as it was entered.
  }
  return { current: stored.trim() };
}

/** Never quotes the key. */
function keyProblem(key: string): string | undefined {
  if (!/^[\x21-\x7e]*$/.test(key)) {
    return 'A key is made of visible ASCII characters, without spaces.';
  }
  if (key.length < MIN_LENGTH) return `A key has at least ${MIN_LENGTH} characters.`;
  return key.length > MAX_LENGTH ? `A key has at most ${MAX_LENGTH} characters.` : undefined;
}
