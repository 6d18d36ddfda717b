import type { z } from 'zod';
import type { DeliveryIdentity } from '../../core/delivery/types';
import { BridgeError } from '../../core/errors';
import type { Confirmation } from '../../core/ports';
import type { InterlynkClient } from './client';
import { nodesOf } from './pages';
import { productsQuery, VERSIONS, type ProjectsShape } from './queries';
import { AnswerTooLongError } from './read-answer';
import { productsData, versionsData, type EnvironmentRow, type VersionRow } from './schema';
import { targetOf, type Target } from './target';

/** How far Interlynk's clock may be behind ours. More would let an older upload pass for ours. */
const CLOCK_SKEW_MS = 2000;

export interface VersionFinder {
  find(
    delivery: Pick<DeliveryIdentity, 'product' | 'environment' | 'version'>,
    since: number,
  ): Promise<Confirmation>;
}

/**
 * Looks a version up by product, environment and version string, created or updated since the
 * upload began: never "the latest", which may be somebody else's. One request as a rule. Two more
 * kinds of request where the product's versions do not fit in one answer, since the list of
 * versions below a product is not paged. The shape of `projects` that worked is remembered.
 */
export function createVersionFinder(client: InterlynkClient): VersionFinder {
  let shape: ProjectsShape = 'connection';

  const products = async (variables: { name: string; after: string | null }, versions: boolean) => {
    const ask = async (as: ProjectsShape) =>
      parse(productsData, await client.query(productsQuery(as, versions), variables));
    try {
      return await ask(shape);
    } catch (error) {
      if (!(error instanceof BridgeError) || error.code !== 'DESTINATION_SCHEMA') throw error;
      const other = shape === 'connection' ? 'list' : 'connection';
      const page = await ask(other);
      shape = other;
      return page;
    }
  };

  async function* environments(target: Target, versions: boolean): AsyncGenerator<EnvironmentRow> {
    const page = (after: string | null) => products({ name: target.product, after }, versions);
    for await (const product of nodesOf(page)) {
      if (product.name.trim() !== target.product) continue;
      yield* product.projects.filter(({ name }) => sameEnvironment(name, target.environment));
    }
  }

  const foundAtOnce = async (target: Target, fits: Fits): Promise<boolean> => {
    for await (const { sboms } of environments(target, true)) if (sboms?.some(fits)) return true;
    return false;
  };

  const foundPageByPage = async (target: Target, fits: Fits): Promise<boolean> => {
    for await (const { id } of environments(target, false)) {
      const page = async (after: string | null) =>
        parse(versionsData, await client.query(VERSIONS, { id, after }));
      for await (const version of nodesOf(page)) if (fits(version)) return true;
    }
    return false;
  };

  return {
    find: async (delivery, since) => {
      const wanted = delivery.version.trim();
      // A document without a version has no record that could be told from others.
      if (wanted === '') return { found: false };
      const target = targetOf(delivery);
      const fits: Fits = ({ version, at }) =>
        version.trim() === wanted && at >= since - CLOCK_SKEW_MS;
      const found = await foundAtOnce(target, fits).catch((error: unknown) => {
        if (error instanceof AnswerTooLongError) return foundPageByPage(target, fits);
        throw error;
      });
      return found ? { found: true, version: wanted } : { found: false };
    },
  };
}

type Fits = (version: VersionRow) => boolean;

function sameEnvironment(name: string, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted;
}

function parse<T extends z.ZodType>(schema: T, data: unknown): z.output<T> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  throw new BridgeError('DESTINATION_UNEXPECTED');
}
