import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { egressRoutes } from './egress-routes';
import { fetchProduct, productCall } from './fetch-product';
import type { BridgeOptions } from './options';
import { readJson } from './read-json';
import { isToken, TOKEN_HEADER, type Session, type Sessions } from './session';

/** Forge's limits of `invoke`: 500 KB up, 5 MB down. */
const MAX_REQUEST = 500 * 1024;
const MAX_ANSWER = 5 * 1024 * 1024;

const invocation = z.object({
  moduleKey: z.string().max(100),
  extension: z.record(z.string(), z.unknown()),
  functionKey: z.string().max(255),
  payload: z.unknown().optional(),
});

/**
 * What the frame asks for on behalf of a panel. Each POST must be JSON, from a page of this
 * origin, with the session's cookie and the token that only such a page knows.
 */
export function callRoutes(options: BridgeOptions, sessions: Sessions): Hono {
  const routes = new Hono<{ Variables: { session: Session } }>();
  routes.onError((_error, c) =>
    c.json(failure('UNAVAILABLE', 'Bitbucket did not answer. Try again.'), 502),
  );
  routes.use(
    '*',
    bodyLimit({
      maxSize: MAX_REQUEST,
      onError: (c) => c.json(failure('REQUEST_TOO_LARGE', 'The request is over 500 KB.'), 413),
    }),
  );
  routes.use('*', async (c, next) => {
    const site = c.req.header('sec-fetch-site');
    const json = c.req.header('content-type')?.startsWith('application/json') ?? false;
    const session = await sessions.read(c);
    const allowed = json && (site === undefined || site === 'same-origin');
    if (!allowed || !session || !isToken(session, c.req.header(TOKEN_HEADER))) {
      return c.json(failure('FORBIDDEN', 'The session is over. Reload the page.'), 403);
    }
    c.set('session', session);
    await next();
    return undefined;
  });

  routes.post('/invoke', async (c) => {
    const call = invocation.safeParse(await readJson(c.req));
    if (!call.success) return c.json(failure('INVALID', 'The call is malformed.'), 400);
    const { moduleKey, extension, functionKey, payload } = call.data;
    const { accountId } = c.get('session').account;
    let result: unknown;
    try {
      result = await options.platform.resolve({
        moduleKey,
        accountId,
        extension,
        functionKey,
        payload,
      });
    } catch {
      // The platform has recorded the invocation and its error; the browser learns as little as on Forge.
      return c.json(failure('FUNCTION_FAILED', 'There was an error invoking the function.'), 500);
    }
    const body = JSON.stringify({ result: result ?? null });
    if (Buffer.byteLength(body) > MAX_ANSWER) {
      return c.json(failure('ANSWER_TOO_LARGE', 'The answer is over 5 MB.'), 500);
    }
    return c.body(body, 200, { 'Content-Type': 'application/json' });
  });

  routes.post('/fetch-product', async (c) => {
    const call = productCall.safeParse(await readJson(c.req));
    if (!call.success) return c.json(failure('INVALID', 'The request is malformed.'), 400);
    const { accountId } = c.get('session').account;
    return c.json({ result: await fetchProduct(options.product, accountId, call.data) });
  });

  routes.route('/egress', egressRoutes(options.platform));

  routes.post('/session', async (c) => {
    const choice = z.object({ accountId: z.string() }).safeParse(await readJson(c.req));
    const account = options.accounts.find(({ accountId }) => accountId === choice.data?.accountId);
    if (account === undefined) return c.json(failure('INVALID', 'There is no such account.'), 400);
    await sessions.begin(c, account);
    return c.json({ result: true });
  });
  return routes as unknown as Hono;
}

function failure(code: string, message: string): { error: { code: string; message: string } } {
  return { error: { code, message } };
}
