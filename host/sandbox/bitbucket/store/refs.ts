import { z } from 'zod';
import type { HostDatabase } from '../../../database';
import type { RefTip } from '../../../git-api/refs';

/** The refs whose events have been sent: what a repository is compared with. */
export interface RefStore {
  list(repository: string): RefTip[];
  put(repository: string, ref: RefTip): void;
  remove(repository: string, ref: Pick<RefTip, 'type' | 'name'>): void;
}

const row = z
  .object({
    type: z.enum(['branch', 'tag']),
    name: z.string(),
    commit_hash: z.string(),
    object_hash: z.string(),
  })
  .transform((found): RefTip => ({
    type: found.type,
    name: found.name,
    commit: found.commit_hash,
    object: found.object_hash,
  }));

export function createRefStore(database: HostDatabase): RefStore {
  return {
    list: (repository) =>
      z
        .array(row)
        .parse(
          database
            .prepare('SELECT * FROM bitbucket_ref WHERE repository = ? ORDER BY type, name')
            .all(repository),
        ),
    put: (repository, ref) => {
      database
        .prepare('INSERT OR REPLACE INTO bitbucket_ref VALUES (?, ?, ?, ?, ?)')
        .run(repository, ref.type, ref.name, ref.commit, ref.object);
    },
    remove: (repository, ref) => {
      database
        .prepare('DELETE FROM bitbucket_ref WHERE repository = ? AND type = ? AND name = ?')
        .run(repository, ref.type, ref.name);
    },
  };
}
