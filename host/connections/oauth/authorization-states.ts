import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { HostDatabase } from '../../database';

/** What was begun and waits for Bitbucket's answer; in SQLite, so that a restart in between is fine. */
export interface AuthorizationStates {
  /** The state, for the address; kept as a digest. `browser` is a secret of the browser that asked. */
  begin(connectionId: string, browser: string): string;
  /** The connection it was begun for, once; undefined for unknown, used, late and another browser's. */
  take(state: string, browser: string): string | undefined;
}

const STATE_MS = 600_000;

const row = z
  .object({ browser_digest: z.string(), connection: z.string(), until: z.number() })
  .optional();

export function createAuthorizationStates(
  database: HostDatabase,
  clock: { now(): number },
): AuthorizationStates {
  database.exec(`
    CREATE TABLE IF NOT EXISTS host_authorization (
      state_digest TEXT PRIMARY KEY,
      browser_digest TEXT NOT NULL,
      connection TEXT NOT NULL,
      until INTEGER NOT NULL
    );
  `);
  return {
    begin: (connectionId, browser) => {
      const state = randomBytes(32).toString('base64url');
      database.prepare('DELETE FROM host_authorization WHERE until <= ?').run(clock.now());
      database
        .prepare('INSERT INTO host_authorization VALUES (?, ?, ?, ?)')
        .run(digest(state), digest(browser), connectionId, clock.now() + STATE_MS);
      return state;
    },
    take: (state, browser) => {
      // Whoever shows it has used it up, also in another browser: it is no secret any more.
      const found = row.parse(
        database
          .prepare('DELETE FROM host_authorization WHERE state_digest = ? RETURNING *')
          .get(digest(state)),
      );
      if (found === undefined || found.until <= clock.now()) return undefined;
      const isSame = timingSafeEqual(
        Buffer.from(found.browser_digest),
        Buffer.from(digest(browser)),
      );
      return isSame ? found.connection : undefined;
    },
  };
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
