import type { RepositoryDirectory, RepositoryId } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import type { BitbucketRequest } from '../core/ports';
import { askJson } from './ask';
import { pages } from './pages';
import { repositoryPath, uuidSegment } from './paths';
import { repository } from './schema';

const FIELDS = ['uuid', 'full_name', 'project.key', 'mainbranch.name', 'created_on', 'updated_on'];

/** The workspace's repositories, as the app. */
export function createRepositoryDirectory(request: BitbucketRequest): RepositoryDirectory {
  async function* list(workspace: string, sort: string, q?: string) {
    const fields = ['next', ...FIELDS.map((field) => `values.${field}`)].join(',');
    const filter = q === undefined ? '' : `&q=${encodeURIComponent(q)}`;
    const first = `/2.0/repositories/${uuidSegment(workspace)}?pagelen=100&sort=${sort}&fields=${fields}${filter}`;
    for await (const { rows } of pages(request, first, repository)) yield* rows;
  }

  return {
    one: (id) => readRepository(request, id),

    async *all(workspace, upTo) {
      const q = upTo === undefined ? undefined : `updated_on < ${second(upTo, 1)}`;
      for await (const row of list(workspace, '-updated_on', q)) {
        if (upTo === undefined || row.updatedAt <= upTo) yield row;
      }
    },

    async *byCreation(workspace, since) {
      const q = since === undefined ? undefined : `created_on >= ${second(since, 0)}`;
      for await (const row of list(workspace, 'created_on', q)) {
        if (since === undefined || row.createdAt >= since) yield row;
      }
    },
  };
}

/** The one request whose 404 is about the repository itself: BITBUCKET_REPOSITORY_GONE. */
export async function readRepository(request: BitbucketRequest, id: RepositoryId) {
  try {
    return await askJson(request, `${repositoryPath(id)}?fields=${FIELDS.join(',')}`, repository);
  } catch (error) {
    if (!(error instanceof BridgeError) || error.code !== 'BITBUCKET_NOT_FOUND') throw error;
    throw new BridgeError('BITBUCKET_REPOSITORY_GONE', { detail: error.detail, cause: error });
  }
}

/** The whole second before, or after, as Bitbucket's filters take it: unquoted, no fractions. */
function second(milliseconds: number, more: 0 | 1): string {
  const whole = (Math.floor(milliseconds / 1000) + more) * 1000;
  return `${new Date(whole).toISOString().slice(0, 19)}+00:00`;
}
