import { z } from 'zod';
import type { IndexedRepository, RefHead } from '../open-connection';
import { restPages } from './rest-pages';
import type { RestAccess } from './rest-pages';

const ref = z.object({
  type: z.enum(['branch', 'tag']),
  name: z.string().min(1),
  target: z.object({ hash: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i) }),
});

/** Branches and tags of now, in a request for a hundred of them. What is neither is left out. */
export async function listHeads(
  access: RestAccess,
  workspace: string,
  { uuid }: Pick<IndexedRepository, 'uuid'>,
): Promise<readonly RefHead[]> {
  const place = [workspace, uuid].map((one) => encodeURIComponent(`{${one}}`)).join('/');
  const query = new URLSearchParams({
    pagelen: '100',
    fields: 'next,values.type,values.name,values.target.hash',
  });
  const heads: RefHead[] = [];
  for await (const { values } of restPages(
    access,
    `/2.0/repositories/${place}/refs?${query.toString()}`,
  )) {
    for (const value of values) {
      const { data } = ref.safeParse(value);
      if (data !== undefined) {
        heads.push({ type: data.type, name: data.name, commit: data.target.hash.toLowerCase() });
      }
    }
  }
  return heads;
}
