import { Hono } from 'hono';
import { createAuthorizeRoutes } from './authorize-routes';
import { createConsumerRoutes } from './consumer-routes';
import type { OAuthParts } from './oauth';
import { createTokenEndpoint } from './token-endpoint';

/** `/site/oauth2/…` and the workspace's page of consumers. */
export function createOAuthRoutes(parts: OAuthParts): Hono {
  return new Hono()
    .route('/', createAuthorizeRoutes(parts))
    .route('/', createTokenEndpoint(parts))
    .route('/', createConsumerRoutes(parts));
}
