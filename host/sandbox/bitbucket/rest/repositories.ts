import type { Hono } from 'hono';
import { findActor, permissionOn } from '../actors';
import { presentActor } from '../present/people';
import { presentRepository, presentRepositoryBase } from '../present/repository';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { isThisWorkspace, requirePermission } from './guards';
import { answer, answerList } from './respond';

/** The list of repositories, one repository, and its explicit permissions. */
export function addRepositories(app: Hono<RestEnvironment>): void {
  app.get('/2.0/repositories/:workspace', (c) => {
    if (!isThisWorkspace(c, c.req.param('workspace'))) {
      throw new ApiError(404, `No workspace with identifier '${c.req.param('workspace')}'.`);
    }
    const sandbox = c.get('sandbox');
    const visible = sandbox.repositories
      .list()
      .filter((one) => permissionOn(c.get('actor'), one) !== undefined)
      .map((one) => presentRepository(sandbox, one));
    return answerList(c, visible, {
      query: {
        uuid: 'string',
        name: 'string',
        slug: 'string',
        full_name: 'string',
        description: 'string',
        language: 'string',
        is_private: 'boolean',
        created_on: 'date',
        updated_on: 'date',
        'project.key': 'string',
        'project.uuid': 'string',
        'mainbranch.name': 'string',
      },
    });
  });

  app.get('/2.0/repositories/:workspace/:repo', (c) =>
    answer(c, presentRepository(c.get('sandbox'), c.get('repository'))),
  );

  app.get('/2.0/repositories/:workspace/:repo/permissions-config/users', (c) => {
    requirePermission(c, 'admin');
    const members = Object.values(c.get('sandbox').identity.accounts).filter(
      (account) => account.permission !== 'none',
    );
    return answerList(
      c,
      members.map((account) => explicitPermission(c, account.accountId)),
    );
  });

  app.get('/2.0/repositories/:workspace/:repo/permissions-config/users/:user', (c) => {
    requirePermission(c, 'admin');
    return answer(c, explicitPermission(c, c.req.param('user')));
  });
}

/** By account id or `{uuid}`. Throws ApiError 404 for somebody unknown. */
function explicitPermission(c: RestContext, user: string) {
  const sandbox = c.get('sandbox');
  const account = Object.values(sandbox.identity.accounts).find(
    (one) => one.accountId === user || `{${one.uuid}}` === user.toLowerCase(),
  );
  const actor = account && findActor(account.accountId, sandbox.identity);
  if (account === undefined || actor === undefined) {
    throw new ApiError(404, `${user.slice(0, 100)} does not exist`);
  }
  return {
    type: 'repository_user_permission',
    permission: account.permission,
    user: presentActor(sandbox, actor),
    repository: presentRepositoryBase(sandbox, c.get('repository')),
  };
}
