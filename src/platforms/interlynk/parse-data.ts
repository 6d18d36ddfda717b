import type { z } from 'zod';
import { BridgeError } from '../../core/errors';

/** The `data` of an answer as what was asked for; throws BridgeError DESTINATION_UNEXPECTED. */
export function parseData<T extends z.ZodType>(schema: T, data: unknown): z.output<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new BridgeError('DESTINATION_UNEXPECTED');
}
