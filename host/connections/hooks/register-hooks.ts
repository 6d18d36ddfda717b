import type { BitbucketService } from '../bitbucket-service';
import type { Connection } from '../connection';
import type { OpenConnection } from '../open-connection';
import { ConnectionError } from '../problem';
import { clearHooks, ensureHook, hookPath } from './ensure-hook';
import type { HookChange, HookWork } from './ensure-hook';
import { HookRefused } from './hook-place';
import type { ConnectionHooks } from './hook-store';

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
  | {
      readonly kind: 'repositories';
      /** Slugs by what was done. */
      readonly done: Readonly<Record<HookChange, readonly string[]>>;
      /** Slugs of those whose webhooks the account may not manage: they are polled. */
      readonly refused: readonly string[];
      /** The hourly limit was spent before all were looked at; the next Save goes on. */
      readonly isCutShort: boolean;
    };

/**
 * Registers the connection's webhook, or repairs it: at the workspace, and where the role does not
 * reach there, at each repository where it does. Throws ConnectionError: HOOK_FORBIDDEN (with the
 * missing scopes, where they are named), HOOK_ADDRESS_REFUSED, and what any request may meet.
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
    return await registerEach(work, open);
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

async function registerEach(
  work: HookWork,
  open: Pick<OpenConnection, 'product' | 'repositories'>,
): Promise<HookRegistration> {
  const done: Record<HookChange, string[]> = { created: [], repaired: [], unchanged: [] };
  const refused: string[] = [];
  let isCutShort = false;
  try {
    for await (const { repositories } of open.repositories()) {
      for (const { uuid, slug } of repositories) {
        const place = { workspace: open.product.workspace, repository: uuid };
        try {
          done[await ensureHook(work, place)].push(slug);
        } catch (error) {
          if (!(error instanceof HookRefused)) throw error;
          refused.push(slug);
        }
      }
    }
  } catch (error) {
    const isLimit = error instanceof ConnectionError && error.code === 'BITBUCKET_LIMIT';
    if (!isLimit || Object.values(done).flat().length === 0) throw error;
    isCutShort = true;
  }
  if (Object.values(done).flat().length === 0) throw new ConnectionError('HOOK_FORBIDDEN');
  return { kind: 'repositories', done, refused, isCutShort };
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
