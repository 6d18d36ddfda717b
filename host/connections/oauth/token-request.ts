import { z } from 'zod';
import { ConnectionError } from '../problem';
import type { OAuthParts } from './oauth-parts';

/** What the token endpoint gave. Times are epoch milliseconds. */
export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly scopes: readonly string[];
  /** When it was asked for: the life counts from then at the latest. */
  readonly issuedAt: number;
  readonly expiresAt: number;
}

export interface Consumer {
  readonly clientId: string;
  readonly clientSecret: string;
}

export type TokenForm =
  | { readonly grant_type: 'authorization_code'; readonly code: string }
  | { readonly grant_type: 'refresh_token'; readonly refresh_token: string };

/** Nobody waits longer for an answer; a hold on the refresh must outlast it. */
export const TOKEN_REQUEST_MS = 20_000;

/** Goes into a header: visible ASCII only. */
const token = z.string().regex(/^[!-~]{1,16384}$/);
const issued = z.object({
  access_token: token,
  refresh_token: token.optional(),
  expires_in: z.number().nonnegative(),
  scope: z.string().optional(),
  /** The name until May 2026. */
  scopes: z.string().optional(),
});
const refusal = z.object({ error: z.string() });

/**
 * These say that the code or refresh token is not taken: nothing else in the form can be wrong. A
 * 401 may say so, too (RFC 6749, 5.2 has it for a wrong consumer alone).
 */
const REFUSED: Readonly<Record<number, readonly string[]>> = {
  400: ['invalid_grant', 'invalid_request'],
  401: ['invalid_grant'],
};
const WRONG_CONSUMER = ['invalid_client', 'unauthorized_client'];

/**
 * Asks the token endpoint. Key and secret go in the Authorization header, code and refresh token in
 * the body: nothing of them is in an address. Throws ConnectionError: OAUTH_CODE_REFUSED or
 * OAUTH_REVOKED by the form, OAUTH_CONSUMER_REFUSED, BITBUCKET_…. After BITBUCKET_UNREACHABLE it is
 * unknown whether the request had an effect.
 */
export async function requestTokens(
  { service, network, clock }: Pick<OAuthParts, 'service' | 'network' | 'clock'>,
  consumer: Consumer,
  form: TokenForm,
): Promise<IssuedTokens> {
  const askedAt = clock.now();
  const { status, headers, text } = await send(network, tokenRequest(service.web, consumer, form));
  const body = parseJson(text);
  if (status !== 200) throw refusalOf(status, headers, body, form);
  const read = issued.safeParse(body);
  if (!read.success) throw new ConnectionError('BITBUCKET_FAILING', [String(status)]);
  const { access_token, refresh_token, expires_in, scope, scopes } = read.data;
  return {
    accessToken: access_token,
    ...(refresh_token !== undefined && { refreshToken: refresh_token }),
    scopes: (scope ?? scopes ?? '').split(/[\s,]+/).filter((one) => one !== ''),
    issuedAt: askedAt,
    expiresAt: askedAt + expires_in * 1000,
  };
}

function tokenRequest(web: string, { clientId, clientSecret }: Consumer, form: TokenForm): Request {
  const pair = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
  return new Request(`${web}/site/oauth2/access_token`, {
    method: 'POST',
    headers: { authorization: `Basic ${pair}`, accept: 'application/json' },
    body: new URLSearchParams({ ...form }),
    // The secret goes nowhere else, whatever the answer says.
    redirect: 'manual',
    signal: AbortSignal.timeout(TOKEN_REQUEST_MS),
  });
}

async function send(network: OAuthParts['network'], request: Request) {
  try {
    const response = await network(request);
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (cause) {
    throw new ConnectionError('BITBUCKET_UNREACHABLE', [], { cause });
  }
}

function refusalOf(
  status: number,
  headers: Headers,
  body: unknown,
  form: TokenForm,
): ConnectionError {
  const { data } = refusal.safeParse(body);
  const error = data?.error ?? '';
  if (status === 429) {
    const wait = headers.get('retry-after') ?? '';
    return new ConnectionError('BITBUCKET_LIMIT', /^\d{1,6}$/.test(wait) ? [wait] : []);
  }
  if (REFUSED[status]?.includes(error) === true) {
    const isRefresh = form.grant_type === 'refresh_token';
    return new ConnectionError(isRefresh ? 'OAUTH_REVOKED' : 'OAUTH_CODE_REFUSED');
  }
  if (status === 401 || WRONG_CONSUMER.includes(error)) {
    return new ConnectionError('OAUTH_CONSUMER_REFUSED');
  }
  return new ConnectionError('BITBUCKET_FAILING', [String(status)]);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A page of some gateway: the status says what is to be said.
    return undefined;
  }
}
