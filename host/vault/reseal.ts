import { z } from 'zod';
import type { HostDatabase } from '../database';
import { sealedName } from '../platform/kvs/store';
import { createSchema } from '../platform/schema';
import { createSealedTable } from './sealed-store';
import type { SecretBox } from './secret-box';

const sealed = z.array(z.object({ name: z.string(), value: z.string() }));
const appSecret = z.array(
  z.object({ installation: z.string(), key: z.string(), value: z.string() }),
);

/**
 * Seals every secret of a database anew with the current key of `box`, in one transaction; counts
 * them. Throws SecretUnreadableError, and changes nothing, where one was sealed with a key that
 * `box` does not have.
 */
export function reseal(database: HostDatabase, box: SecretBox): number {
  createSealedTable(database);
  createSchema(database);
  const again = (name: string, value: string): string => box.seal(name, box.open(name, value));
  const ofHost = database.prepare('UPDATE host_sealed SET value = ? WHERE name = ?');
  const ofApp = database.prepare(
    "UPDATE platform_kv SET value = ? WHERE kind = 'secret' AND installation = ? AND key = ?",
  );
  return database.transaction(() => {
    const host = sealed.parse(database.prepare('SELECT name, value FROM host_sealed').all());
    for (const { name, value } of host) ofHost.run(again(name, value), name);
    const app = appSecret.parse(
      database
        .prepare("SELECT installation, key, value FROM platform_kv WHERE kind = 'secret'")
        .all(),
    );
    for (const { installation, key, value } of app) {
      ofApp.run(again(sealedName(installation, key), value), installation, key);
    }
    return host.length + app.length;
  })();
}
