import type { Hono } from 'hono';
import { isBusy } from '../../database';
import { createGitHttp } from '../git-http/git-http-routes';
import type { GitAccess } from '../git-http/git-http-routes';
import { actorId, atLeast, permissionOn } from './actors';
import { announceRefs } from './announce-refs';
import type { Actor, Sandbox } from './model';
import { repositoryDirectory } from './repository-git';
import { authenticateGit } from './rest/authenticate';
import type { Visitor } from './rest/authenticate';
import { holdsScopes } from './scopes/held-scopes';
import type { RepositoryRecord } from './store/repositories';

interface Pusher {
  readonly actor: Actor;
  readonly repository: RepositoryRecord;
}

/** git over HTTP for the sandbox: one push to a repository at a time, each announced. */
export function createGitRoutes(sandbox: Sandbox): Hono {
  const routes = createGitHttp<Pusher>({
    access: ({ workspace, repository: name, authorization, write }): GitAccess<Pusher> => {
      const visitor = authenticateGit(authorization, sandbox);
      if (visitor === undefined) return { kind: 'unauthenticated' };
      const { actor } = visitor;
      const repository = sandbox.repositories.find(name);
      const own = sandbox.identity.workspace;
      if (repository === undefined || ![own.slug, `{${own.uuid}}`].includes(workspace)) {
        return { kind: 'not-found' };
      }
      const permission = permissionOn(actor, repository);
      if (permission === undefined) return { kind: 'not-found' };
      if (!mayUseGit(visitor, write) || (write && !atLeast(permission, 'write')))
        return { kind: 'forbidden' };
      return {
        kind: 'granted',
        who: { actor, repository },
        userName: actor.kind === 'account' ? actor.account.username : actor.kind,
        directory: repositoryDirectory(sandbox, repository.uuid),
      };
    },
    push: (granted, work) => pushInTurn(sandbox, granted.who, work),
  });
  routes.onError((error, c) => {
    if (!isBusy(error)) throw error;
    return c.text('The sandbox is busy: nothing was pushed, try again.\n', 503);
  });
  return routes;
}

/** Fetching needs the scope to read, pushing the one to write. */
function mayUseGit({ kind, scopes }: Visitor, write: boolean): boolean {
  return kind === 'api-token'
    ? holdsScopes(scopes, [`${write ? 'write' : 'read'}:repository:bitbucket`], 'granular')
    : holdsScopes(scopes, [write ? 'repository:write' : 'repository'], 'classic');
}

/** Holds the repository's lock from before git starts until its refs are announced. */
function pushInTurn<T>(
  sandbox: Sandbox,
  { actor, repository }: Pusher,
  work: (finished: () => Promise<void>) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const turn = sandbox.lock.run(repository.uuid, async () => {
      // What an earlier, killed push left behind is not this pusher's doing.
      await announceLeftovers(sandbox, repository.uuid);
      sandbox.repositories.setLastPusher(repository.uuid, actorId(actor, sandbox.identity));
      await new Promise<void>((release) => {
        work(async () => {
          // git has moved the refs: whatever fails here, the push has not. What is not announced
          // now is found by the next look at the refs (catchUp), which also reports a failure.
          await announceRefs(sandbox, repository.uuid, actor).catch(() => 0);
          release();
        }).then(resolve, (error: unknown) => {
          release();
          reject(error instanceof Error ? error : new Error(String(error)));
        });
      });
    });
    turn.catch(reject);
  });
}

/** Announces what nobody announced, in the name of who pushed last. */
export async function announceLeftovers(sandbox: Sandbox, uuid: string): Promise<number> {
  const pusher = sandbox.repositories.find(uuid)?.lastPusher ?? '';
  const { admin } = sandbox.identity.accounts;
  const known = Object.values(sandbox.identity.accounts).find((one) => one.accountId === pusher);
  const actor: Actor =
    pusher === sandbox.identity.token.accountId
      ? { kind: 'access-token' }
      : pusher === sandbox.identity.app.accountId
        ? { kind: 'app' }
        : { kind: 'account', account: known ?? admin };
  return announceRefs(sandbox, uuid, actor);
}
