import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';

/** Holds the write lock of the host's database for that long, by a connection of this process. */
export async function holdDatabase(dataDirectory: string, milliseconds: number): Promise<void> {
  const database = new Database(join(dataDirectory, 'host.db'));
  try {
    // Never waits within SQLite, which would hold up this whole process.
    database.exec('PRAGMA busy_timeout = 0');
    await untilBegun(database);
    await sleep(milliseconds);
    database.exec('ROLLBACK');
  } finally {
    database.close();
  }
}

async function untilBegun(database: Database.Database): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (attempt >= 500) throw error;
      await sleep(5);
    }
  }
}
