import { describe, expect, it } from '@jest/globals';
import { createPermissions } from '../../src/bitbucket/permissions';
import { BridgeError, ConsentNeededError } from '../../src/core/errors';
import { strictRequest } from './strict-request';

const WORKSPACE = '11111111-1111-4111-8111-111111111111';
const UUID = '22222222-2222-4222-8222-222222222222';
const OTHER = '33333333-3333-4333-8333-333333333333';
const W = `/2.0/user/workspaces/%7B${WORKSPACE}%7D`;
const rolePath = `${W}/permissions/repositories?q=repository.uuid%3D%22%7B${UUID}%7D%22&pagelen=1`;
const id = { workspace: WORKSPACE, uuid: UUID };
const grant = (permission: unknown, uuid = UUID) => ({
  values: [{ permission, repository: { uuid: `{${uuid}}` } }],
});

describe('the role in a repository, asked as the person', () => {
  it.each([
    ['an admin', grant('admin'), 'admin'],
    ['a writer', grant('write'), 'write'],
    ['a reader', grant('read'), 'read'],
    ['a role nobody knows', grant('superuser'), 'none'],
    ['no role', grant(undefined), 'none'],
    ['no row', { values: [] }, 'none'],
    ['a row about another repository', grant('admin', OTHER), 'none'],
    ['a row that makes no sense', { values: [{ permission: 'admin' }] }, 'none'],
  ])('%s', async (_name, answer, role) => {
    const { request, done } = strictRequest({ path: rolePath, actor: 'user', answer });
    expect(await createPermissions(request).repositoryRole('user', id)).toBe(role);
    expect(done()).toBe(true);
  });

  it.each([[401], [403], [404]])('none when Bitbucket answers %d', async (status) => {
    const { request } = strictRequest({ path: rolePath, actor: 'user', status });
    expect(await createPermissions(request).repositoryRole('user', id)).toBe('none');
  });

  it.each([[429], [500], [400]])('unknown, thus thrown, when it answers %d', async (status) => {
    const { request } = strictRequest({ path: rolePath, actor: 'user', status });
    await expect(createPermissions(request).repositoryRole('user', id)).rejects.toThrow(
      BridgeError,
    );
  });

  it('unknown when the answer has no rows at all', async () => {
    const { request } = strictRequest({ path: rolePath, actor: 'user', answer: { oops: 1 } });
    await expect(createPermissions(request).repositoryRole('user', id)).rejects.toThrow(
      BridgeError,
    );
  });
});

describe('the owner of a workspace', () => {
  it.each([
    [{ permission: 'owner' }, true],
    [{ permission: 'member' }, false],
    [{ permission: 'create-project' }, false],
    [{ permission: 'OWNER' }, false],
  ])('%j: %p', async (answer, owner) => {
    const { request } = strictRequest({ path: `${W}/permission`, actor: 'user', answer });
    expect(await createPermissions(request).workspaceOwner('user', WORKSPACE)).toBe(owner);
  });

  it('is nobody when Bitbucket refuses', async () => {
    const { request } = strictRequest({ path: `${W}/permission`, actor: 'user', status: 403 });
    expect(await createPermissions(request).workspaceOwner('user', WORKSPACE)).toBe(false);
  });
});

it('a person who has not consented yet is not taken for one without rights', async () => {
  const permissions = createPermissions(() => Promise.reject(new ConsentNeededError('needed')));
  await expect(permissions.repositoryRole('user', id)).rejects.toThrow(ConsentNeededError);
  await expect(permissions.workspaceOwner('user', WORKSPACE)).rejects.toThrow(ConsentNeededError);
});
