import type { HostDatabase } from '../database';

/** Which deliveries have come, by `X-Request-UUID`: retries have the same. */
export interface SeenDeliveries {
  /** False where it has come before. Plain statement: joins an open transaction. */
  note(request: string, at: number): boolean;
}

/** Bitbucket gives up after minutes; what comes again later was sent again by somebody's hand. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1000;

export function createSeenDeliveries(database: HostDatabase): SeenDeliveries {
  database.exec(`
    CREATE TABLE IF NOT EXISTS hook_seen (request TEXT PRIMARY KEY, at INTEGER NOT NULL);
    CREATE INDEX IF NOT EXISTS hook_seen_at ON hook_seen (at);
  `);
  const forget = database.prepare('DELETE FROM hook_seen WHERE at < ?');
  const insert = database.prepare('INSERT OR IGNORE INTO hook_seen (request, at) VALUES (?, ?)');
  return {
    note: (request, at) => {
      forget.run(at - KEPT_MS);
      return insert.run(request, at).changes === 1;
    },
  };
}
