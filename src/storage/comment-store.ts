import { z } from 'zod';
import type { Kv } from '../core/ports';
import type { CommentStore } from '../core/stores';
import { keys } from './keys';

const commentId = z.number().int().min(1);

export function createCommentStore(kv: Kv): CommentStore {
  return {
    get: async (repository, pullRequest) =>
      // What cannot be read is no comment: a new one is written.
      commentId.safeParse(await kv.get({ key: keys.comment(repository, pullRequest) })).data,
    save: (repository, pullRequest, id) =>
      kv.set({ key: keys.comment(repository, pullRequest), value: id }),
  };
}
