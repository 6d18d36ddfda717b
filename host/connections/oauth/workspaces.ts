import { z } from 'zod';
import { bitbucketRequest } from '../http/bitbucket-request';
import { ConnectionError } from '../problem';
import { createAccessTokens, type AccessTokens } from './access-tokens';
import { createAccountAccess, type VisibleWorkspace } from './account-access';
import type { OAuthConnection, OAuthParts } from './oauth-parts';
import { bareUuid } from '../../bare-uuid';

/**
 * What the drop-down offers: every workspace that the account belongs to, by slug. Throws
 * ConnectionError, OAUTH_NO_WORKSPACE where there is none.
 */
export async function listWorkspaces(
  parts: OAuthParts,
  { id }: Pick<OAuthConnection, 'id'>,
): Promise<readonly VisibleWorkspace[]> {
  const visible = await createAccountAccess(parts, createAccessTokens(parts, id)).workspaces();
  if (visible.length === 0) throw new ConnectionError('OAUTH_NO_WORKSPACE');
  return visible;
}

/**
 * Binds the connection to a workspace that its account sees now, and completes it. The revision of
 * `connection` is the one the choice was made from. Throws ConnectionError, OAUTH_WORKSPACE_GONE
 * where it is not visible, and StaleConnectionError.
 */
export async function chooseWorkspace(
  parts: OAuthParts,
  connection: OAuthConnection,
  uuid: string,
): Promise<OAuthConnection> {
  const wanted = bareUuid(uuid);
  const tokens = createAccessTokens(parts, connection.id);
  const access = createAccountAccess(parts, tokens);
  const found = (await access.workspaces()).find((one) => one.uuid === wanted);
  if (found === undefined) throw new ConnectionError('OAUTH_WORKSPACE_GONE');
  const { accountId, name } = connection.account ?? (await access.account());
  return parts.store.change(connection, {
    account: { accountId, name },
    workspace: { ...found, name: await nameOf(parts, tokens, found) },
    ...(connection.status !== 'disabled' && { status: 'connected' }),
  });
}

/** The list has slugs; the name is beside it. Nothing depends on it, so that the slug may stand in. */
async function nameOf(
  { service, network }: OAuthParts,
  authorization: AccessTokens,
  { uuid, slug, name }: VisibleWorkspace,
): Promise<string> {
  const answer = await bitbucketRequest(
    { service, network, authorization, workspace: { uuid, slug } },
    `/2.0/workspaces/${encodeURIComponent(`{${uuid}}`)}`,
  ).catch((error: unknown) => {
    if (error instanceof ConnectionError || error instanceof TypeError) return undefined;
    throw error;
  });
  const read = z
    .object({ name: z.string().min(1) })
    .safeParse(await answer?.json().catch(() => undefined));
  return answer?.ok === true && read.success ? read.data.name : name;
}
