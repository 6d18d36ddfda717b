import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { readCommits } from '../../../git-api/commits';
import { listRefs } from '../../../git-api/refs';
import { resolveCommit } from '../../../git-api/resolve-commit';
import type { AppPlaces } from '../../../platform/bridge/app-places';
import { mergePullRequest } from '../merge-pull-request';
import type { Actor, Sandbox } from '../model';
import { declinePullRequest, openPullRequest } from '../pull-requests';
import { repositoryGit } from '../repository-git';
import { ApiError } from '../rest/api-error';
import type { PullRequestRecord } from '../store/pull-requests';
import type { RepositoryRecord } from '../store/repositories';
import { createAppLinks } from './app-links';
import { commitPage } from './commit-page';
import { layout } from './layout';
import { pullRequestPage } from './pull-request-page';
import { repositoryPage } from './repository-page';
import { createFormToken, sameOrigin } from './same-origin';
import { STYLE } from './style';
import { workspacePage } from './workspace-page';

const creation = z.object({
  source: z.string(),
  destination: z.string(),
  title: z.string().trim().min(1).max(255),
});
const merging = z.object({
  strategy: z.enum(['merge_commit', 'squash', 'fast_forward']),
  close_source_branch: z.literal('true').optional(),
});

/**
 * The web pages of the sandbox at `/bitbucket`; they act as the workspace's admin.
 *
 * @param places where the installed app shows itself, to link to
 */
export function createPages(sandbox: Sandbox, places?: AppPlaces): Hono {
  const app = new Hono();
  const token = createFormToken();
  const links = createAppLinks(sandbox, places);
  const admin: Actor = { kind: 'account', account: sandbox.identity.accounts.admin };
  app.use('/bitbucket/*', sameOrigin(sandbox.origin, token));

  app.get('/bitbucket/style.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css' }));
  app.get('/bitbucket', (c) => c.html(workspacePage(sandbox)));

  app.get('/bitbucket/:slug', async (c) => {
    const repository = findRepository(sandbox, c.req.param('slug'));
    return c.html(
      await repositoryPage(sandbox, repository, { branch: c.req.query('branch'), token, links }),
    );
  });

  app.get('/bitbucket/:slug/commits/:hash', async (c) => {
    const repository = findRepository(sandbox, c.req.param('slug'));
    const git = repositoryGit(sandbox, repository.uuid);
    const found = await resolveCommit(git, c.req.param('hash'));
    const commit =
      found.kind === 'commit' ? (await readCommits(git, [found.hash])).get(found.hash) : undefined;
    if (commit === undefined) throw new ApiError(404, 'There is no such commit.');
    return c.html(await commitPage(sandbox, repository, commit, links));
  });

  app.get('/bitbucket/:slug/pull-requests/:id', async (c) => {
    const { repository, record } = findPullRequest(sandbox, c.req.param());
    return c.html(await pullRequestPage(sandbox, repository, record, { token, links }));
  });

  app.post('/bitbucket/:slug/pull-requests', async (c) => {
    const repository = findRepository(sandbox, c.req.param('slug'));
    const form = read(creation, await c.req.parseBody());
    const record = await sandbox.lock.run(repository.uuid, async () => {
      const refs = await listRefs(repositoryGit(sandbox, repository.uuid), ['branch']);
      const source = refs.find((ref) => ref.name === form.source);
      const destination = refs.find((ref) => ref.name === form.destination);
      if (source === undefined || destination === undefined) {
        throw new ApiError(400, 'A branch does not exist any more.');
      }
      return openPullRequest(sandbox, repository, admin, {
        title: form.title,
        description: '',
        source,
        destination,
        reviewers: [],
        closeSourceBranch: false,
        draft: false,
      });
    });
    return c.redirect(`/bitbucket/${repository.slug}/pull-requests/${String(record.id)}`, 303);
  });

  app.post('/bitbucket/:slug/pull-requests/:id/merge', async (c) => {
    const { repository, record } = findPullRequest(sandbox, c.req.param());
    const form = read(merging, await c.req.parseBody());
    await sandbox.lock.run(repository.uuid, () =>
      mergePullRequest(sandbox, repository, admin, record.id, {
        strategy: form.strategy,
        closeSourceBranch: form.close_source_branch === 'true',
      }),
    );
    return c.redirect(`/bitbucket/${repository.slug}/pull-requests/${String(record.id)}`, 303);
  });

  app.post('/bitbucket/:slug/pull-requests/:id/decline', async (c) => {
    const { repository, record } = findPullRequest(sandbox, c.req.param());
    await declinePullRequest(sandbox, repository, admin, record.id);
    return c.redirect(`/bitbucket/${repository.slug}/pull-requests/${String(record.id)}`, 303);
  });

  app.onError((error, c) => {
    const status = error instanceof ApiError ? error.status : 500;
    const message = error instanceof ApiError ? error.message : 'Something went wrong.';
    c.status(status as 500);
    return c.html(
      layout(
        'Not done',
        html`<h1>${message}</h1>
          <p><a href="/bitbucket">All repositories</a></p>`,
      ),
    );
  });
  return app;
}

function read<T>(schema: z.ZodType<T>, form: unknown): T {
  const parsed = schema.safeParse(form);
  if (!parsed.success) throw new ApiError(400, 'The form was not understood.');
  return parsed.data;
}

function findRepository(sandbox: Sandbox, slug: string): RepositoryRecord {
  const found = sandbox.repositories.find(slug);
  if (found === undefined) throw new ApiError(404, 'There is no such repository.');
  return found;
}

function findPullRequest(
  sandbox: Sandbox,
  place: { slug: string; id: string },
): { repository: RepositoryRecord; record: PullRequestRecord } {
  const repository = findRepository(sandbox, place.slug);
  const record = sandbox.pullRequests.find(repository.uuid, Number(place.id));
  if (record === undefined) throw new ApiError(404, 'There is no such pull request.');
  return { repository, record };
}
