import { z } from 'zod';
import type { IndexedRepository, RepositoryOrder, RepositoryPage } from '../open-connection';
import { restPages } from './rest-pages';
import type { RestAccess } from './rest-pages';
import { bareUuid } from '../../bare-uuid';

/** Named, so that a page of a thousand repositories does not carry their owners and links. */
const FIELDS = [
  'next',
  'size',
  ...['uuid', 'slug', 'name', 'full_name', 'mainbranch.name', 'updated_on'].map(
    (field) => `values.${field}`,
  ),
].join(',');

const text = z.string().min(1).optional().catch(undefined);

/** Only what a repository cannot be addressed without must be there. */
const row = z
  .object({
    uuid: z.string().regex(/^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i),
    slug: text,
    name: text,
    full_name: text,
    mainbranch: z
      .object({ name: z.string().min(1) })
      .nullish()
      .catch(undefined),
    updated_on: z.iso.datetime({ offset: true }).optional().catch(undefined),
  })
  .transform((found) => ({ ...found, slug: found.slug ?? found.full_name?.split('/')[1] }));

const SORT: Readonly<Record<RepositoryOrder, string>> = {
  changed: '-updated_on',
  made: 'created_on',
};

/**
 * All repositories of a workspace that the credential sees. Empty ones have no main branch; rows without uuid or slug are counted, whatever else is odd is left out.
 */
export async function* listRepositories(
  access: RestAccess,
  workspace: string,
  order: RepositoryOrder,
): AsyncGenerator<RepositoryPage> {
  const path = `/2.0/repositories/${encodeURIComponent(`{${workspace}}`)}`;
  const query = new URLSearchParams({ pagelen: '100', sort: SORT[order], fields: FIELDS });
  for await (const { values, size } of restPages(access, `${path}?${query.toString()}`)) {
    const repositories = values.flatMap((value) => readRow(value) ?? []);
    yield {
      repositories,
      unreadable: values.length - repositories.length,
      ...(size !== undefined && { total: size }),
    };
  }
}

function readRow(value: unknown): IndexedRepository | undefined {
  const parsed = row.safeParse(value);
  if (!parsed.success || parsed.data.slug === undefined || parsed.data.slug === '') {
    return undefined;
  }
  const { uuid, slug, name, mainbranch, updated_on } = parsed.data;
  return {
    uuid: bareUuid(uuid),
    slug,
    name: name ?? slug,
    ...(mainbranch && { mainBranch: mainbranch.name }),
    ...(updated_on !== undefined && { updatedAt: updated_on }),
  };
}
