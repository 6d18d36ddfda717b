import type { HostDatabase } from '../../database';
import type { ConnectionStore } from '../connection-store';
import { ConnectionError } from '../problem';
import { createAccountAccess } from './account-access';
import { createAuthorizationStates } from './authorization-states';
import { withTokens } from './keep-tokens';
import { missingScopes } from './needed-scopes';
import { changeStored, type OAuthConnection, type OAuthParts } from './oauth-parts';
import { requestTokens, type IssuedTokens } from './token-request';

/** What Bitbucket appended to the callback address. */
export interface AuthorizationReturn {
  readonly state: string | undefined;
  readonly code: string | undefined;
  /** `access_denied`. */
  readonly error: string | undefined;
}

/** Without a connection the answer belonged to none; without a problem it is authorized now. */
export interface FinishedAuthorization {
  readonly connection?: OAuthConnection;
  readonly problem?: ConnectionError;
}

export interface Authorizations {
  /**
   * Bitbucket's authorize page for this connection, with a state that works once, for ten minutes,
   * and in the browser that holds the secret `browser` alone.
   */
  begin(connection: OAuthConnection, browser: string): string;
  /**
   * What a person or Bitbucket did wrong is in the outcome; nothing is stored then.
   * @param leave told of the connection as it was, before the tokens of before are given up, where
   * the new person does not see its workspace
   */
  finish(
    answer: AuthorizationReturn,
    browser: string | undefined,
    leave?: (before: OAuthConnection) => Promise<void>,
  ): Promise<FinishedAuthorization>;
}

/** The way from “Authorize” to a stored, working pair of tokens. */
export function createAuthorizations(
  parts: OAuthParts & { readonly database: HostDatabase },
): Authorizations {
  const { service, store, clock } = parts;
  const states = createAuthorizationStates(parts.database, clock);
  return {
    begin: ({ id, clientId }, browser) => {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        state: states.begin(id, browser),
      });
      return `${service.web}/site/oauth2/authorize?${query.toString()}`;
    },
    finish: async ({ state, code, error }, browser, leave) => {
      const id = state && browser ? states.take(state, browser) : undefined;
      const connection = id === undefined ? undefined : store.find(id);
      if (connection?.kind !== 'oauth') {
        return { problem: new ConnectionError('OAUTH_STATE_UNKNOWN') };
      }
      try {
        if (error !== undefined) throw denied(error);
        if (code === undefined) throw new ConnectionError('OAUTH_CODE_REFUSED');
        const tokens = await exchangeCode(parts, connection, code);
        const found = await whoGranted(parts, connection, tokens);
        if (connection.workspace && !sees(found, connection)) await leave?.(connection);
        return { connection: keepGrant(store, connection.id, tokens, found) };
      } catch (problem) {
        if (!(problem instanceof ConnectionError)) throw problem;
        return { connection, problem };
      }
    },
  };
}

/** What is no plain denial is named, if it is one of the words of RFC 6749. */
function denied(error: string): ConnectionError {
  const isNamed = error !== 'access_denied' && /^[a-z_]{1,40}$/.test(error);
  return new ConnectionError('OAUTH_DENIED', isNamed ? [error] : []);
}

/** Throws ConnectionError, OAUTH_SCOPE_TOO_NARROW with what is missing. */
async function exchangeCode(
  parts: OAuthParts,
  connection: OAuthConnection,
  code: string,
): Promise<IssuedTokens> {
  const { clientId } = connection;
  const clientSecret = parts.store.secrets(connection)?.secrets.clientSecret ?? '';
  const tokens = await requestTokens(
    parts,
    { clientId, clientSecret },
    { grant_type: 'authorization_code', code },
  );
  const missing = missingScopes(tokens.scopes);
  // An answer that names no scopes is judged by what Bitbucket then lets us do.
  if (tokens.scopes.length > 0 && missing.length > 0) {
    throw new ConnectionError('OAUTH_SCOPE_TOO_NARROW', missing);
  }
  return tokens;
}

interface Grant {
  readonly account: { readonly accountId: string; readonly name: string };
  /** Uuids of the workspaces that this person sees; none is asked for where none was chosen yet. */
  readonly visible: readonly string[];
}

function sees({ visible }: Grant, { workspace }: OAuthConnection): boolean {
  return workspace !== undefined && visible.includes(workspace.uuid);
}

/** Who granted, and what that person sees. Asked before anything of it is stored. */
async function whoGranted(
  parts: OAuthParts,
  { workspace }: OAuthConnection,
  { accessToken }: IssuedTokens,
): Promise<Grant> {
  const access = createAccountAccess(parts, {
    authorize: () => Promise.resolve(`Bearer ${accessToken}`),
    renew: () => Promise.resolve(false),
  });
  const { accountId, name } = await access.account();
  const visible = workspace === undefined ? [] : await access.workspaces();
  return { account: { accountId, name }, visible: visible.map(({ uuid }) => uuid) };
}

/**
 * The latest authorization counts, whatever a refresh stores at the same time. Tokens and what is
 * said of them are written together: whatever fails before, or ends the process, leaves the
 * connection as it was, and at work. It keeps its workspace where the new person sees it, too.
 */
function keepGrant(
  store: ConnectionStore,
  id: string,
  tokens: IssuedTokens,
  grant: Grant,
): OAuthConnection {
  return changeStored(
    store,
    id,
    (connection) => {
      const isStill = sees(grant, connection);
      return {
        account: grant.account,
        scopes: [...tokens.scopes],
        checked: undefined,
        ...(!isStill && { workspace: undefined }),
        ...(connection.status !== 'disabled' && { status: isStill ? 'connected' : 'incomplete' }),
      };
    },
    (secrets) => withTokens({ secrets }, tokens),
  );
}
