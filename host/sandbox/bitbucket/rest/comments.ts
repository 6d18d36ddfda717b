import type { Hono } from 'hono';
import { z } from 'zod';
import { actorId } from '../actors';
import { link, repositoryApi, timestamp } from '../present/links';
import { presentPerson } from '../present/people';
import type { CommentRecord } from '../store/comments';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { readBody } from './guards';
import { find as findPullRequest } from './pull-requests';
import { answer, answerList } from './respond';

const COMMENTS = '/2.0/repositories/:workspace/:repo/pullrequests/:id{[0-9]+}/comments';
const COMMENT = `${COMMENTS}/:comment{[0-9]+}`;

const content = z.object({ raw: z.string().min(1).max(100_000) });
const line = z.number().int().min(1).nullish();
const newComment = z.object({
  content,
  inline: z.object({ path: z.string().min(1), from: line, to: line }).optional(),
  parent: z.object({ id: z.number().int() }).optional(),
});

/** Comments of a pull request. Path and line are not checked, as at Bitbucket. */
export function addComments(app: Hono<RestEnvironment>): void {
  app.get(COMMENTS, (c) => {
    const { repository, id } = findPullRequest(c);
    const shown = c.get('sandbox').comments.list(repository, id);
    return answerList(
      c,
      shown.map((comment) => present(c, comment)),
    );
  });

  app.post(COMMENTS, async (c) => {
    const { repository, id } = findPullRequest(c);
    const body = await readBody(c, newComment);
    const { comments, clock, identity } = c.get('sandbox');
    if (body.parent !== undefined && comments.find(repository, id, body.parent.id) === undefined) {
      throw new ApiError(400, 'parent not found', { fields: { parent: ['not found'] } });
    }
    const comment = comments.insert({
      repository,
      pullRequest: id,
      author: actorId(c.get('actor'), identity),
      raw: body.content.raw,
      inline: body.inline ?? null,
      parent: body.parent?.id ?? null,
      createdOn: clock.now(),
      updatedOn: clock.now(),
    });
    return answer(c, present(c, comment), 201);
  });

  app.get(COMMENT, (c) => answer(c, present(c, find(c))));

  app.put(COMMENT, async (c) => {
    const own = findOwn(c);
    const { raw } = (await readBody(c, z.object({ content }))).content;
    const { comments, clock } = c.get('sandbox');
    comments.update(own.id, { raw, deleted: false, updatedOn: clock.now() });
    return answer(c, present(c, find(c)));
  });

  app.delete(COMMENT, (c) => {
    const own = findOwn(c);
    const { comments, clock } = c.get('sandbox');
    comments.update(own.id, { raw: '', deleted: true, updatedOn: clock.now() });
    return c.body(null, 204);
  });
}

function find(c: RestContext): CommentRecord {
  const { repository, id } = findPullRequest(c);
  const number = Number(c.req.param('comment'));
  const found = c.get('sandbox').comments.find(repository, id, number);
  if (found === undefined) throw new ApiError(404, `No comment ${String(number)}`);
  return found;
}

/** Only its author changes a comment. Throws ApiError 403 or 404. */
function findOwn(c: RestContext): CommentRecord {
  const comment = find(c);
  if (comment.author !== actorId(c.get('actor'), c.get('sandbox').identity)) {
    throw new ApiError(403, 'Forbidden');
  }
  return comment;
}

function present(c: RestContext, comment: CommentRecord) {
  const sandbox = c.get('sandbox');
  const api = `${repositoryApi(sandbox, c.get('repository').slug)}/pullrequests/${String(comment.pullRequest)}`;
  return {
    type: 'pullrequest_comment',
    id: comment.id,
    content: { raw: comment.raw, markup: 'markdown', html: '' },
    user: presentPerson(sandbox, comment.author),
    deleted: comment.deleted,
    pending: false,
    ...(comment.inline === null ? {} : { inline: comment.inline }),
    ...(comment.parent === null ? {} : { parent: { type: 'comment', id: comment.parent } }),
    pullrequest: { type: 'pullrequest', id: comment.pullRequest, links: { self: link(api) } },
    created_on: timestamp(comment.createdOn),
    updated_on: timestamp(comment.updatedOn),
    links: { self: link(`${api}/comments/${String(comment.id)}`) },
  };
}
