import type { z } from 'zod';
import { BridgeError } from '../../core/errors';
import type { InterlynkClient } from './client';
import { nodesOf } from './pages';
import { parseData } from './parse-data';
import { productsQuery, type ProjectsShape } from './queries';
import { productsData, type EnvironmentRow } from './schema';

type ProductsPage = z.output<typeof productsData>;
export type ProductRow = ProductsPage['nodes'][number];

export interface Products {
  /** Products of exactly this name, with their environments; by page, as they are asked for. */
  named(name: string, versions: boolean): AsyncGenerator<ProductRow>;
}

/**
 * Looks products up by name. The search of the API is partial and ignores case, so names are
 * compared here. The shape of `projects` that worked is remembered.
 */
export function createProducts(client: InterlynkClient): Products {
  let shape: ProjectsShape = 'connection';

  const page = async (
    variables: { readonly name: string; readonly after: string | null },
    versions: boolean,
  ): Promise<ProductsPage> => {
    const ask = async (as: ProjectsShape) =>
      parseData(productsData, await client.query(productsQuery(as, versions), variables));
    try {
      return await ask(shape);
    } catch (error) {
      if (!(error instanceof BridgeError) || error.code !== 'DESTINATION_SCHEMA') throw error;
      const other = shape === 'connection' ? 'list' : 'connection';
      const answer = await ask(other);
      shape = other;
      return answer;
    }
  };

  return {
    async *named(name, versions) {
      for await (const product of nodesOf((after) => page({ name, after }, versions))) {
        if (product.name.trim() === name) yield product;
      }
    },
  };
}

/** Names of environments are stored in lower case, as far as is known. */
export function isEnvironment({ name }: Pick<EnvironmentRow, 'name'>, wanted: string): boolean {
  return name.trim().toLowerCase() === wanted;
}
