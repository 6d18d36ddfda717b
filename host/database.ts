import Database from 'libsql';

export type HostDatabase = Database.Database;

/**
 * SQLite waits inside the process: while it does, nothing else of the host runs. A writer of our own
 * needs milliseconds; who holds the lock for longer, such as a backup, is waited for by trying
 * again: whatever meets SQLITE_BUSY is either refused before it had an effect, or done later.
 */
const BUSY_TIMEOUT_MS = 1000;

/**
 * Opens the host's SQLite file, `:memory:` for a passing one. WAL: what a transaction has
 * committed survives a killed process.
 */
export function openDatabase(file: string, busyTimeoutMs = BUSY_TIMEOUT_MS): HostDatabase {
  const database = new Database(file);
  // The time-out first: the change to WAL may meet another process as well.
  database.exec(
    `PRAGMA busy_timeout = ${String(busyTimeoutMs)}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;`,
  );
  return database;
}

/**
 * Adds a column, such as `base TEXT`, to a table that an earlier release made without it. True where
 * it was not there.
 */
export function addColumn(database: HostDatabase, table: string, column: string): boolean {
  const [name] = column.split(' ');
  return database
    .transaction(() => {
      const there = database
        .prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?')
        .get(table, name);
      if (there !== undefined) return false;
      database.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
      return true;
    })
    .immediate();
}

/** Another connection held the lock for longer than the time-out; nothing was written. */
export function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** SQLite or the file system had no room; nothing was written. */
export function isDiskFull(error: unknown): boolean {
  const code = codeOfError(error);
  return code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT';
}

/** `SQLITE_FULL`, `EACCES`; undefined for errors that have none. */
export function codeOfError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' && /^[A-Z_0-9]{2,40}$/.test(error.code)
    ? error.code
    : undefined;
}
