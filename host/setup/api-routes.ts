import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { z } from 'zod';
import { NameTakenError, StaleConnectionError } from '../connections/connection-store';
import { ConnectionError } from '../connections/problem';
import { readJson } from '../platform/bridge/read-json';
import { markBrowser } from './browser-cookie';
import { SETUP_CALLS, type SetupCallName, type SetupRefusal } from './contract/calls';
import { fieldProblems } from './field-problems';
import {
  problemOfError,
  problemOfFault,
  SetupError,
  setupProblem,
  type SetupProblemCode,
} from './setup-problems';
import type { SetupMount } from './setup-mount';

const MAX_REQUEST = 512 * 1024;

/** Status of what is refused by the pages themselves; problems of a connection are answers, 422. */
const STATUS: Partial<Record<string, 400 | 404 | 409 | 503 | 507>> = {
  SETUP_INVALID: 400,
  SETUP_CONNECTION_GONE: 404,
  SETUP_STALE: 409,
  SETUP_NAME_TAKEN: 409,
  SETUP_BUSY: 503,
  SETUP_DISK_FULL: 507,
};

/**
 * POST /<name> for each call of the contract; to be mounted behind the guard. An answer goes
 * through its schema, so that nothing leaves which is not named there.
 */
export function apiRoutes({
  services,
  secure,
  onFault,
}: Pick<SetupMount, 'services' | 'secure' | 'onFault'>): Hono {
  const routes = new Hono();
  // The schema of a name has parsed its request, which a lookup type cannot express.
  const run = (name: SetupCallName, request: unknown, c: Context): Promise<unknown> => {
    if (name === 'authorize') {
      const { host } = new URL(c.req.url);
      const secret = markBrowser(c, secure);
      return services.authorize(request as { id: string }, { secret, host });
    }
    return (services[name] as (request: unknown) => Promise<unknown>)(request);
  };
  routes.use(
    '*',
    bodyLimit({
      maxSize: MAX_REQUEST,
      onError: (c) => c.json(refusal('SETUP_INVALID'), 413),
    }),
  );
  for (const name of Object.keys(SETUP_CALLS) as SetupCallName[]) {
    routes.post(`/${name}`, async (c) => {
      c.header('Cache-Control', 'no-store');
      const { request, answer }: { request: z.ZodType; answer: z.ZodType } = SETUP_CALLS[name];
      const parsed = request.safeParse(await readJson(c.req));
      if (!parsed.success)
        return c.json({ ...refusal('SETUP_INVALID'), fields: fieldProblems(parsed.error) }, 400);
      try {
        const data = answer.parse(await run(name, parsed.data, c));
        return c.json({ ok: true, data });
      } catch (error) {
        return refused(c, error, onFault);
      }
    });
  }
  return routes;
}

function refused(c: Context, error: unknown, onFault: (error: unknown) => void): Response {
  if (error instanceof ConnectionError)
    return c.json({ ok: false, problem: problemOfError(error) } satisfies SetupRefusal, 422);
  if (error instanceof NameTakenError)
    return c.json(
      {
        ...refusal('SETUP_NAME_TAKEN'),
        fields: { name: setupProblem('SETUP_NAME_TAKEN').sentence },
      },
      409,
    );
  if (error instanceof StaleConnectionError) return c.json(refusal('SETUP_STALE'), 409);
  if (error instanceof SetupError) {
    const body = { ...refusal(error.code), ...(error.fields && { fields: error.fields }) };
    return c.json(body, STATUS[error.code] ?? 422);
  }
  onFault(error);
  const problem = problemOfFault(error);
  return c.json({ ok: false, problem } satisfies SetupRefusal, STATUS[problem.code] ?? 500);
}

function refusal(code: SetupProblemCode): SetupRefusal {
  return { ok: false, problem: setupProblem(code) };
}
