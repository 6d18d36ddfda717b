import { z } from 'zod';
import type { HostDatabase } from '../database';
import type { SecretBox } from './secret-box';

const row = z.object({ value: z.string(), version: z.number() });

export interface Opened {
  readonly text: string;
  /** 1 at first, one more with each replacement. */
  readonly version: number;
}

/** Secrets of the host by name, sealed at rest; a name is bound to its text. */
export interface SealedStore {
  /** Throws SecretUnreadableError. */
  get(name: string): Opened | undefined;
  put(name: string, text: string): void;
  /** Replaces it in one step if it still has that version, whoever else is at it; false if not. */
  replace(name: string, version: number, text: string): boolean;
  remove(name: string): void;
}

export function createSealedStore(database: HostDatabase, box: SecretBox): SealedStore {
  createSealedTable(database);
  const read = database.prepare('SELECT value, version FROM host_sealed WHERE name = ?');
  const write = database.prepare(
    `INSERT INTO host_sealed (name, value, version) VALUES (?, ?, 1)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value, version = version + 1`,
  );
  const swap = database.prepare(
    'UPDATE host_sealed SET value = ?, version = version + 1 WHERE name = ? AND version = ?',
  );
  const erase = database.prepare('DELETE FROM host_sealed WHERE name = ?');
  return {
    get: (name) => {
      const found = row.optional().parse(read.get(name));
      return found && { text: box.open(name, found.value), version: found.version };
    },
    put: (name, text) => {
      write.run(name, box.seal(name, text));
    },
    replace: (name, version, text) => swap.run(box.seal(name, text), name, version).changes === 1,
    remove: (name) => {
      erase.run(name);
    },
  };
}

export function createSealedTable(database: HostDatabase): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS host_sealed (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL,
      version INTEGER NOT NULL
    );
  `);
}
