import { PERMISSIONS } from './account';
import type { Permission } from './account';
import type { Actor, SandboxIdentity, ServiceUser } from './model';
import type { RepositoryRecord } from './store/repositories';

/** What an actor may do with a repository; undefined = does not even see it. */
export function permissionOn(actor: Actor, repository: RepositoryRecord): Permission | undefined {
  switch (actor.kind) {
    case 'app':
      // Forge's asApp sees the whole workspace; what it may do is a matter of scopes.
      return 'admin';
    case 'access-token':
      if (actor.repositories?.includes(repository.uuid) !== false) return 'write';
      return repository.isPrivate ? undefined : 'read';
    case 'account':
      if (actor.account.permission !== 'none') return actor.account.permission;
      return repository.isPrivate ? undefined : 'read';
  }
}

export function atLeast(permission: Permission, needed: Permission): boolean {
  return PERMISSIONS.indexOf(permission) >= PERMISSIONS.indexOf(needed);
}

/** Whether the actor belongs to the workspace; a token of a repository does not. */
export function isMember(actor: Actor): boolean {
  switch (actor.kind) {
    case 'app':
      return true;
    case 'access-token':
      return actor.repositories === undefined;
    case 'account':
      return actor.account.permission !== 'none';
  }
}

/** The name under which the tables remember an actor: an account id. */
export function actorId(actor: Actor, identity: SandboxIdentity): string {
  return userOf(actor, identity).accountId;
}

export function userOf(actor: Actor, identity: SandboxIdentity): ServiceUser {
  switch (actor.kind) {
    case 'account':
      return actor.account;
    case 'app':
      return identity.app;
    case 'access-token':
      return identity.token;
  }
}

/** The actor with this account id; undefined for unknown ones. */
export function findActor(accountId: string, identity: SandboxIdentity): Actor | undefined {
  if (accountId === identity.app.accountId) return { kind: 'app' };
  if (accountId === identity.token.accountId) return { kind: 'access-token' };
  const account = Object.values(identity.accounts).find((one) => one.accountId === accountId);
  return account === undefined ? undefined : { kind: 'account', account };
}
