import type { Hono } from 'hono';
import type { ProductActor, ProductConnection } from '../../platform/types';
import { findActor } from './actors';
import type { Actor, Sandbox } from './model';
import { errorBody } from './rest/api-error';
import { IN_PROCESS_ACTOR } from './rest/environment';
import type { RestEnvironment } from './rest/environment';

const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Reaches the sandbox's REST API in the same process, through the very routes that HTTP clients
 * use. Redirects are followed unless `init.redirect` is `manual`, as fetch does.
 */
export function createConnection(sandbox: Sandbox, api: Hono<RestEnvironment>): ProductConnection {
  const send = async (actor: Actor, url: URL, init: RequestInit): Promise<Response> => {
    const request = new Request(url, { ...init, redirect: 'manual' });
    return api.fetch(request, { [IN_PROCESS_ACTOR]: actor });
  };
  return {
    workspace: sandbox.identity.workspace.uuid,
    request: async (who, path, init) => {
      // The app may ask before the host listens and knows its address.
      const origin = sandbox.origin() === '' ? 'http://127.0.0.1' : sandbox.origin();
      const url = new URL(`${origin}${path}`);
      const actor = resolveActor(sandbox, who);
      if (url.origin !== new URL(origin).origin || !url.pathname.startsWith('/2.0/')) {
        return Response.json(errorBody('Resource not found'), { status: 404 });
      }
      if (actor === undefined) {
        return Response.json(errorBody('The account does not exist'), { status: 401 });
      }
      const answer = await send(actor, url, init);
      const location = answer.headers.get('location');
      const follow = init.redirect !== 'manual' && REDIRECTS.includes(answer.status);
      if (!follow || location === null) return answer;
      return send(actor, new URL(location, url), { ...init, method: 'GET', body: null });
    },
  };
}

function resolveActor(sandbox: Sandbox, who: ProductActor): Actor | undefined {
  if (who.type === 'app') return { kind: 'app' };
  const actor = findActor(who.accountId, sandbox.identity);
  return actor?.kind === 'account' ? actor : undefined;
}
