import type { BitbucketService } from '../connections/bitbucket-service';
import type { Connection } from '../connections/connection';
import { isOurs, isRight } from '../connections/hooks/ensure-hook';
import { HookRefused, listHooks } from '../connections/hooks/hook-place';
import {
  NOWHERE,
  type ConnectionHooks,
  type RegisteredHook,
} from '../connections/hooks/hook-store';
import { hookAddress } from '../connections/hooks/register-hooks';
import type { CheckLine, OpenConnection } from '../connections/open-connection';
import { ConnectionError } from '../connections/problem';
import type { ConnectionProblemCode } from '../connections/problem';
import type { ProductConnection } from '../platform/types';

export interface HookLinesParts {
  readonly connection: Connection;
  /** Without a product nobody can be asked: the connection does not work now. */
  readonly open: Pick<OpenConnection, 'hasApi'> & Partial<Pick<OpenConnection, 'product'>>;
  readonly service: BitbucketService;
  readonly hooks: Pick<ConnectionHooks, 'list' | 'registered'>;
  readonly publicUrl?: string | undefined;
  readonly clock: { now(): number };
}

const DAY_MS = 86_400_000;
/** Each repository is a request: of many, the first are looked at. */
const MOST = 20;

/**
 * How pushes are heard of: whether Bitbucket still has the webhooks, and when one last came. Throws
 * ConnectionError for a public address that Bitbucket would refuse.
 */
export async function hookLines(parts: HookLinesParts): Promise<CheckLine[]> {
  const { open, publicUrl, hooks, connection } = parts;
  if (!open.hasApi) return [{ what: 'Webhooks', state: 'skipped', found: 'polled over SSH' }];
  if (publicUrl === undefined) {
    return [{ what: 'Public address', state: 'skipped', found: 'none: branches are polled' }];
  }
  const address: CheckLine = { what: 'Public address', state: 'ok', found: publicUrl };
  const registered = hooks
    .list(connection.id)
    .filter(({ uuid, url }) => uuid !== undefined && url !== NOWHERE);
  if (registered.length === 0) {
    return [address, { what: 'Webhooks', state: 'failed', problem: 'HOOK_MISSING' }];
  }
  return [
    address,
    ...(await atBitbucket(parts, publicUrl, registered)),
    deliveryLine(parts, registered),
  ];
}

async function atBitbucket(
  parts: HookLinesParts,
  publicUrl: string,
  registered: readonly RegisteredHook[],
): Promise<CheckLine[]> {
  const what = 'Webhooks';
  const count = registered.length;
  const isWide = registered[0]?.repository === '';
  const where = isWide ? 'at the workspace' : `${String(count)} repositories`;
  const { product } = parts.open;
  if (product === undefined) return [{ what, state: 'ok', found: `${where}, not looked at now` }];
  let looked = 0;
  const tally = new Map<ConnectionProblemCode, { count: number; details: readonly string[] }>();
  const url = hookAddress(publicUrl, parts.connection.id);
  for (const hook of registered.slice(0, MOST)) {
    looked += 1;
    const problem = await problemAt(parts, { product, url }, hook);
    if (problem === undefined) continue;
    const { code, details } = problem;
    tally.set(code, { count: (tally.get(code)?.count ?? 0) + 1, details });
    // The next one would meet the same.
    if (!OF_ONE.includes(code) || details.length > 0) break;
  }
  const partly = looked < count ? [`${String(looked)} of ${String(count)} looked at`] : [];
  if (tally.size === 0) return [{ what, state: 'ok', found: [where, ...partly].join(', ') }];
  return [...tally].map(([problem, { count: met, details }]) => ({
    what,
    state: WARNINGS.includes(problem) ? 'warning' : 'failed',
    problem,
    details: [...details, ...(count === 1 ? [] : [`${String(met)} of ${where}`]), ...partly],
  }));
}

const WARNINGS: readonly ConnectionProblemCode[] = ['HOOK_FORBIDDEN', 'HOOK_PLACE_GONE'];
/** Of one place: others may be as they should. */
const OF_ONE: readonly ConnectionProblemCode[] = [
  'HOOK_MISSING',
  'HOOK_CHANGED',
  'HOOK_PLACE_GONE',
  'HOOK_FORBIDDEN',
  'BITBUCKET_FAILING',
];

/** What is wrong with the webhook of one place; its address is noted where that was not known. */
async function problemAt(
  { connection, service, hooks }: HookLinesParts,
  { product, url }: { readonly product: ProductConnection; readonly url: string },
  { repository, uuid, url: known }: RegisteredHook,
): Promise<ConnectionError | undefined> {
  const access = { kind: connection.kind, product, service };
  const wanted = { connection, url };
  try {
    const place = { workspace: product.workspace, repository };
    const [ours] = (await listHooks(access, place)).filter((hook) => isOurs(wanted, hook));
    if (ours === undefined) return new ConnectionError('HOOK_MISSING');
    if (ours.uuid !== uuid || !isRight(wanted, ours)) return new ConnectionError('HOOK_CHANGED');
    if (known !== url) hooks.registered(connection.id, repository, ours.uuid, url);
    return undefined;
  } catch (error) {
    if (error instanceof ConnectionError) return error;
    if (!(error instanceof HookRefused)) throw error;
    return error.isGone && repository !== ''
      ? new ConnectionError('HOOK_PLACE_GONE')
      : new ConnectionError('HOOK_FORBIDDEN', error.scopes);
  }
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
