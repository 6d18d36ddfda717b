import { z } from 'zod';
import type { HostDatabase } from '../../../database';

const inlinePlace = z.object({
  path: z.string().min(1),
  from: z.number().int().min(1).nullish(),
  to: z.number().int().min(1).nullish(),
});

export interface CommentRecord {
  readonly id: number;
  readonly repository: string;
  readonly pullRequest: number;
  readonly author: string;
  readonly raw: string;
  readonly inline: z.infer<typeof inlinePlace> | null;
  readonly parent: number | null;
  readonly deleted: boolean;
  readonly createdOn: number;
  readonly updatedOn: number;
}

const row = z
  .object({
    id: z.number(),
    repository: z.string(),
    pull_request: z.number(),
    author: z.string(),
    raw: z.string(),
    inline: z.string().nullable(),
    parent: z.number().nullable(),
    deleted: z.number(),
    created_on: z.number(),
    updated_on: z.number(),
  })
  .transform((found): CommentRecord => ({
    id: found.id,
    repository: found.repository,
    pullRequest: found.pull_request,
    author: found.author,
    raw: found.raw,
    inline: found.inline === null ? null : inlinePlace.parse(JSON.parse(found.inline)),
    parent: found.parent,
    deleted: found.deleted === 1,
    createdOn: found.created_on,
    updatedOn: found.updated_on,
  }));

export interface CommentStore {
  /** Gives it the next id of the sandbox. */
  insert(comment: Omit<CommentRecord, 'id' | 'deleted'>): CommentRecord;
  update(id: number, change: { raw: string; deleted: boolean; updatedOn: number }): void;
  find(repository: string, pullRequest: number, id: number): CommentRecord | undefined;
  /** Oldest first. */
  list(repository: string, pullRequest: number): CommentRecord[];
}

export function createCommentStore(database: HostDatabase): CommentStore {
  return {
    insert: (comment) => {
      const found: unknown = database
        .prepare(
          `INSERT INTO bitbucket_comment
           (repository, pull_request, author, raw, inline, parent, deleted, created_on, updated_on)
           VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?) RETURNING *`,
        )
        .get(
          comment.repository,
          comment.pullRequest,
          comment.author,
          comment.raw,
          comment.inline === null ? null : JSON.stringify(comment.inline),
          comment.parent,
          comment.createdOn,
          comment.updatedOn,
        );
      return row.parse(found);
    },
    update: (id, change) => {
      database
        .prepare('UPDATE bitbucket_comment SET raw = ?, deleted = ?, updated_on = ? WHERE id = ?')
        .run(change.raw, change.deleted ? 1 : 0, change.updatedOn, id);
    },
    find: (repository, pullRequest, id) => {
      const found: unknown = database
        .prepare(
          'SELECT * FROM bitbucket_comment WHERE repository = ? AND pull_request = ? AND id = ?',
        )
        .get(repository, pullRequest, id);
      return found === undefined ? undefined : row.parse(found);
    },
    list: (repository, pullRequest) =>
      z
        .array(row)
        .parse(
          database
            .prepare(
              'SELECT * FROM bitbucket_comment WHERE repository = ? AND pull_request = ? ORDER BY id',
            )
            .all(repository, pullRequest),
        ),
  };
}
