import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HostDatabase } from '../../database';
import type { EntityIndex, Manifest } from '../manifest-types';

/** The SQL expression of an attribute. The manifest's schema keeps quotes out of names. */
export function attributeColumn(attribute: string): string {
  return `json_extract(value, '$."${attribute}"')`;
}

/** What an index orders by, before the key. */
export function rangeColumn(index: EntityIndex): string | undefined {
  return index.range === undefined ? undefined : attributeColumn(index.range);
}

const PREFIX = 'platform_kv_entity_';

/**
 * Makes the database's indexes those of the manifest. SQLite keeps expression indexes in step with
 * every write, and builds a new one over what is stored, so a changed manifest needs no migration.
 */
export function syncEntityIndexes(database: HostDatabase, manifest: Manifest): void {
  const wanted = new Map<string, string>(
    [...manifest.entities.values()].flatMap((entity) =>
      [...entity.indexes.values()].map((index) => {
        const columns = [
          'installation',
          ...index.partition.map(attributeColumn),
          ...[rangeColumn(index)].filter((column) => column !== undefined),
          'key',
        ].join(', ');
        const body = `ON platform_kv (${columns}) WHERE kind = 'entity' AND entity = '${entity.name}'`;
        const digest = createHash('sha256').update(body).digest('hex').slice(0, 24);
        return [`${PREFIX}${digest}`, body] as const;
      }),
    ),
  );
  const names = z
    .array(z.object({ name: z.string() }))
    .parse(
      database
        .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND name GLOB ?")
        .all(`${PREFIX}*`),
    );
  for (const { name } of names) {
    if (!wanted.has(name)) database.exec(`DROP INDEX "${name}"`);
  }
  for (const [name, body] of wanted) {
    database.exec(`CREATE INDEX IF NOT EXISTS "${name}" ${body}`);
  }
}
