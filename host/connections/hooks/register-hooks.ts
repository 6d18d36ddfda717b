import type { BitbucketService } from '../bitbucket-service';
import type { Connection } from '../connection';
import type { OpenConnection } from '../open-connection';
import { ConnectionError } from '../problem';
import { clearHooks, ensureHook, hookPath } from './ensure-hook';
import type { HookChange, HookWork } from './ensure-hook';
import { HookRefused } from './hook-place';
import { NOWHERE, type ConnectionHooks, type RegisteredHook } from './hook-store';

export interface HookParts {
  readonly service: BitbucketService;
  readonly hooks: ConnectionHooks;
  /** As others reach this host, without a slash at the end; without one the connection polls. */
  readonly publicUrl?: string | undefined;
}

/** What came of it. */
export type HookRegistration =
  | { readonly kind: 'polling'; readonly why: 'NO_PUBLIC_ADDRESS' | 'NO_API' }
  | { readonly kind: 'workspace'; readonly change: HookChange }
  /** The role does not reach the workspace: each repository is asked for one, by `registerEach`. */
  | { readonly kind: 'repositories'; readonly work: HookWork };

/**
 * Registers the webhook of the connection's workspace, or repairs it. Throws ConnectionError:
 * HOOK_FORBIDDEN with the missing scopes, HOOK_ADDRESS_REFUSED, and what any request may meet.
 */
export async function registerHooks(
  connection: Connection,
  open: Pick<OpenConnection, 'product' | 'hasApi'>,
  parts: HookParts,
): Promise<HookRegistration> {
  if (!open.hasApi) return { kind: 'polling', why: 'NO_API' };
  if (parts.publicUrl === undefined) return { kind: 'polling', why: 'NO_PUBLIC_ADDRESS' };
  const work = hookWork(connection, open, { ...parts, publicUrl: parts.publicUrl });
  const { workspace } = open.product;
  try {
    const change = await ensureHook(work, { workspace, repository: '' });
    await dropNarrower(work, workspace);
    return { kind: 'workspace', change };
  } catch (error) {
    if (!(error instanceof HookRefused)) throw error;
    if (error.scopes.length > 0) throw new ConnectionError('HOOK_FORBIDDEN', error.scopes);
    leaveWide(connection, parts.hooks);
    return { kind: 'repositories', work };
  }
}

/** Throws ConnectionError HOOK_ADDRESS_REFUSED. */
export function hookWork(
  connection: Connection,
  { product }: Pick<OpenConnection, 'product'>,
  { service, hooks, publicUrl }: HookParts & { readonly publicUrl: string },
): HookWork {
  const url = hookAddress(publicUrl, connection.id);
  return { access: { kind: connection.kind, product, service }, hooks, connection, url };
}

/**
 * Where deliveries of a connection go. Bitbucket delivers over http as well; signed, but readable on
 * the way: only this machine may. Throws ConnectionError HOOK_ADDRESS_REFUSED.
 */
export function hookAddress(publicUrl: string, connection: string): string {
  const { protocol, hostname } = URL.canParse(publicUrl)
    ? new URL(publicUrl)
    : { protocol: '', hostname: '' };
  const isHere = protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !isHere) throw new ConnectionError('HOOK_ADDRESS_REFUSED');
  return publicUrl.replace(/\/+$/, '') + hookPath(connection);
}

/** Whether deliveries of the webhook come to where this host is reached now. */
export function leadsHere(
  { uuid, url, connection }: RegisteredHook,
  publicUrl: string | undefined,
): boolean {
  if (publicUrl === undefined || uuid === undefined) return false;
  return url === publicUrl.replace(/\/+$/, '') + hookPath(connection);
}

/**
 * Whatever is at the workspace is out of reach, and would be thought to tell of every repository.
 * One that was made stays there, so that it is still tried when the connection is removed.
 */
function leaveWide({ id }: Connection, hooks: ConnectionHooks): void {
  const uuid = hooks.list(id).find(({ repository }) => repository === '')?.uuid;
  if (uuid === undefined) hooks.remove(id, '');
  else hooks.registered(id, '', uuid, NOWHERE);
}

/** The workspace's webhook tells of every repository: with theirs, all would come twice. */
async function dropNarrower(work: HookWork, workspace: string): Promise<void> {
  const { hooks, connection } = work;
  for (const { repository } of hooks.list(connection.id)) {
    if (repository === '') continue;
    try {
      await clearHooks(work, { workspace, repository });
    } catch (error) {
      // The repository is gone, or not ours any more: so is its webhook.
      if (!(error instanceof HookRefused)) throw error;
    }
    hooks.remove(connection.id, repository);
  }
}

/**
 * Deletes the connection's webhooks at Bitbucket, and forgets them in any case: the connection goes
 * away. True where all are gone there; else what is left leads to an address that answers 410.
 */
export async function removeHooks(
  connection: Connection,
  open: Pick<OpenConnection, 'product' | 'hasApi'>,
  parts: Pick<HookParts, 'service' | 'hooks'>,
): Promise<boolean> {
  const { hooks, service } = parts;
  const access = { kind: connection.kind, product: open.product, service };
  let all = true;
  for (const { repository } of hooks.list(connection.id)) {
    try {
      await clearHooks({ access, connection }, { workspace: open.product.workspace, repository });
    } catch (error) {
      if (!(error instanceof HookRefused) && !(error instanceof ConnectionError)) throw error;
      all = false;
    }
    hooks.remove(connection.id, repository);
  }
  return all;
}
