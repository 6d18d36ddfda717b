import type { HostDatabase } from '../database';
import type { Platform } from '../platform/platform';

/**
 * Tells the app once that it was installed, as Forge does. In one transaction with the note of it:
 * a kill in between means neither.
 */
export function noteInstallation(
  database: HostDatabase,
  platform: Pick<Platform, 'emit'>,
  clock: { now(): number },
): void {
  database.exec(`
    CREATE TABLE IF NOT EXISTS host_installed (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      at INTEGER NOT NULL
    );
  `);
  const note = database.prepare('INSERT OR IGNORE INTO host_installed (id, at) VALUES (1, ?)');
  database.transaction(() => {
    if (note.run(clock.now()).changes === 0) return;
    platform.emit({ eventType: 'avi:forge:installed:app', id: 'host' });
  })();
}
