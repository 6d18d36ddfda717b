import { z } from 'zod';

/** The first character of an encoded inventory; what follows is gzip in base64, of JSON. */
export const FORMAT = '1';

/**
 * Characters, all of them ASCII. A value of Forge's key-value store holds 240 KiB of JSON; the
 * rest is for what stands beside the inventory.
 * https://developer.atlassian.com/platform/forge/platform-quotas-and-limits/
 */
export const MAX_ENCODED = 240 * 1024 - 2048;
/** Before compression, in bytes; what is more is not written, so that reading can stop there. */
export const MAX_PLAIN = 4 * 1024 * 1024;

/** One column after the other, because equals compress best beside each other. */
export const columns = z.strictObject({
  subject: z.strictObject({ name: z.string(), version: z.string().optional() }).optional(),
  tools: z.array(z.string()),
  score: z.number().optional(),
  /** Each licence once. */
  licences: z.array(z.string()),
  /** As `shorten` writes them. */
  keys: z.array(z.string().min(1)),
  versions: z.array(z.string()),
  /** Places in `licences`. */
  licence: z.array(z.int().nonnegative()),
});
export type Columns = z.infer<typeof columns>;

/** How much of a key is taken from the one before is one visible character: `0` is nothing. */
const NOTHING = 0x30;
const MOST = 0x7e - NOTHING;

/** Sorted keys begin alike: how much of the one before, and the rest. */
export function shorten(key: string, before: string): string {
  const most = Math.min(key.length, before.length, MOST);
  let shared = 0;
  while (shared < most && key.charCodeAt(shared) === before.charCodeAt(shared)) shared += 1;
  return String.fromCharCode(NOTHING + shared) + key.slice(shared);
}

/** Undefined: nothing that `shorten` wrote. */
export function lengthen(text: string, before: string): string | undefined {
  const shared = text.charCodeAt(0) - NOTHING;
  return shared >= 0 && shared <= Math.min(MOST, before.length)
    ? before.slice(0, shared) + text.slice(1)
    : undefined;
}
