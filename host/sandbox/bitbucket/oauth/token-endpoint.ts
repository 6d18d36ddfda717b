import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sameSecret } from '../../../same-secret';
import { readBasic } from '../rest/authenticate';
import { breakOff } from '../rest/request-faults';
import type { OAuthConsumer } from './consumers';
import type { Grant } from './grants';
import type { GrantType, OAuthParts, TokenError, TokenRequest } from './oauth';
import { granularNames } from './scopes';

const STATUS: Readonly<Record<TokenError, 400 | 401>> = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
};
const GRANTS: readonly GrantType[] = ['authorization_code', 'refresh_token', 'client_credentials'];

class TokenRefusal extends Error {
  override readonly name = 'TokenRefusal';
  readonly code: TokenError;

  constructor(code: TokenError, description: string) {
    super(description);
    this.code = code;
  }
}

/** `POST /site/oauth2/access_token`: codes, refresh tokens and client credentials become tokens. */
export function createTokenEndpoint(parts: OAuthParts): Hono {
  const app = new Hono();
  app.post('/site/oauth2/access_token', bodyLimit({ maxSize: 64 * 1024 }), async (c) => {
    const form = await c.req.parseBody();
    const type = GRANTS.find((grant) => grant === form['grant_type']) ?? 'other';
    const note = (outcome: TokenRequest['outcome']): void => {
      parts.note({ grant: type, outcome });
    };
    const fault = parts.faults.take('status');
    if (fault !== undefined) {
      note('fault');
      return new Response('<html><h1>Something went wrong</h1></html>', {
        status: fault.status,
        headers: { 'content-type': 'text/html' },
      });
    }
    try {
      const answer = issue(parts, type, c.req.header('authorization'), form);
      note('issued');
      const isLost = parts.faults.take('lost') !== undefined;
      c.res = c.json(answer, 200, { 'cache-control': 'no-store' });
      if (isLost) breakOff(c);
      return c.res;
    } catch (error) {
      if (!(error instanceof TokenRefusal)) throw error;
      note(error.code);
      return c.json(
        { error: error.code, error_description: error.message },
        STATUS[error.code],
        error.code === 'invalid_client' ? { 'www-authenticate': 'Basic realm="Bitbucket"' } : {},
      );
    }
  });
  return app;
}

function issue(
  parts: OAuthParts,
  type: TokenRequest['grant'],
  authorization: string | undefined,
  form: Readonly<Record<string, unknown>>,
) {
  const consumer = authenticate(parts, authorization);
  switch (type) {
    case 'authorization_code': {
      const grant = parts.codes.take(consumer.key, text(form['code']));
      if (grant === undefined) {
        throw new TokenRefusal('invalid_grant', 'The specified code is not valid.');
      }
      return pair(parts, consumer, grant);
    }
    case 'refresh_token': {
      const grant = parts.grants.take(consumer, text(form['refresh_token']));
      if (grant === undefined) {
        throw new TokenRefusal('invalid_grant', 'Invalid refresh_token.');
      }
      return pair(parts, consumer, grant);
    }
    case 'client_credentials':
      if (!consumer.isPrivate) {
        throw new TokenRefusal('unauthorized_client', 'The consumer is not a private one.');
      }
      // No refresh token: whoever has the secret asks again. No person stands behind it.
      return body(parts, consumer, consumer.scopes, {
        access_token: parts.grants.issueAccess(consumer, { kind: 'access-token' }),
      });
    case 'other':
      throw new TokenRefusal('unsupported_grant_type', 'This grant is not supported.');
  }
}

function pair(parts: OAuthParts, consumer: OAuthConsumer, grant: Grant) {
  const { accessToken, refreshToken } = parts.grants.issue(consumer, grant);
  const tokens = { access_token: accessToken, refresh_token: refreshToken };
  return body(parts, consumer, grant.scopes, tokens);
}

function body(
  parts: OAuthParts,
  consumer: OAuthConsumer,
  scopes: readonly string[],
  tokens: { readonly access_token: string; readonly refresh_token?: string },
) {
  const names = parts.faults.take('granular') === undefined ? scopes : granularNames(scopes);
  return {
    ...tokens,
    token_type: 'bearer',
    expires_in: consumer.tokenSeconds,
    scope: names.join(' '),
  };
}

function authenticate(parts: OAuthParts, authorization: string | undefined): OAuthConsumer {
  const basic = authorization === undefined ? undefined : readBasic(authorization);
  const consumer = basic && parts.consumers.find(basic.user);
  const isSame = sameSecret(basic?.password ?? '', consumer?.secret ?? '');
  if (consumer === undefined || !isSame) {
    throw new TokenRefusal('invalid_client', 'Unknown consumer, or a wrong secret.');
  }
  return consumer;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
