import type { BitbucketService } from '../connections/bitbucket-service';
import type { Connection } from '../connections/connection';
import { isOurs, isRight } from '../connections/hooks/ensure-hook';
import { HookRefused, listHooks } from '../connections/hooks/hook-place';
import type { ConnectionHooks, RegisteredHook } from '../connections/hooks/hook-store';
import { hookAddress } from '../connections/hooks/register-hooks';
import type { CheckLine, OpenConnection } from '../connections/open-connection';
import { ConnectionError } from '../connections/problem';

export interface HookLinesParts {
  readonly connection: Connection;
  /** Without a product nobody can be asked: the connection does not work now. */
  readonly open: Pick<OpenConnection, 'hasApi'> & Partial<Pick<OpenConnection, 'product'>>;
  readonly service: BitbucketService;
  readonly hooks: Pick<ConnectionHooks, 'list'>;
  readonly publicUrl?: string | undefined;
  readonly clock: { now(): number };
}

const DAY_MS = 86_400_000;
/** Each repository is a request: of many, the first are looked at. */
const MOST = 20;

/** How pushes are heard of: whether Bitbucket still has the webhooks, and when one last came. */
export async function hookLines(parts: HookLinesParts): Promise<CheckLine[]> {
  const { open, publicUrl, hooks, connection } = parts;
  if (!open.hasApi) return [{ what: 'Webhooks', state: 'skipped', found: 'polled over SSH' }];
  if (publicUrl === undefined) {
    return [{ what: 'Public address', state: 'skipped', found: 'none: branches are polled' }];
  }
  const address: CheckLine = { what: 'Public address', state: 'ok', found: publicUrl };
  const registered = hooks.list(connection.id).filter(({ uuid }) => uuid !== undefined);
  if (registered.length === 0) {
    return [address, { what: 'Webhooks', state: 'failed', problem: 'HOOK_MISSING' }];
  }
  return [
    address,
    await atBitbucket(parts, publicUrl, registered),
    deliveryLine(parts, registered),
  ];
}

async function atBitbucket(
  { open, service, connection }: HookLinesParts,
  publicUrl: string,
  registered: readonly RegisteredHook[],
): Promise<CheckLine> {
  const what = 'Webhooks';
  const where =
    registered[0]?.repository === ''
      ? 'at the workspace'
      : `${String(registered.length)} repositories`;
  const { product } = open;
  if (product === undefined) return { what, state: 'ok', found: `${where}, not looked at now` };
  const access = { kind: connection.kind, product, service };
  const counts = { right: 0, changed: 0, gone: 0 };
  try {
    const wanted = { connection, url: hookAddress(publicUrl, connection.id) };
    for (const { repository, uuid } of registered.slice(0, MOST)) {
      const place = { workspace: product.workspace, repository };
      const [ours] = (await listHooks(access, place)).filter((hook) => isOurs(wanted, hook));
      if (ours === undefined) counts.gone += 1;
      else if (ours.uuid === uuid && isRight(wanted, ours)) counts.right += 1;
      else counts.changed += 1;
    }
  } catch (error) {
    if (error instanceof HookRefused) {
      return { what, state: 'warning', problem: 'HOOK_FORBIDDEN', details: error.scopes };
    }
    if (!(error instanceof ConnectionError)) throw error;
    return { what, state: 'failed', problem: error.code, details: error.details };
  }
  if (counts.gone + counts.changed === 0) return { what, state: 'ok', found: where };
  const count = counts.gone === 0 ? counts.changed : counts.gone;
  const details = registered.length === 1 ? [] : [`${String(count)} of ${where}`];
  const problem = counts.gone === 0 ? 'HOOK_CHANGED' : 'HOOK_MISSING';
  return { what, state: 'failed', problem, details };
}

function deliveryLine(
  { clock, connection }: HookLinesParts,
  registered: readonly RegisteredHook[],
): CheckLine {
  const what = 'Last delivery';
  const last = Math.max(0, ...registered.map(({ lastDeliveryAt }) => lastDeliveryAt ?? 0));
  if (last > 0) return { what, state: 'ok', found: new Date(last).toISOString() };
  const isNew = clock.now() - connection.updatedAt < DAY_MS;
  return { what, state: isNew ? 'warning' : 'failed', problem: 'HOOK_SILENT' };
}
