import { Hono } from 'hono';
import { z } from 'zod';
import type { EgressQuestion } from '../egress/egress';
import { EgressError } from '../egress/egress-error';
import type { BridgePlatform } from './options';
import { readJson } from './read-json';
import type { Session } from './session';

const call = z.object({
  /** As the panel sent it. */
  payload: z.unknown().optional(),
  /** The person has answered the question in the frame's own dialog with yes. */
  confirmed: z.boolean().default(false),
});

/** A question for the person at the frame, or the command's answer. */
type Answer = { readonly question: EgressQuestion } | { readonly done: unknown };

/**
 * `permissions.egress` of @forge/bridge. Mounted behind the check of session and token, which a
 * panel cannot pass: it lives on another origin, and reaches these routes only through the frame,
 * which puts the question to the person before it says `confirmed`. A change is for workspace
 * admins, asked at Bitbucket each time; reading is for everybody, as on Forge.
 */
export function egressRoutes(platform: BridgePlatform): Hono {
  const routes = new Hono<{ Variables: { session: Session } }>();
  const { egress } = platform;
  routes.onError((error, c) => {
    if (!(error instanceof EgressError)) throw error;
    return c.json({ error: { code: error.code, message: error.message } }, error.status);
  });

  routes.post('/get', async (c) => {
    const { payload } = readCall(await readJson(c.req));
    return c.json({ result: (egress ?? absent()).get(payload) });
  });

  routes.post('/:command{set|deleteDomain|deleteGroup}', async (c) => {
    const { payload, confirmed } = readCall(await readJson(c.req));
    const command = z.enum(['set', 'deleteDomain', 'deleteGroup']).parse(c.req.param('command'));
    const { accountId } = c.get('session').account;
    if ((await platform.isWorkspaceAdmin?.(accountId)) !== true) throw notAdmin();
    const change = (egress ?? absent()).change(command, payload);
    const answer: Answer =
      change.question !== undefined && !confirmed
        ? { question: change.question }
        : { done: change.apply() ?? null };
    return c.json({ result: answer });
  });
  return routes as unknown as Hono;
}

function readCall(body: unknown): z.output<typeof call> {
  const parsed = call.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new EgressError('EGRESS_MALFORMED', 'The call is malformed.');
}

function notAdmin(): EgressError {
  return new EgressError(
    'EGRESS_NOT_ADMIN',
    'Only an admin of the workspace changes which addresses an app may reach.',
  );
}

function absent(): never {
  throw new EgressError('EGRESS_NOT_ENABLED', 'This app has no customer-managed egress.');
}
