import { join } from 'node:path';
import { Hono } from 'hono';
import { openDatabase } from '../../../host/database';
import { createLeftSessions } from '../../../host/login/left-sessions';
import { createLogin } from '../../../host/login/login';
import { REPORT_PATH } from '../../../host/platform/bridge/csp';
import { serveOnLoopback, type Server } from '../../../host/server';
import { createSetup } from '../../../host/setup/create-setup';
import type { SetupServices } from '../../../host/setup/setup-services';

/**
 * The set-up pages as a host mounts them: on loopback whoever comes has a session.
 * @param adminToken as where the host is reached from other machines
 */
export function setupRoutes(
  services: SetupServices,
  faults: unknown[] = [],
  adminToken?: string,
  secure = false,
): { readonly routes: Hono; readonly violations: string[] } {
  const login = createLogin({
    adminToken,
    sessionKey: 'a key that only this test knows, long enough',
    clock: Date,
    left: createLeftSessions(openDatabase(':memory:'), Date),
    secure,
  });
  const violations: string[] = [];
  const routes = new Hono();
  routes.post(REPORT_PATH, async (c) => {
    violations.push(await c.req.text());
    return c.body(null, 204);
  });
  routes.use('*', login.keepOut);
  routes.route('/', login.routes);
  routes.route(
    '/',
    createSetup({
      services,
      access: login.access,
      directory: join(__dirname, '..', '..', '..', 'build', 'setup'),
      secure,
      onFault: (error) => faults.push(error),
    }),
  );
  return { routes, violations };
}

/** The same on a free port. */
export async function startSetupServer(
  services: SetupServices,
  adminToken?: string,
): Promise<{ readonly server: Server; readonly violations: string[]; readonly faults: unknown[] }> {
  const faults: unknown[] = [];
  const { routes, violations } = setupRoutes(services, faults, adminToken);
  return { server: await serveOnLoopback(0, routes.fetch), violations, faults };
}
