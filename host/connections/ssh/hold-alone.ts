import { setTimeout as passed } from 'node:timers/promises';
import type { ConnectionStore } from '../connection-store';
import { ConnectionError } from '../problem';

const LOOK_AGAIN_MS = 250;

/**
 * Runs work while no other process on this data folder holds the name; waits its turn for at most
 * `milliseconds`, which is also the longest that the work may take. Throws SSH_TOO_SLOW.
 */
export async function holdAlone<T>(
  store: Pick<ConnectionStore, 'hold' | 'release'>,
  name: string,
  milliseconds: number,
  work: () => Promise<T>,
): Promise<T> {
  const until = performance.now() + milliseconds;
  let owner = store.hold(name, milliseconds);
  while (owner === undefined) {
    if (performance.now() > until) throw new ConnectionError('SSH_TOO_SLOW');
    await passed(LOOK_AGAIN_MS);
    owner = store.hold(name, milliseconds);
  }
  try {
    return await work();
  } finally {
    store.release(name, owner);
  }
}
