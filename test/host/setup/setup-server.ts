import { join } from 'node:path';
import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { REPORT_PATH } from '../../../host/platform/bridge/csp';
import { createSessions } from '../../../host/platform/bridge/session';
import { serveOnLoopback, type Server } from '../../../host/server';
import { sessionAccess } from '../../../host/setup/access';
import { createSetup } from '../../../host/setup/create-setup';
import { loginPage } from '../../../host/setup/page-routes';
import type { SetupServices } from '../../../host/setup/setup-services';

const OPERATOR = { accountId: 'operator', name: 'Operator', role: 'Owner' };

/** The set-up pages as a host mounts them on loopback: whoever comes has a session. */
export function setupRoutes(
  services: SetupServices,
  faults: unknown[] = [],
): { readonly routes: Hono; readonly violations: string[] } {
  const sessions = createSessions([OPERATOR], 'a key that only this test knows, long enough');
  const violations: string[] = [];
  const routes = new Hono();
  routes.post(REPORT_PATH, async (c) => {
    violations.push(await c.req.text());
    return c.body(null, 204);
  });
  routes.get('/login', loginPage);
  routes.route(
    '/',
    createSetup({
      services,
      access: sessionAccess(sessions, (c) => sessions.begin(c, OPERATOR)),
      directory: join(__dirname, '..', '..', '..', 'build', 'setup'),
      onFault: (error) => faults.push(error),
    }),
  );
  return { routes, violations };
}

/** The same on a free port. `more` is mounted beside them. */
export async function startSetupServer(
  services: SetupServices,
  more: Hono<{ Bindings: HttpBindings }> = new Hono(),
): Promise<{ readonly server: Server; readonly violations: string[]; readonly faults: unknown[] }> {
  const faults: unknown[] = [];
  const { routes, violations } = setupRoutes(services, faults);
  const app = new Hono<{ Bindings: HttpBindings }>().route('/', routes).route('/', more);
  return { server: await serveOnLoopback(0, app.fetch), violations, faults };
}
