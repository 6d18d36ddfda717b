import Database from 'libsql';

export type HostDatabase = Database.Database;

/**
 * Opens the host's SQLite file, `:memory:` for a passing one. WAL: what a transaction has
 * committed survives a killed process.
 */
export function openDatabase(file: string): HostDatabase {
  const database = new Database(file);
  database.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;',
  );
  return database;
}
