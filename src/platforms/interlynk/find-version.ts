import { BridgeError } from '../../core/errors';
import type { Confirmation, Sought } from '../../core/ports';
import { CLOCK_SKEW_MS } from '../http/clock-offset';
import type { InterlynkClient } from './client';
import { nodesOf } from './pages';
import { parseData } from './parse-data';
import { isEnvironment, type Products } from './products';
import { ENVIRONMENT, VERSIONS } from './queries';
import { AnswerTooLongError } from './read-answer';
import { environmentData, versionsData, type VersionRow } from './schema';
import { hintOf, idsOf, isUuid, type TargetIds } from './target-ids';
import { targetOf, type Target } from './target';

export type FindVersion = (delivery: Sought, since: number) => Promise<Confirmation>;

interface Wanted {
  readonly version: string;
  /** Epoch milliseconds, less what the clocks may be apart unnoticed. */
  readonly since: number;
}
interface Place {
  readonly product: string | null | undefined;
  readonly environment: string | null | undefined;
}
interface Hit {
  readonly place: Place;
  readonly version: VersionRow;
}

/**
 * Looks a version up by product, environment and version string, created or updated since the
 * upload began: never "the latest", which may be somebody else's.
 *
 * With a hint one request asks the environment of that id; where it is gone, or is another one by
 * now, the names are asked in the same call. Without, one request as a rule. Where the versions do
 * not fit in one answer they are asked page by page, since their list is not paged otherwise.
 * Throws BridgeError DESTINATION_*.
 */
export function createFindVersion(client: InterlynkClient, products: Products): FindVersion {
  /** By Interlynk's clock, as the answer tells that has just come. */
  const theirs = (wanted: Wanted): Wanted => ({
    ...wanted,
    since: wanted.since - client.clockOffset(),
  });

  const pageByPage = async (place: Place, wanted: Wanted): Promise<Hit | undefined> => {
    const page = async (after: string | null) =>
      parseData(versionsData, await client.query(VERSIONS, { id: place.environment, after }));
    for await (const version of nodesOf(page)) {
      if (fits(version, theirs(wanted))) return { place, version };
    }
    return undefined;
  };

  /** `gone`: the ids lead nowhere, or not to what they were kept for. */
  const byIds = async (
    ids: TargetIds,
    { environment }: Target,
    wanted: Wanted,
  ): Promise<Hit | 'gone' | undefined> => {
    try {
      const data = await client.query(ENVIRONMENT, { id: ids.environment });
      const { project } = parseData(environmentData, data);
      if (project === null || !isEnvironment(project, environment)) return 'gone';
      if (isUuid(project.projectGroupId) && project.projectGroupId !== ids.product) return 'gone';
      return hit(ids, project.sboms, theirs(wanted));
    } catch (error) {
      if (error instanceof AnswerTooLongError) return pageByPage(ids, wanted);
      if (error instanceof BridgeError && NAMES_MAY_DO.has(error.code)) return 'gone';
      throw error;
    }
  };

  const byNames = async (target: Target, wanted: Wanted): Promise<Hit | undefined> => {
    for await (const product of products.named(target.product, true)) {
      for (const environment of product.projects) {
        if (!isEnvironment(environment, target.environment)) continue;
        const place = { product: product.id, environment: environment.id };
        const found = hit(place, environment.sboms ?? [], theirs(wanted));
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };

  const byNamesPageByPage = async (target: Target, wanted: Wanted): Promise<Hit | undefined> => {
    for await (const product of products.named(target.product, false)) {
      for (const environment of product.projects) {
        if (!isEnvironment(environment, target.environment)) continue;
        const place = { product: product.id, environment: environment.id };
        const found = await pageByPage(place, wanted);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };

  return async (delivery, since) => {
    const wanted = { version: delivery.version.trim(), since: since - CLOCK_SKEW_MS };
    // A document without a version has no record that could be told from others.
    if (wanted.version === '') return { found: false };
    const target = targetOf(delivery);
    const ids = idsOf(delivery.hint);
    const near = ids === undefined ? 'gone' : await byIds(ids, target, wanted);
    if (near !== 'gone') return confirmation(near);
    try {
      return confirmation(await byNames(target, wanted));
    } catch (error) {
      if (!(error instanceof AnswerTooLongError)) throw error;
      return confirmation(await byNamesPageByPage(target, wanted));
    }
  };
}

/** Reading is safe to repeat; these may be about the ids, and not about the names. */
const NAMES_MAY_DO: ReadonlySet<string> = new Set([
  'DESTINATION_REFUSED',
  'DESTINATION_ENVIRONMENT',
  'DESTINATION_FORBIDDEN',
  'DESTINATION_SCHEMA',
]);

function fits(row: VersionRow, { version, since }: Wanted): boolean {
  return row.version.trim() === version && row.at >= since;
}

/**
 * A record that was created since is ours rather than one that was only touched since, as by a
 * scan of the version that had the same name before; among several the first is, since the others
 * belong to those who came later.
 */
function hit(place: Place, rows: readonly VersionRow[], wanted: Wanted): Hit | undefined {
  const found = rows.filter((row) => fits(row, wanted));
  const created = found.filter(({ createdAt }) => createdAt >= wanted.since);
  const version = created.toSorted((a, b) => a.createdAt - b.createdAt)[0] ?? found[0];
  return version === undefined ? undefined : { place, version };
}

function confirmation(found: Hit | undefined): Confirmation {
  if (found === undefined) return { found: false };
  const { place, version } = found;
  const { product, environment } = place;
  return {
    found: true,
    version: version.version.trim(),
    ...(isUuid(version.id) ? { handle: version.id } : {}),
    ...(isUuid(product) && isUuid(environment) ? { hint: hintOf({ product, environment }) } : {}),
  };
}
