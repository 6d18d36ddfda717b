import { Hono } from 'hono';
import { apiRoutes } from './api-routes';
import { pageRoutes } from './page-routes';
import { API_PATH } from './contract/paths';
import type { SetupMount } from './setup-mount';

/** The set-up pages and their API, to be mounted at the root of the server. */
export function createSetup(options: SetupMount): Hono {
  const routes = new Hono();
  routes.use(`${API_PATH}/*`, options.access.guard);
  routes.route(API_PATH, apiRoutes(options));
  routes.route('/', pageRoutes(options));
  return routes;
}
