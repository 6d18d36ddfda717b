import { Hono } from 'hono';
import { createAuthorizeRoutes } from './authorize-routes';
import { createConsumerRoutes } from './consumer-routes';
import type { OAuthParts } from './oauth';
import { createTokenEndpoint } from './token-endpoint';

/** `/site/oauth2/…` and the workspace's page of consumers. */
export function createOAuthRoutes(parts: OAuthParts): Hono {
  const routes = new Hono();
  routes.route('/', createAuthorizeRoutes(parts));
  routes.route('/', createTokenEndpoint(parts));
  routes.route('/', createConsumerRoutes(parts));
  return routes;
}
