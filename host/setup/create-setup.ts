import { Hono } from 'hono';
import type { SetupAccess } from './access';
import { apiRoutes } from './api-routes';
import { pageRoutes } from './page-routes';
import { API_PATH } from './paths';
import type { SetupServices } from './setup-services';

export interface SetupOptions {
  readonly services: SetupServices;
  readonly access: SetupAccess;
  /** Where `npm run build` put the pages: `build/setup`. */
  readonly directory: string;
  /** The address that browsers use is https: cookies are sent over nothing else. */
  readonly secure: boolean;
  /** Told of errors that nobody expected. */
  readonly onFault: (error: unknown) => void;
}

/** The set-up pages and their API, to be mounted at the root of the server. */
export function createSetup(options: SetupOptions): Hono {
  const routes = new Hono();
  routes.use(`${API_PATH}/*`, options.access.guard);
  routes.route(API_PATH, apiRoutes(options));
  routes.route('/', pageRoutes(options));
  return routes;
}
