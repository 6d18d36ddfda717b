import type { BitbucketService } from '../bitbucket-service';
import type { Connection } from '../connection';
import type { OpenConnection } from '../open-connection';
import { ConnectionError } from '../problem';
import { clearHooks, ensureHook, hookPath } from './ensure-hook';
import type { HookChange, HookWork } from './ensure-hook';
import { HookRefused } from './hook-place';
import { NOWHERE, type ConnectionHooks, type RegisteredHook } from './hook-store';
import { registerEach, type RepositoryHooks } from './register-each';

export interface HookParts {
  readonly service: BitbucketService;
  readonly hooks: ConnectionHooks;
  /** As others reach this host, without a slash at the end; without one the connection polls. */
  readonly publicUrl?: string | undefined;
  /** For the pauses that Bitbucket asks for; `setTimeout` if left out. */
  readonly wait?: (milliseconds: number) => Promise<void>;
}

/** What came of it. */
export type HookRegistration =
  | { readonly kind: 'polling'; readonly why: 'NO_PUBLIC_ADDRESS' | 'NO_API' }
  | { readonly kind: 'workspace'; readonly change: HookChange }
  | RepositoryHooks;

/**
 * Registers the connection's webhook, or repairs it: at the workspace, and where the role does not
 * reach there, at each repository where it does. Throws ConnectionError: HOOK_FORBIDDEN (with the
 * missing scopes, where they are named), HOOK_ADDRESS_REFUSED, and what any request may meet. What goes
 * wrong at single repositories is in the outcome.
 */
export async function registerHooks(
  connection: Connection,
  open: Pick<OpenConnection, 'product' | 'repositories' | 'hasApi'>,
  parts: HookParts,
): Promise<HookRegistration> {
  if (!open.hasApi) return { kind: 'polling', why: 'NO_API' };
  if (parts.publicUrl === undefined) return { kind: 'polling', why: 'NO_PUBLIC_ADDRESS' };
  const url = hookAddress(parts.publicUrl, connection.id);
  const access = { kind: connection.kind, product: open.product, service: parts.service };
  const work: HookWork = { access, hooks: parts.hooks, connection, url };
  const { workspace } = open.product;
  try {
    const change = await ensureHook(work, { workspace, repository: '' });
    await dropNarrower(work, workspace);
    return { kind: 'workspace', change };
  } catch (error) {
    if (!(error instanceof HookRefused)) throw error;
    if (error.scopes.length > 0) throw new ConnectionError('HOOK_FORBIDDEN', error.scopes);
    leaveWide(connection, parts.hooks);
    return await registerEach(work, open, parts.wait);
  }
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
