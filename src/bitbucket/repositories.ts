import type { RepositoryDirectory } from '../core/bitbucket-ports';
import type { BitbucketRequest } from '../core/ports';
import { askJson } from './ask';
import { pages } from './pages';
import { repositoryPath, uuidSegment } from './paths';
import { repository } from './schema';

const FIELDS = ['uuid', 'full_name', 'mainbranch.name', 'updated_on'];

/** The workspace's repositories, as the app. */
export function createRepositoryDirectory(request: BitbucketRequest): RepositoryDirectory {
  return {
    one: (id) => askJson(request, `${repositoryPath(id)}?fields=${FIELDS.join(',')}`, repository),

    async *all(workspace) {
      const fields = ['next', ...FIELDS.map((field) => `values.${field}`)].join(',');
      const first = `/2.0/repositories/${uuidSegment(workspace)}?pagelen=100&sort=-updated_on&fields=${fields}`;
      for await (const { rows } of pages(request, first, repository)) yield* rows;
    },
  };
}
