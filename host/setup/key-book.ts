import { randomUUID } from 'node:crypto';
import { SetupError } from './setup-problems';

const HOUR_MS = 3_600_000;
const MOST = 100;

export interface BookedKey {
  readonly privateKey: string;
  readonly publicKey: string;
}

/** Private keys that were made or pasted and are not saved yet: in memory, for an hour. */
export interface KeyBook {
  /** Its handle, which is all that a page gets. */
  keep(key: BookedKey): string;
  /** Throws SetupError SETUP_KEY_FORGOTTEN. */
  find(handle: string): BookedKey;
  forget(handle: string): void;
}

export function createKeyBook(clock: { now(): number }): KeyBook {
  const kept = new Map<string, BookedKey & { readonly until: number }>();
  const clean = (): void => {
    for (const [handle, { until }] of kept) {
      if (until <= clock.now() || kept.size > MOST) kept.delete(handle);
    }
  };
  return {
    keep: (key) => {
      const handle = randomUUID();
      kept.set(handle, { ...key, until: clock.now() + HOUR_MS });
      clean();
      return handle;
    },
    find: (handle) => {
      clean();
      const found = kept.get(handle);
      if (!found) throw new SetupError('SETUP_KEY_FORGOTTEN');
      return found;
    },
    forget: (handle) => {
      kept.delete(handle);
    },
  };
}
