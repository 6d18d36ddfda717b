import type { Hono } from 'hono';
import { isMember, permissionOn } from '../actors';
import { presentActor } from '../present/people';
import {
  presentRepositoryBase,
  presentWorkspace,
  presentWorkspaceBase,
} from '../present/repository';
import { ApiError } from './api-error';
import type { RestContext, RestEnvironment } from './environment';
import { isThisWorkspace } from './guards';
import { answer, answerList } from './respond';

/** `/user`, `/user/workspaces…` and `/workspaces/{workspace}…`. */
export function addUsers(app: Hono<RestEnvironment>): void {
  app.get('/2.0/user', (c) => {
    const actor = c.get('actor');
    if (actor.kind === 'app') {
      throw new ApiError(
        403,
        'This API is only accessible with the following authentication types: api_token, oauth2',
      );
    }
    return answer(c, presentActor(c.get('sandbox'), actor));
  });

  app.get('/2.0/user/workspaces', (c) => {
    const actor = c.get('actor');
    const administrator = workspaceRole(c) === 'owner';
    const wanted = c.req.query('administrator');
    if (wanted !== undefined && wanted !== 'true' && wanted !== 'false') {
      throw new ApiError(400, 'Invalid value for administrator');
    }
    const shown = isMember(actor) && (wanted === undefined || wanted === String(administrator));
    const entry = {
      type: 'workspace_access',
      administrator,
      workspace: presentWorkspaceBase(c.get('sandbox')),
    };
    return answerList(c, shown ? [entry] : [], { query: {} });
  });

  app.get('/2.0/user/workspaces/:workspace/permission', (c) => {
    requireMember(c);
    const sandbox = c.get('sandbox');
    return answer(c, {
      type: 'workspace_membership',
      permission: workspaceRole(c),
      user: presentActor(sandbox, c.get('actor')),
      workspace: presentWorkspace(sandbox),
    });
  });

  app.get('/2.0/user/workspaces/:workspace/permissions/repositories', (c) => {
    requireMember(c);
    const sandbox = c.get('sandbox');
    const actor = c.get('actor');
    const rows = sandbox.repositories.list().map((repository) => ({
      type: 'repository_permission',
      permission: permissionOn(actor, repository) ?? 'none',
      user: presentActor(sandbox, actor),
      repository: { ...presentRepositoryBase(sandbox, repository), slug: repository.slug },
    }));
    return answerList(c, rows, {
      query: {
        'repository.uuid': 'string',
        'repository.name': 'string',
        'repository.slug': 'string',
        'repository.full_name': 'string',
        permission: 'string',
      },
    });
  });

  app.get('/2.0/workspaces/:workspace/members', (c) => {
    requireMember(c);
    const sandbox = c.get('sandbox');
    const accounts = Object.values(sandbox.identity.accounts);
    const members = accounts.filter((account) => isMember({ kind: 'account', account }));
    const rows = members.map((account) => ({
      type: 'workspace_membership',
      user: presentActor(sandbox, { kind: 'account', account }),
      workspace: presentWorkspaceBase(sandbox),
    }));
    return answerList(c, rows, {
      query: { 'user.account_id': 'string', 'user.uuid': 'string', 'user.nickname': 'string' },
    });
  });

  app.get('/2.0/workspaces/:workspace', (c) => {
    requireVisible(c);
    return answer(c, presentWorkspace(c.get('sandbox')));
  });

  app.get('/2.0/workspaces/:workspace/projects', (c) => {
    requireVisible(c);
    const { project } = c.get('sandbox').identity;
    const shown = {
      type: 'project',
      uuid: `{${project.uuid}}`,
      key: project.key,
      name: project.name,
      is_private: true,
    };
    return answerList(c, [shown], { query: { key: 'string', name: 'string' } });
  });
}

function requireVisible(c: RestContext): void {
  const name = c.req.param('workspace') ?? '';
  if (!isThisWorkspace(c, name) || !isMember(c.get('actor'))) {
    throw new ApiError(404, `No workspace with identifier '${name}'.`);
  }
}

function requireMember(c: RestContext): void {
  if (!isThisWorkspace(c, c.req.param('workspace') ?? '') || !isMember(c.get('actor'))) {
    throw new ApiError(403, 'You do not have access to this workspace.');
  }
}

/** The app is no owner: what it may do is a matter of scopes. */
function workspaceRole(c: RestContext): 'owner' | 'create-project' | 'member' {
  const actor = c.get('actor');
  return actor.kind === 'account' && actor.account.permission === 'admin' ? 'owner' : 'member';
}
