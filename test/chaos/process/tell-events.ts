import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import type { ToldPush } from '../judge/judge-rows';

const pushEvent = z.object({
  eventType: z.literal('avi:bitbucket:push:repository'),
  repository: z.object({ slug: z.string() }),
  push: z.object({
    ref: z.string(),
    before: z.string().optional(),
    after: z.string(),
    mainbranch: z.unknown().optional(),
  }),
});
const stored = z.array(z.object({ payload: z.string() }));

/**
 * Has the database note each event that the app is told of, in the transaction that stores it: what
 * a held database or a kill undoes is not noted either.
 */
export function noteEvents(dataDirectory: string): void {
  withDatabase(dataDirectory, (database) => {
    database.exec(`
      CREATE TABLE IF NOT EXISTS chaos_told (id INTEGER PRIMARY KEY, payload TEXT NOT NULL);
      CREATE TRIGGER IF NOT EXISTS chaos_note_told AFTER INSERT ON platform_task
        WHEN NEW.kind = 'trigger'
        BEGIN INSERT INTO chaos_told (payload) VALUES (NEW.payload); END;`);
  });
}

/** What was noted; the host is not running. */
export function toldEvents(dataDirectory: string): ToldPush[] {
  return withDatabase(dataDirectory, (database) =>
    stored.parse(database.prepare('SELECT payload FROM chaos_told ORDER BY id').all()),
  ).flatMap(({ payload }): ToldPush[] => {
    const { data } = pushEvent.safeParse(JSON.parse(payload));
    if (data === undefined) return [];
    const { ref, before = '', after, mainbranch } = data.push;
    return [
      {
        slug: data.repository.slug,
        ref: { type: mainbranch === undefined ? 'tag' : 'branch', name: ref },
        after,
        // Not by its time: a database that was held takes it back, and it is told anew.
        identity: JSON.stringify([ref, before, after]),
      },
    ];
  });
}

function withDatabase<T>(dataDirectory: string, work: (database: Database.Database) => T): T {
  const database = new Database(join(dataDirectory, 'host.db'));
  try {
    return work(database);
  } finally {
    database.close();
  }
}
