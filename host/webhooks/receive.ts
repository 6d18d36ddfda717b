import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { HOOKS_PATH } from '../connections/hooks/ensure-hook';
import { isBusy } from '../database';
import type { HostDatabase } from '../database';
import type { ProductEvent } from '../platform/types';
import { readLimited } from './read-limited';
import { createSeenDeliveries } from './seen-deliveries';
import { verifySignature } from './signature';
import { toProductEvents } from './to-product-events';
import { bareUuid } from '../bare-uuid';

/** Whose deliveries come in at one address. */
export interface HookTarget {
  /** The one workspace of the connection; uuid bare. */
  readonly workspace: { readonly uuid: string; readonly slug: string };
  readonly secrets: () => readonly string[];
  /** Absent where the operator disabled the connection: 410. A revoked one keeps its events. */
  readonly inbox?: HookInbox;
}

export interface HookInbox {
  /** That of `emit`: what came and its events are stored in one transaction. */
  readonly database: HostDatabase;
  readonly emit: (event: ProductEvent) => void;
  /** Something changed there that the delivery does not say: look at the branches. Must not throw. */
  readonly reconcile: (repository: string) => void;
  readonly mainBranch: (repository: string) => string | undefined;
  /** By the uuid of the webhook, for the doctor. */
  readonly heard: (hook: string, at: number) => void;
}

export interface ReceiverOptions {
  /** By the id in the address; undefined for a connection that is not there, or no more. */
  readonly find: (connection: string) => HookTarget | undefined;
  readonly clock: { now(): number };
  /** Nothing of the delivery was stored. */
  readonly onFault: (error: unknown) => void;
}

/** Bitbucket sends no larger ones. */
const MAX_BODY_BYTES = 256 * 1024;

const UUID = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;
const where = z.object({
  repository: z.object({
    uuid: z.string().regex(UUID).transform(bareUuid).optional().catch(undefined),
    full_name: z.string().optional().catch(undefined),
    workspace: z
      .object({ uuid: z.string().regex(UUID).transform(bareUuid) })
      .optional()
      .catch(undefined),
  }),
});

/**
 * `POST /hooks/bitbucket/:connection`. Checks before it reads: size, then the signature over the
 * bytes as they came; only then the body. 200 means stored. Bitbucket repeats after 5xx alone, so
 * that a refusal is final. A delivery that has come before is answered 200 and does nothing.
 *
 * The signature covers the body alone: whoever caught a delivery can send it again under another
 * id. That makes the same events once more, which the app recognises.
 */
export function createHookReceiver({ find, clock, onFault }: ReceiverOptions): Hono {
  const routes = new Hono();
  routes.post(`${HOOKS_PATH}/:connection`, async (c) => {
    const target = find(c.req.param('connection'));
    if (target === undefined) return c.json({ code: 'CONNECTION_UNKNOWN' }, 410);
    const bytes = await readLimited(c.req.raw, MAX_BODY_BYTES);
    if (bytes === undefined) return c.json({ code: 'BODY_TOO_LARGE' }, 413);
    const check = verifySignature({
      body: bytes,
      header: c.req.header('x-hub-signature'),
      secrets: target.secrets(),
    });
    if (!check.ok) return c.json({ code: check.reason }, STATUS[check.reason]);
    if (target.inbox === undefined) return c.json({ code: 'CONNECTION_DISABLED' }, 410);

    const body = parseJson(bytes);
    const place = where.safeParse(body).data?.repository;
    if (place === undefined) return c.json({ code: 'BODY_UNREADABLE' }, 400);
    if (!isWithin(target, place)) return c.json({ code: 'OTHER_WORKSPACE' }, 403);
    try {
      const fate = accept(target, target.inbox, {
        body,
        repository: place.uuid,
        event: c.req.header('x-event-key') ?? '',
        request: c.req.header('x-request-uuid') ?? createHash('sha256').update(bytes).digest('hex'),
        hook: bareUuid(c.req.header('x-hook-uuid') ?? ''),
        at: clock.now(),
      });
      return c.json({ code: fate });
    } catch (error) {
      if (!isBusy(error)) onFault(error);
      // 5xx: Bitbucket sends it again.
      return c.json({ code: 'NOT_STORED' }, 503);
    }
  });
  return routes;
}

const STATUS = { UNSIGNED: 401, NO_SECRET: 401, MALFORMED: 403, MISMATCH: 403 } as const;

interface Received {
  readonly body: unknown;
  readonly repository: string | undefined;
  readonly event: string;
  readonly request: string;
  readonly hook: string;
  readonly at: number;
}

type Fate = 'ACCEPTED' | 'DUPLICATE' | 'IGNORED' | 'RECONCILED';

function accept(target: HookTarget, inbox: HookInbox, received: Received): Fate {
  const { repository, at } = received;
  const seen = createSeenDeliveries(inbox.database);
  const mainBranch = repository === undefined ? undefined : inbox.mainBranch(repository);
  const converted = toProductEvents(received.event, received.body, {
    at,
    workspace: target.workspace.uuid,
    ...(mainBranch !== undefined && { mainBranch }),
  });
  inbox.heard(received.hook, at);
  const isNew = inbox.database.transaction(() => {
    if (!seen.note(received.request, at)) return false;
    if (converted.kind === 'events') for (const event of converted.events) inbox.emit(event);
    return true;
  })();
  if (!isNew) return 'DUPLICATE';
  if (converted.kind === 'events' && converted.skipped === 0) return 'ACCEPTED';
  if (converted.kind === 'refused' && converted.reason === 'EVENT_UNSUPPORTED') return 'IGNORED';
  // Empty, or not all of it could be read: the branches themselves say what moved.
  if (repository === undefined) return 'IGNORED';
  inbox.reconcile(repository);
  return 'RECONCILED';
}

/** Old bodies name no workspace but in the repository's full name. */
function isWithin({ workspace }: HookTarget, place: z.infer<typeof where>['repository']): boolean {
  if (place.workspace !== undefined) return place.workspace.uuid === workspace.uuid;
  return place.full_name?.split('/')[0]?.toLowerCase() === workspace.slug.toLowerCase();
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
