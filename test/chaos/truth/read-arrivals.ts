import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import type { Arrival } from './types';

const row = z.object({
  destination: z.string(),
  product: z.string(),
  environment: z.string(),
  version: z.string(),
  sha256: z.string(),
});
/** Dependency-Track has no environments: they are in the name of the project. */
const PROJECT = /^(.*) \(([^()]*)\)$/;

/**
 * What the inboxes hold, in the order in which it came in: that of the rows, since the clock of the
 * host goes forth and back. The host is not running.
 */
export function readArrivals(dataDirectory: string): { arrivals: Arrival[]; repeats: number } {
  const database = new Database(join(dataDirectory, 'host.db'), { readonly: true });
  try {
    const interlynk = database
      .prepare(
        `SELECT 'interlynk' AS destination, p.name AS product, e.name AS environment,
                coalesce(u.version, '') AS version, u.sha256
           FROM interlynk_uploads u JOIN interlynk_environments e ON e.id = u.environment_id
           JOIN interlynk_products p ON p.id = e.product_id ORDER BY u.rowid`,
      )
      .all();
    const dependencyTrack = database
      .prepare(
        `SELECT 'dependency-track' AS destination, p.name AS product, '' AS environment,
                p.version, u.sha256
           FROM dtrack_uploads u JOIN dtrack_projects p ON p.uuid = u.project_uuid
          ORDER BY u.rowid`,
      )
      .all();
    const endpoint = database
      .prepare(
        `SELECT 'https-endpoint' AS destination, attributes ->> 'product' AS product,
                attributes ->> 'environment' AS environment,
                coalesce(attributes ->> 'version', '') AS version, sha256
           FROM endpoint_documents ORDER BY rowid`,
      )
      .all();
    const repeats = z
      .object({ repeats: z.number().nullable() })
      .parse(database.prepare('SELECT sum(repeats) AS repeats FROM endpoint_documents').get());
    return {
      arrivals: [
        ...interlynk.map((one) => row.parse(one)),
        ...dependencyTrack.map((one) => split(row.parse(one))),
        ...endpoint.map((one) => row.parse(one)),
      ],
      repeats: repeats.repeats ?? 0,
    };
  } finally {
    database.close();
  }
}

function split(arrival: Arrival): Arrival {
  const [, product, environment] = PROJECT.exec(arrival.product) ?? [];
  if (product === undefined || environment === undefined) return arrival;
  return { ...arrival, product, environment };
}
