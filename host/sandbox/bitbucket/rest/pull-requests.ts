import type { Hono } from 'hono';
import { z } from 'zod';
import { listCommits } from '../../../git-api/commits';
import { mergePullRequest } from '../merge-pull-request';
import { presentCommit } from '../present/commit';
import { repositoryApi } from '../present/links';
import { presentPullRequest } from '../present/pull-request';
import {
  declinePullRequest,
  openPullRequest,
  recordPullRequest,
  requireOpen,
} from '../pull-requests';
import { PULL_REQUEST_STATES } from '../store/pull-requests';
import type { PullRequestRecord } from '../store/pull-requests';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { gitOf, readBody, requirePermission } from './guards';
import {
  mergeParameters,
  newPullRequest,
  pullRequestEdit,
  readReviewers,
  requireBranch,
  requireSameRepository,
} from './pull-request-input';
import { answer, answerList } from './respond';
import { asksFor, parseFields } from './select-fields';

const LIST = '/2.0/repositories/:workspace/:repo/pullrequests';
const ONE = `${LIST}/:id{[0-9]+}`;
const QUERY = {
  id: 'number',
  title: 'string',
  state: 'string',
  draft: 'boolean',
  'source.branch.name': 'string',
  'destination.branch.name': 'string',
  'author.uuid': 'string',
  'author.account_id': 'string',
  created_on: 'date',
  updated_on: 'date',
} as const;

export function addPullRequests(app: Hono<RestEnvironment>): void {
  app.get(LIST, (c) => {
    const sandbox = c.get('sandbox');
    const repository = c.get('repository');
    const fields = parseFields(c.req.query('fields'));
    const states = readStates(c);
    const shown = sandbox.pullRequests
      .list(repository.uuid)
      .filter((record) => states.includes(record.state))
      .map((record) => {
        const { reviewers, participants, ...rest } = presentPullRequest(
          sandbox,
          repository,
          record,
        );
        return {
          ...rest,
          ...(asksFor(fields, 'values.reviewers') ? { reviewers } : {}),
          ...(asksFor(fields, 'values.participants') ? { participants } : {}),
        };
      });
    return answerList(c, shown, { most: 50, query: QUERY });
  });

  app.post(LIST, async (c) => {
    requirePermission(c, 'read');
    const body = await readBody(c, newPullRequest);
    requireSameRepository(c, body.source);
    const repository = c.get('repository');
    const sandbox = c.get('sandbox');
    const record = await sandbox.lock.run(repository.uuid, async () => {
      const source = await requireBranch(c, body.source.branch.name, 'source');
      const wanted = body.destination?.branch.name ?? repository.mainBranch;
      return openPullRequest(sandbox, repository, c.get('actor'), {
        title: body.title,
        description: body.description ?? '',
        source,
        destination: await requireBranch(c, wanted, 'destination'),
        reviewers: readReviewers(c, body.reviewers ?? [], authorId(c)),
        closeSourceBranch: body.close_source_branch ?? false,
        draft: body.draft ?? false,
      });
    });
    return answer(c, present(c, record), 201);
  });

  app.get(ONE, (c) => answer(c, present(c, find(c))));

  app.put(ONE, async (c) => {
    requirePermission(c, 'write');
    const body = await readBody(c, pullRequestEdit);
    const { lock } = c.get('sandbox');
    const record = await lock.run(c.get('repository').uuid, async () => {
      const before = find(c);
      requireOpen(before);
      const destination =
        body.destination && (await requireBranch(c, body.destination.branch.name, 'destination'));
      const next: PullRequestRecord = {
        ...before,
        title: body.title ?? before.title,
        description: body.description ?? before.description,
        destinationBranch: destination?.name ?? before.destinationBranch,
        destinationCommit: destination?.commit ?? before.destinationCommit,
        reviewers: body.reviewers
          ? readReviewers(c, body.reviewers, before.author)
          : before.reviewers,
        closeSourceBranch: body.close_source_branch ?? before.closeSourceBranch,
        draft: body.draft ?? before.draft,
        updatedOn: c.get('sandbox').clock.now(),
      };
      recordPullRequest(c.get('sandbox'), c.get('repository'), c.get('actor'), 'updated', next);
      return next;
    });
    return answer(c, present(c, record));
  });

  app.post(`${ONE}/merge`, async (c) => {
    requirePermission(c, 'write');
    if (c.req.query('async') === 'true') {
      throw new ApiError(400, 'The sandbox merges only with async=false');
    }
    const body = await readBody(c, mergeParameters);
    const before = find(c);
    const { uuid } = c.get('repository');
    const closeSourceBranch = body.close_source_branch ?? before.closeSourceBranch;
    // Outside the lock: a check asks this API about the pull request.
    const failed = await c.get('sandbox').checkMerge({
      repository: uuid,
      pullRequest: before.id,
      message: body.message ?? '',
      strategy: body.merge_strategy,
      closeSourceBranch,
    });
    if (failed.length > 0) {
      const lines = failed.map(({ title, message }) => `${title}: ${message}`);
      throw new ApiError(400, `A merge check failed. ${lines.join(' ')}`);
    }
    const record = await c.get('sandbox').lock.run(uuid, () =>
      mergePullRequest(c.get('sandbox'), c.get('repository'), c.get('actor'), before.id, {
        strategy: body.merge_strategy,
        ...(body.message === undefined ? {} : { message: body.message }),
        closeSourceBranch,
      }),
    );
    return answer(c, present(c, record));
  });

  app.post(`${ONE}/decline`, async (c) => {
    requirePermission(c, 'write');
    const { id } = find(c);
    const actor = c.get('actor');
    const record = await declinePullRequest(c.get('sandbox'), c.get('repository'), actor, id);
    return answer(c, present(c, record));
  });

  app.get(`${ONE}/commits`, async (c) => {
    const record = find(c);
    const commits = await listCommits(gitOf(c), {
      include: [record.sourceCommit],
      exclude: [record.destinationCommit],
      limit: 1000,
    });
    return answerList(
      c,
      commits.map((commit) => presentCommit(c.get('sandbox'), c.get('repository'), commit)),
    );
  });

  app.get(`${ONE}/diffstat`, (c) => {
    const { id, sourceCommit, destinationCommit } = find(c);
    const api = repositoryApi(c.get('sandbox'), c.get('repository').slug);
    const spec = `${sourceCommit.slice(0, 12)}..${destinationCommit.slice(0, 12)}`;
    const query = `from_pullrequest_id=${String(id)}&topic=true`;
    return c.redirect(`${api}/diffstat/${spec}?${query}`, 302);
  });
}

/** The pull request of the path. Throws ApiError 404. */
export function find(c: RestContext): PullRequestRecord {
  const id = Number(c.req.param('id'));
  const record = c.get('sandbox').pullRequests.find(c.get('repository').uuid, id);
  if (record === undefined) throw new ApiError(404, `No pull request ${String(id)}`);
  return record;
}

/** With `q=`, `state` is ignored, as observed at Bitbucket: the query must name it. */
function readStates(c: RestContext): readonly string[] {
  if (c.req.query('q') !== undefined) return PULL_REQUEST_STATES;
  const states = c.req.queries('state') ?? ['OPEN'];
  const parsed = z.array(z.enum(PULL_REQUEST_STATES)).safeParse(states);
  if (!parsed.success) throw new ApiError(400, 'Invalid state');
  return parsed.data;
}

function authorId(c: RestContext): string {
  const actor = c.get('actor');
  return actor.kind === 'account' ? actor.account.accountId : '';
}

function present(c: RestContext, record: PullRequestRecord) {
  return presentPullRequest(c.get('sandbox'), c.get('repository'), record);
}
