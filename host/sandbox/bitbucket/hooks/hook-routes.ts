import type { Hono } from 'hono';
import { z } from 'zod';
import { atLeast, permissionOn } from '../actors';
import { apiRoot, link, repositoryApi, timestamp } from '../present/links';
import { presentRepositoryBase, presentWorkspaceBase } from '../present/repository';
import { ApiError } from '../rest/api-error';
import type { RestContext, RestEnvironment } from '../rest/environment';
import { isThisWorkspace, readBody } from '../rest/guards';
import { answer, answerList } from '../rest/respond';
import { isHookEvent, presentHookEvents } from './hook-events';
import type { HookEvent } from './hook-events';
import type { HookSubscription } from './hook-store';
import { bareUuid } from '../../../bare-uuid';

const OF_WORKSPACE = '/2.0/workspaces/:workspace/hooks';
const OF_REPOSITORY = '/2.0/repositories/:workspace/:repo/hooks';

const url = z.string().refine(isReachable, 'The URL must resolve to a public address.');
const event = z.custom<HookEvent>(
  (value) => typeof value === 'string' && isHookEvent(value),
  'Unknown event.',
);
const events = z.array(event).min(1);
const secret = z.string().max(128).nullish();
const newHook = z.object({
  url,
  events,
  description: z.string().default(''),
  active: z.boolean().default(true),
  secret,
});
const changes = z.object({
  url: url.optional(),
  events: events.optional(),
  description: z.string().optional(),
  active: z.boolean().optional(),
  secret,
});

/**
 * Webhook subscriptions of repositories and of the workspace, and the list of events. Differs from
 * Bitbucket in what it calls public: the sandbox's internet is this machine.
 */
export function addHooks(app: Hono<RestEnvironment>): void {
  app.get('/2.0/hook_events', (c) => {
    const of = (subject: string) => ({
      events: link(`${apiRoot(c.get('sandbox'))}/hook_events/${subject}`),
    });
    return answer(c, { repository: of('repository'), workspace: of('workspace') });
  });
  app.get('/2.0/hook_events/:subject', (c) => {
    if (!['repository', 'workspace'].includes(c.req.param('subject'))) {
      throw new ApiError(404, 'There is no such subject type');
    }
    return answerList(c, presentHookEvents());
  });

  for (const path of [OF_WORKSPACE, OF_REPOSITORY]) {
    app.get(path, (c) => {
      const owner = ownerOf(c);
      const hooks = c.get('sandbox').hooks.subscriptions.list(owner);
      return answerList(
        c,
        hooks.map((hook) => present(c, hook)),
      );
    });
    app.post(path, async (c) => {
      const owner = ownerOf(c);
      const { secret: given, ...body } = await readBody(c, newHook);
      const { hooks, newId, clock } = c.get('sandbox');
      const hook: HookSubscription = {
        uuid: newId(),
        ...(owner !== undefined && { repository: owner }),
        ...body,
        secret: given ?? '',
        createdAt: clock.now(),
      };
      hooks.subscriptions.put(hook);
      c.header('location', selfOf(c, hook));
      return answer(c, present(c, hook), 201);
    });
    app.get(`${path}/:uid`, (c) => answer(c, present(c, find(c))));
    app.put(`${path}/:uid`, async (c) => {
      const hook = find(c);
      const { secret: given, ...body } = await readBody(c, changes);
      const changed: HookSubscription = {
        ...hook,
        ...(body.url !== undefined && { url: body.url }),
        ...(body.events !== undefined && { events: body.events }),
        ...(body.description !== undefined && { description: body.description }),
        ...(body.active !== undefined && { active: body.active }),
        // Left out keeps it; null takes it away.
        ...(given !== undefined && { secret: given ?? '' }),
      };
      c.get('sandbox').hooks.subscriptions.put(changed);
      return answer(c, present(c, changed));
    });
    app.delete(`${path}/:uid`, (c) => {
      const { uuid } = find(c);
      const { hooks } = c.get('sandbox');
      hooks.subscriptions.remove(uuid);
      hooks.requests.removeOf(uuid);
      return c.body(null, 204);
    });
  }
}

/** The repository's uuid, none for the workspace. Throws ApiError 403 where the role is not enough. */
function ownerOf(c: RestContext): string | undefined {
  const actor = c.get('actor');
  if (c.req.param('repo') !== undefined) {
    const repository = c.get('repository');
    const permission = permissionOn(actor, repository);
    // An access token has no role: its scopes say what it may.
    const needed = actor.kind === 'access-token' ? 'write' : 'admin';
    if (permission !== undefined && atLeast(permission, needed)) return repository.uuid;
    throw new ApiError(403, 'You do not have permission to manage webhooks of this repository.');
  }
  const workspace = c.req.param('workspace') ?? '';
  if (!isThisWorkspace(c, workspace)) {
    throw new ApiError(404, `No workspace with identifier '${workspace.slice(0, 100)}'.`);
  }
  if (actor.kind === 'account' && actor.account.permission === 'admin') return undefined;
  throw new ApiError(403, 'Only owners of the workspace can manage its webhooks.');
}

function find(c: RestContext): HookSubscription {
  const owner = ownerOf(c);
  const uid = bareUuid(c.req.param('uid') ?? '');
  const hook = c.get('sandbox').hooks.subscriptions.find(uid);
  if (hook === undefined || hook.repository !== owner) {
    throw new ApiError(404, 'There is no such webhook');
  }
  return hook;
}

function isReachable(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function selfOf(c: RestContext, hook: HookSubscription): string {
  const sandbox = c.get('sandbox');
  const owner =
    hook.repository === undefined
      ? `${apiRoot(sandbox)}/workspaces/${sandbox.identity.workspace.slug}`
      : repositoryApi(sandbox, c.get('repository').slug);
  return `${owner}/hooks/${encodeURIComponent(`{${hook.uuid}}`)}`;
}

function present(c: RestContext, hook: HookSubscription) {
  const sandbox = c.get('sandbox');
  const isOfRepository = hook.repository !== undefined;
  return {
    type: 'webhook_subscription',
    uuid: `{${hook.uuid}}`,
    url: hook.url,
    description: hook.description,
    subject_type: isOfRepository ? 'repository' : 'workspace',
    subject: isOfRepository
      ? presentRepositoryBase(sandbox, c.get('repository'))
      : presentWorkspaceBase(sandbox),
    active: hook.active,
    created_at: timestamp(hook.createdAt),
    events: hook.events,
    secret_set: hook.secret !== '',
    // Not described, but in every live answer.
    source: null,
    read_only: false,
    history_enabled: true,
    skip_cert_verification: false,
    links: { self: link(selfOf(c, hook)) },
  };
}
