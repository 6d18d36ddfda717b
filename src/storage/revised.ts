import { z } from 'zod';
import { BridgeError } from '../core/errors';
import type { Revised } from '../core/stores';

const stored = z.object({ revision: z.number().int(), body: z.unknown() });

/**
 * Stored settings, or their defaults at revision 0 when nothing is stored. Settings that cannot be
 * read are never replaced by defaults: that would forward to places nobody chose.
 */
export function toRevised<T>(value: unknown, schema: z.ZodType<T>): Revised<T> {
  if (value === undefined) return { revision: 0, value: schema.parse({}) };
  const row = stored.safeParse(value);
  const parsed = row.success ? schema.safeParse(row.data.body) : undefined;
  if (!row.success || parsed?.success !== true) {
    throw new BridgeError('SETTINGS_INVALID', { detail: 'The stored settings cannot be read.' });
  }
  return { revision: row.data.revision, value: parsed.data };
}
