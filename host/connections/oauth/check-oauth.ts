import type { CheckLine } from '../open-connection';
import { ConnectionError } from '../problem';
import { clockLine, failed, line } from '../tokens/check-lines';
import type { AccessTokens } from './access-tokens';
import { createAccountAccess, type AccountAccess } from './account-access';
import { missingScopes, type NeededScope } from './needed-scopes';
import { noteStored, storedConnection, type OAuthConnection, type OAuthParts } from './oauth-parts';

const PURPOSES: readonly { readonly what: string; readonly needed: readonly NeededScope[] }[] = [
  { what: 'Scopes for reading', needed: ['account', 'repository'] },
  { what: 'Scopes for webhooks', needed: ['webhook'] },
  { what: 'Scopes for pull requests', needed: ['pullrequest'] },
];

/**
 * Every line of the test of an OAuth connection: is the authorization good, what was granted, is
 * the workspace still visible, does the clock agree. A workspace that was renamed at Bitbucket gets
 * its new slug and name here; a connection that lacked nothing any more is connected.
 */
export async function checkOAuth(
  parts: OAuthParts,
  id: string,
  tokens: AccessTokens,
): Promise<readonly CheckLine[]> {
  const connection = storedConnection(parts.store, id);
  const access = createAccountAccess(parts, tokens);
  let granted: Awaited<ReturnType<AccountAccess['account']>> | undefined;
  const authorization = await line('Authorization', async () => {
    granted = await access.account();
    return { state: 'ok', found: `${granted.name}${lifeOf(parts, connection)}` };
  });
  // An account without the scope to read itself is told by the lines of the scopes.
  const isTaken =
    authorization.state === 'ok' || authorization.problem === 'OAUTH_SCOPE_TOO_NARROW';
  if (!isTaken) {
    const skipped = [...PURPOSES.map(({ what }) => what), 'Workspace', 'Clock'];
    return [authorization, ...skipped.map((what): CheckLine => ({ what, state: 'skipped' }))];
  }
  const { headers } = granted ?? {};
  const scopes = headers?.get('x-oauth-scopes')?.split(/[\s,]+/) ?? connection.scopes;
  return [
    authorization,
    ...PURPOSES.map(({ what, needed }) => scopesLine(what, scopes, needed)),
    await line('Workspace', () => workspaceLine(parts, connection, access, granted)),
    headers === undefined
      ? { what: 'Clock', state: 'skipped' }
      : clockLine(headers, parts.clock.now()),
  ];
}

function scopesLine(
  what: string,
  granted: readonly string[],
  needed: readonly NeededScope[],
): CheckLine {
  const missing = missingScopes(granted, needed);
  return missing.length === 0
    ? { what, state: 'ok', found: needed.join(', ') }
    : failed(what, new ConnectionError('OAUTH_SCOPE_TOO_NARROW', missing));
}

async function workspaceLine(
  { store }: OAuthParts,
  { id, workspace }: OAuthConnection,
  access: AccountAccess,
  granted: { readonly accountId: string; readonly name: string } | undefined,
): Promise<Omit<CheckLine, 'what'>> {
  const visible = await access.workspaces();
  if (visible.length === 0 && workspace === undefined) {
    throw new ConnectionError('OAUTH_NO_WORKSPACE');
  }
  if (workspace === undefined) return { state: 'warning', found: 'not chosen yet' };
  const now = visible.find(({ uuid }) => uuid === workspace.uuid);
  if (now === undefined) throw new ConnectionError('OAUTH_WORKSPACE_GONE', [workspace.slug]);
  if (granted !== undefined) {
    const { accountId, name } = granted;
    const whole = { status: 'connected' as const, account: { accountId, name } };
    noteStored(store, id, ({ status }) => (status === 'incomplete' ? whole : undefined));
  }
  if (now.slug === workspace.slug) {
    return { state: 'ok', found: `${workspace.name} (${workspace.slug})` };
  }
  noteStored(
    store,
    id,
    (stored) => stored.workspace && { workspace: { ...stored.workspace, slug: now.slug } },
  );
  return { state: 'ok', found: `${workspace.name} (${now.slug}, until now ${workspace.slug})` };
}

/** `, token of 12 minutes ago`. */
function lifeOf({ store, clock }: OAuthParts, connection: OAuthConnection): string {
  const issuedAt = store.secrets(connection)?.secrets.issuedAt;
  if (issuedAt === undefined) return '';
  const minutes = Math.max(0, Math.floor((clock.now() - issuedAt) / 60_000));
  return `, token ${String(minutes)} min old`;
}
