import type { Sandbox } from '../../sandbox/bitbucket/model';
import type { IndexedRepository, RepositoryPage } from '../open-connection';
import { ConnectionError } from '../problem';
import type { RemoteHeads } from './remote-heads';

/** As many at once as any server lets in before it drops newcomers. */
const PAGE = 4;

/**
 * The repositories that a connection names. Each is asked for, since git has no list that would say
 * what changed; one that is not there is counted. Throws SSH_* for what is the matter with all.
 */
export async function* listMirrored(
  { repositories }: Pick<Sandbox, 'repositories'>,
  heads: (uuid: string) => Promise<RemoteHeads>,
): AsyncGenerator<RepositoryPage> {
  const known = repositories.list().sort((a, b) => b.updatedOn - a.updatedOn);
  const indexed = async (uuid: string): Promise<IndexedRepository | undefined> => {
    try {
      const { mainBranch } = await heads(uuid);
      const record = repositories.find(uuid);
      return (
        record && {
          uuid,
          slug: record.slug,
          name: record.name,
          ...(mainBranch !== undefined && { mainBranch }),
          updatedAt: new Date(record.updatedOn).toISOString(),
        }
      );
    } catch (error) {
      if (isOfOne(error)) return undefined;
      throw error;
    }
  };
  for (let at = 0; at < known.length || at === 0; at += PAGE) {
    const asked = known.slice(at, at + PAGE);
    const rows = await Promise.all(asked.map(({ uuid }) => indexed(uuid)));
    const found = rows.filter((row) => row !== undefined);
    yield { repositories: found, unreadable: rows.length - found.length, total: known.length };
  }
}

/** Whether it is about one repository, so that the others can still be listed. */
function isOfOne(error: unknown): boolean {
  return (
    error instanceof ConnectionError &&
    (error.code === 'SSH_REPOSITORY_MISSING' || error.code === 'SSH_TOO_SLOW')
  );
}
