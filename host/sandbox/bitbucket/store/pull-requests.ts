import { z } from 'zod';
import type { HostDatabase } from '../../../database';

export const PULL_REQUEST_STATES = ['OPEN', 'MERGED', 'DECLINED', 'SUPERSEDED'] as const;
export type PullRequestState = (typeof PULL_REQUEST_STATES)[number];

/** Hashes are full here; Bitbucket shows 12 characters of them. People are account ids. */
export interface PullRequestRecord {
  readonly repository: string;
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly state: PullRequestState;
  readonly draft: boolean;
  readonly sourceBranch: string;
  readonly sourceCommit: string;
  readonly destinationBranch: string;
  readonly destinationCommit: string;
  /** The commit that a merge was about to put on the destination. */
  readonly pendingMerge: string | null;
  readonly mergeCommit: string | null;
  readonly closeSourceBranch: boolean;
  readonly author: string;
  readonly reviewers: readonly string[];
  readonly closedBy: string | null;
  readonly reason: string;
  readonly createdOn: number;
  readonly updatedOn: number;
}

const row = z
  .object({
    repository: z.string(),
    id: z.number(),
    title: z.string(),
    description: z.string(),
    state: z.enum(PULL_REQUEST_STATES),
    draft: z.number(),
    source_branch: z.string(),
    source_commit: z.string(),
    destination_branch: z.string(),
    destination_commit: z.string(),
    pending_merge: z.string().nullable(),
    merge_commit: z.string().nullable(),
    close_source_branch: z.number(),
    author: z.string(),
    reviewers: z.string(),
    closed_by: z.string().nullable(),
    reason: z.string(),
    created_on: z.number(),
    updated_on: z.number(),
  })
  .transform((found): PullRequestRecord => ({
    repository: found.repository,
    id: found.id,
    title: found.title,
    description: found.description,
    state: found.state,
    draft: found.draft === 1,
    sourceBranch: found.source_branch,
    sourceCommit: found.source_commit,
    destinationBranch: found.destination_branch,
    destinationCommit: found.destination_commit,
    pendingMerge: found.pending_merge,
    mergeCommit: found.merge_commit,
    closeSourceBranch: found.close_source_branch === 1,
    author: found.author,
    reviewers: z.array(z.string()).parse(JSON.parse(found.reviewers)),
    closedBy: found.closed_by,
    reason: found.reason,
    createdOn: found.created_on,
    updatedOn: found.updated_on,
  }));

export interface PullRequestStore {
  nextId(repository: string): number;
  /** Inserts, or replaces the one with this id. */
  put(record: PullRequestRecord): void;
  find(repository: string, id: number): PullRequestRecord | undefined;
  /** Newest first. */
  list(repository: string): PullRequestRecord[];
}

export function createPullRequestStore(database: HostDatabase): PullRequestStore {
  return {
    nextId: (repository) => {
      const found: unknown = database
        .prepare('SELECT max(id) AS last FROM bitbucket_pull_request WHERE repository = ?')
        .get(repository);
      return (z.object({ last: z.number().nullable() }).parse(found).last ?? 0) + 1;
    },
    put: (record) => {
      database
        .prepare(
          `INSERT OR REPLACE INTO bitbucket_pull_request
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        )
        .run(
          record.repository,
          record.id,
          record.title,
          record.description,
          record.state,
          record.draft ? 1 : 0,
          record.sourceBranch,
          record.sourceCommit,
          record.destinationBranch,
          record.destinationCommit,
          record.pendingMerge,
          record.mergeCommit,
          record.closeSourceBranch ? 1 : 0,
          record.author,
          JSON.stringify(record.reviewers),
          record.closedBy,
          record.reason,
          record.createdOn,
          record.updatedOn,
        );
    },
    find: (repository, id) => {
      const found: unknown = database
        .prepare('SELECT * FROM bitbucket_pull_request WHERE repository = ? AND id = ?')
        .get(repository, id);
      return found === undefined ? undefined : row.parse(found);
    },
    list: (repository) =>
      z
        .array(row)
        .parse(
          database
            .prepare('SELECT * FROM bitbucket_pull_request WHERE repository = ? ORDER BY id DESC')
            .all(repository),
        ),
  };
}
