import { Hono } from 'hono';
import type { SetupAccess } from './access';
import { apiRoutes } from './api-routes';
import { pageRoutes } from './page-routes';
import { API_PATH } from './paths';
import type { SetupServices } from './setup-services';

export interface SetupOptions {
  readonly services: SetupServices;
  readonly access: SetupAccess;
  /** `build/setup`. */
  readonly directory: string;
  /** Told of errors that nobody expected. */
  readonly onFault: (error: unknown) => void;
}

/** The set-up pages and their API, to be mounted at the root of the server. */
export function createSetup(options: SetupOptions): Hono {
  const { services, access, directory, onFault } = options;
  const routes = new Hono();
  routes.use(`${API_PATH}/*`, access.guard);
  routes.route(API_PATH, apiRoutes(services, onFault));
  routes.route('/', pageRoutes(services, access, directory));
  return routes;
}
