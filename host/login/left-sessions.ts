import { isBusy, isDiskFull, type HostDatabase } from '../database';

/** Sessions that were left before their time; another process of the host knows them, too. */
export interface LeftSessions {
  has(session: string): boolean;
  /** @param until epoch milliseconds; the session is over then by itself */
  add(session: string, until: number): void;
}

export function createLeftSessions(database: HostDatabase, clock: { now(): number }): LeftSessions {
  database.exec(`
    CREATE TABLE IF NOT EXISTS left_session (session TEXT PRIMARY KEY, until INTEGER NOT NULL);
  `);
  const find = database.prepare('SELECT 1 FROM left_session WHERE session = ?');
  const add = database.prepare(
    'INSERT OR REPLACE INTO left_session (session, until) VALUES (?, ?)',
  );
  const forget = database.prepare('DELETE FROM left_session WHERE until <= ?');
  /** What could not be written yet: it is left all the same. */
  const unwritten = new Map<string, number>();
  const write = (): void => {
    forget.run(clock.now());
    for (const [session, until] of unwritten) {
      add.run(session, until);
      unwritten.delete(session);
    }
  };
  return {
    has: (session) => unwritten.has(session) || find.get(session) !== undefined,
    add(session, until) {
      unwritten.set(session, until);
      try {
        write();
      } catch (error) {
        // The next one that is left writes it as well.
        if (!isBusy(error) && !isDiskFull(error)) throw error;
      }
    },
  };
}
