import type { HostDatabase } from '../database';

/** The platform's own tables. `owner` fences a process that lost the database to a later one. */
export function createSchema(database: HostDatabase): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS platform_owner (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      owner TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS platform_kv (
      installation TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('plain', 'secret', 'entity')),
      entity TEXT NOT NULL,
      key TEXT NOT NULL,
      value TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      expires_at INTEGER,
      PRIMARY KEY (installation, kind, entity, key)
    );
    CREATE INDEX IF NOT EXISTS platform_kv_expiry
      ON platform_kv (expires_at) WHERE expires_at IS NOT NULL;
    CREATE TABLE IF NOT EXISTS platform_task (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL CHECK (kind IN ('trigger', 'event')),
      target TEXT NOT NULL,
      payload TEXT NOT NULL,
      event_id TEXT NOT NULL,
      job_id TEXT,
      lane TEXT,
      lane_limit INTEGER NOT NULL DEFAULT 1,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'running')),
      owner TEXT,
      due_at INTEGER NOT NULL,
      first_at INTEGER NOT NULL,
      attempt INTEGER NOT NULL DEFAULT 0,
      retry_reason TEXT,
      retry_data TEXT
    );
    CREATE INDEX IF NOT EXISTS platform_task_due ON platform_task (state, due_at, id);
    CREATE INDEX IF NOT EXISTS platform_task_job ON platform_task (job_id);
    CREATE TABLE IF NOT EXISTS platform_dead_letter (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      target TEXT NOT NULL,
      payload TEXT NOT NULL,
      reason TEXT NOT NULL,
      attempt INTEGER NOT NULL,
      first_at INTEGER NOT NULL,
      dead_at INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS platform_job (
      job_id TEXT PRIMARY KEY,
      queue TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      success INTEGER NOT NULL DEFAULT 0,
      failed INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE IF NOT EXISTS platform_schedule (
      module_key TEXT PRIMARY KEY,
      next_at INTEGER NOT NULL
    );
  `);
}
