import { findActor, userOf } from '../actors';
import type { Actor, Sandbox } from '../model';
import { apiRoot, link } from './links';

/** A user as Bitbucket embeds it: `user` for people, `app_user` for the app and access tokens. */
export function presentActor(sandbox: Sandbox, actor: Actor) {
  const one = userOf(actor, sandbox.identity);
  const self = `${apiRoot(sandbox)}/users/${encodeURIComponent(`{${one.uuid}}`)}`;
  return {
    type: actor.kind === 'account' ? 'user' : 'app_user',
    uuid: `{${one.uuid}}`,
    account_id: one.accountId,
    display_name: one.displayName,
    ...(actor.kind === 'account' ? { nickname: actor.account.username } : {}),
    links: { self: link(self) },
  };
}

/** The user with this account id; undefined for an unknown one. */
export function presentPerson(sandbox: Sandbox, accountId: string) {
  const actor = findActor(accountId, sandbox.identity);
  return actor === undefined ? undefined : presentActor(sandbox, actor);
}

/** A commit's author: the raw text, and the user whose address it is. */
export function presentAuthor(sandbox: Sandbox, person: { name: string; email: string }) {
  const account = Object.values(sandbox.identity.accounts).find(
    (one) => one.email.toLowerCase() === person.email.toLowerCase(),
  );
  return {
    type: 'author',
    raw: `${person.name} <${person.email}>`,
    ...(account === undefined ? {} : { user: presentActor(sandbox, { kind: 'account', account }) }),
  };
}
