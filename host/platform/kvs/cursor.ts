import { z } from 'zod';
import { KvsError } from './kvs-error';

/** Where the next page begins: after this place in the order. */
export interface Place {
  /** The value of the range attribute; absent where the order is by key alone. */
  readonly range?: string | number | undefined;
  readonly key: string;
}

const place = z.object({ range: z.union([z.string(), z.number()]).optional(), key: z.string() });

/** Opaque to the app. */
export function writeCursor(at: Place): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/** Throws INVALID_CURSOR for anything `writeCursor` did not make. */
export function readCursor(cursor: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new KvsError('INVALID_CURSOR', 'The cursor is not one of this store.');
  }
}
