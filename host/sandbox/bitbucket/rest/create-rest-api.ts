import { Hono } from 'hono';
import type { MiddlewareHandler } from 'hono';
import { requestPath } from '../../../request-path';
import type { FaultyEdges } from '../faults/bitbucket-faults';
import type { Sandbox } from '../model';
import { ApiError, answerError } from './api-error';
import { addBranchingModel } from './branching-model';
import { addBuildStatuses } from './build-statuses';
import { addComments } from './comments';
import { addCommits } from './commits';
import { addDiffStat } from './diffstat';
import { addHooks } from '../hooks/hook-routes';
import type { RestEnvironment } from './environment';
import { authenticated, requireScopes } from './credential-guards';
import { visibleRepository } from './guards';
import { addPullRequests } from './pull-requests';
import { addRefs } from './refs';
import { addReports } from './reports';
import { addRepositories } from './repositories';
import { addRemoved } from './removed';
import { requestFaults } from './request-faults';
import { addSource } from './source';
import { addUsers } from './users';

/** Told after each answer; for counters and the terminal. `actor` is an account id. */
export type RequestHook = (request: {
  readonly actor: 'app' | 'access-token' | 'anonymous' | (string & {});
  readonly method: string;
  readonly path: string;
  readonly status: number;
}) => void;

/** What stands between a client and the resources. */
export interface RestEdges {
  readonly limit: MiddlewareHandler<RestEnvironment>;
  readonly faults: FaultyEdges['requests'];
  readonly onRequest?: RequestHook | undefined;
}

/** The REST API below `/2.0`. Every path but the list of webhook events needs a credential. */
export function createRestApi(
  sandbox: Sandbox,
  { limit, faults, onRequest }: RestEdges,
): Hono<RestEnvironment> {
  const app = new Hono<RestEnvironment>({ getPath: requestPath });
  app.use('/2.0/*', async (c, next) => {
    c.set('sandbox', sandbox);
    await next();
    const actor = c.get('visitor');
    onRequest?.({
      actor:
        actor === undefined
          ? 'anonymous'
          : actor.kind === 'account'
            ? actor.account.accountId
            : actor.kind,
      method: c.req.method,
      path: new URL(c.req.url).pathname + new URL(c.req.url).search,
      status: c.res.status,
    });
  });
  app.use('/2.0/*', authenticated());
  app.use('/2.0/*', limit);
  app.use('/2.0/*', requestFaults(faults));
  app.use('/2.0/*', requireScopes());
  app.use('/2.0/repositories/:workspace/:repo/*', visibleRepository());
  addRemoved(app);
  addUsers(app);
  addRepositories(app);
  addRefs(app);
  addBranchingModel(app);
  addSource(app);
  addCommits(app);
  addDiffStat(app);
  addReports(app);
  addBuildStatuses(app);
  addPullRequests(app);
  addComments(app);
  addHooks(app);
  app.all('/2.0/*', () => {
    throw new ApiError(404, 'Resource not found');
  });
  app.onError(answerError);
  return app;
}
