import type { RestAccess } from '../rest/rest-pages';
import { deleteHook, listHooks, putHook } from './hook-place';
import type { FoundHook, HookPlace } from './hook-place';
import type { ConnectionHooks } from './hook-store';

/** What the app is told of; bitbucket-cloud §2.8 names them all. */
export const OUR_EVENTS = [
  'repo:push',
  'pullrequest:created',
  'pullrequest:updated',
  'pullrequest:fulfilled',
] as const;

export type HookChange = 'created' | 'repaired' | 'unchanged';

export interface HookWork {
  readonly access: RestAccess;
  readonly hooks: ConnectionHooks;
  readonly connection: { readonly id: string; readonly name: string };
  /** Where deliveries of this connection go. */
  readonly url: string;
}

/** Where deliveries come to. */
export const HOOKS_PATH = '/hooks/bitbucket';

/** Path of the receiver for a connection; ids are uuids, so a webhook with it is ours. */
export function hookPath(connection: string): string {
  return `${HOOKS_PATH}/${connection}`;
}

/**
 * Sees to it that the place has exactly one webhook of ours, active, with our events, our address
 * and a secret that we hold. One whose answer was lost is found by its address; a second one is
 * deleted; those of others are not touched. Throws HookRefused and ConnectionError.
 */
export async function ensureHook(work: HookWork, place: HookPlace): Promise<HookChange> {
  const { access, hooks, connection } = work;
  const { repository } = place;
  const [first, ...others] = (await listHooks(access, place)).filter((hook) => isOurs(work, hook));
  const known = hooks.list(connection.id).find((hook) => hook.repository === repository);
  const wanted = {
    description: `SBOM Bridge (${connection.name})`,
    url: work.url,
    active: true,
    events: [...OUR_EVENTS],
  };
  for (const { uuid } of others) await deleteHook(access, place, uuid);
  if (first !== undefined && first.uuid === known?.uuid && isRight(work, first)) {
    if (known.url !== work.url) {
      hooks.registered(connection.id, repository, first.uuid, work.url);
    }
    return others.length > 0 ? 'repaired' : 'unchanged';
  }
  const secret = hooks.secret(connection.id, repository);
  const { uuid } = await putHook(access, place, { ...wanted, secret }, first?.uuid);
  hooks.registered(connection.id, repository, uuid, work.url);
  return first === undefined ? 'created' : 'repaired';
}

/** Deletes every webhook of ours at the place, known or not. Throws HookRefused and ConnectionError. */
export async function clearHooks(
  work: Pick<HookWork, 'access' | 'connection'>,
  place: HookPlace,
): Promise<void> {
  for (const hook of await listHooks(work.access, place)) {
    if (isOurs(work, hook)) await deleteHook(work.access, place, hook.uuid);
  }
}

/** Whether a webhook at Bitbucket leads to this connection. */
export function isOurs({ connection }: Pick<HookWork, 'connection'>, { url }: FoundHook): boolean {
  return URL.canParse(url) && new URL(url).pathname.endsWith(hookPath(connection.id));
}

/** Whether it is as it was registered. */
export function isRight(work: Pick<HookWork, 'url'>, hook: FoundHook): boolean {
  const same = [...hook.events].sort().join() === [...OUR_EVENTS].sort().join();
  return same && hook.active && hook.secret_set && hook.url === work.url;
}
