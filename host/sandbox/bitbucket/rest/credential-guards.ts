import type { MiddlewareHandler } from 'hono';
import { scopesOf } from '../scopes/endpoint-scopes';
import { holdsScopes } from '../scopes/held-scopes';
import { ApiError, errorBody } from './api-error';
import { authenticateRest } from './authenticate';
import type { Visitor } from './authenticate';
import { IN_PROCESS_ACTOR } from './environment';
import type { RestEnvironment } from './environment';

/** Answered to anybody, as Bitbucket does. */
const OPEN_TO_ALL = /^\/2\.0\/hook_events(?:\/|$)/;

/** Finds the actor, or answers 401. Every answer, errors too, says what is held and what is needed. */
export function authenticated(): MiddlewareHandler<RestEnvironment> {
  return async (c, next) => {
    const needed = scopesOf(c.req.method, c.req.path.slice('/2.0'.length));
    c.set('needed', needed);
    // Bindings are absent when the app is called without a server.
    const inProcess = (c.env as RestEnvironment['Bindings'] | undefined)?.[IN_PROCESS_ACTOR];
    const credential =
      inProcess === undefined
        ? authenticateRest(c.req.header('authorization'), c.get('sandbox'))
        : undefined;
    const actor = inProcess ?? credential?.actor;
    if (actor !== undefined) {
      c.set('actor', actor);
      c.set('visitor', actor);
      if (credential !== undefined) c.set('credential', credential);
      await next();
    } else if (OPEN_TO_ALL.test(c.req.path)) {
      await next();
    } else {
      c.res = c.json(
        errorBody('Token is invalid, expired, or not supported for this endpoint.'),
        401,
        { 'www-authenticate': 'Basic realm="Bitbucket.org HTTP"' },
      );
    }
    if (needed !== undefined) c.header('x-accepted-oauth-scopes', needed.classic.join(', '));
    if (credential !== undefined) {
      c.header('x-credential-type', credentialType(credential));
      // Nobody has seen the header on answers to access tokens: clients must do without.
      if (credential.kind !== 'access-token') {
        c.header('x-oauth-scopes', credential.scopes.join(', '));
      }
    }
    return undefined;
  };
}

/** Answers 403 with what is granted and required, unless the credential holds every scope. */
export function requireScopes(): MiddlewareHandler<RestEnvironment> {
  return async (c, next) => {
    const credential = c.get('credential');
    const needed = c.get('needed');
    if (credential !== undefined && needed !== undefined) {
      const vocabulary = credential.kind === 'api-token' ? 'granular' : 'classic';
      const required = needed[vocabulary];
      if (!holdsScopes(credential.scopes, required, vocabulary)) {
        throw new ApiError(403, 'Your credentials lack one or more required privilege scopes.', {
          detail: { granted: credential.scopes, required },
        });
      }
    }
    await next();
  };
}

function credentialType({ kind, actor }: Visitor): string {
  if (kind === 'api-token') return 'api_token';
  if (kind === 'oauth') return 'oauth2';
  const narrow = actor.kind === 'access-token' && actor.repositories !== undefined;
  return narrow ? 'repo_access_token' : 'workspace_access_token';
}
