import type { ConnectedWorkspace, ConnectionOf } from '../connection';
import { createRestProduct } from '../http/rest-product';
import type { RestProductParts } from '../http/rest-product';
import type { ConnectionParts } from '../open';
import type { OpenConnection } from '../open-connection';
import { listHeads } from '../rest/list-heads';
import { listRepositories } from '../rest/list-repositories';
import type { RestAccess } from '../rest/rest-pages';
import { operatorAnswers } from './operator-answers';
import { placesOf } from './places';
import { createRefusalWatch } from './refusal-watch';
import { testToken } from './test-token';
import { tokenAuthorization } from './token-authorization';
import type { Token } from './token-authorization';

/** Reaches Bitbucket with an account's API token. Throws RangeError without a workspace. */
export function openApiToken(
  connection: ConnectionOf<'api-token'>,
  parts: ConnectionParts,
): OpenConnection {
  const { id } = connection;
  const read = (): Token | undefined => {
    const stored = parts.store.find(id);
    if (stored?.kind !== 'api-token') return undefined;
    const opened = parts.store.secrets(stored);
    return opened && { kind: 'api-token', email: stored.email, token: opened.secrets.token };
  };
  // Without the scope to read users nobody knows whose token it is.
  const account = connection.account ?? { accountId: `operator:${id}`, name: 'Operator' };
  return open(connection, parts, { read, account });
}

/**
 * Reaches Bitbucket with the access token of a repository, project or workspace; the panels are
 * seen as the operator's. Throws RangeError without a workspace.
 */
export function openAccessToken(
  connection: ConnectionOf<'access-token'>,
  parts: ConnectionParts,
): OpenConnection {
  const { id } = connection;
  const read = (): Token | undefined => {
    const stored = parts.store.find(id);
    if (stored?.kind !== 'access-token') return undefined;
    const opened = parts.store.secrets(stored);
    return opened && { kind: 'access-token', token: opened.secrets.token };
  };
  const account = { accountId: `operator:${id}`, name: 'Operator' };
  return open(connection, parts, { read, account });
}

interface Opened {
  readonly read: () => Token | undefined;
  readonly account: OpenConnection['account'];
}

function open(
  connection: ConnectionOf<'api-token' | 'access-token'>,
  parts: ConnectionParts,
  { read, account }: Opened,
): OpenConnection {
  const workspace = workspaceOf(connection);
  const { id } = connection;
  const sample = 'sample' in connection ? connection.sample : undefined;
  const places = placesOf({ workspace: `{${workspace.uuid}}`, ...(sample && { sample }) });
  const renew = createRefusalWatch(parts, { id, read, workspace, places });
  const rest: RestProductParts = {
    service: parts.service,
    network: parts.network,
    workspace,
    accountId: account.accountId,
    authorization: tokenAuthorization(read, renew),
  };
  const asApp = createRestProduct(rest);
  const sees = async (uuid: string) => {
    const place = [workspace.uuid, uuid].map((one) => encodeURIComponent(`{${one}}`)).join('/');
    const path = `/2.0/repositories/${place}?fields=uuid`;
    return (await asApp.request({ type: 'app' }, path, {})).ok;
  };
  const product =
    connection.kind === 'api-token'
      ? asApp
      : createRestProduct({ ...rest, instead: operatorAnswers(account, sees) });
  const access: RestAccess = { kind: connection.kind, product, service: parts.service };
  return {
    product,
    account,
    hasApi: true,
    check: async () => {
      const stored = parts.store.find(id);
      const at = stored?.kind === connection.kind ? stored : connection;
      const token = read() ?? { kind: connection.kind, token: '' };
      const { lines } = await testToken(
        {
          ...token,
          workspace: `{${workspace.uuid}}`,
          ...('sample' in at && at.sample !== undefined && { sample: at.sample }),
          ...('expiresAt' in at && at.expiresAt !== undefined && { expiresAt: at.expiresAt }),
        },
        parts,
      );
      return lines;
    },
    repositories: (order) => listRepositories(access, workspace.uuid, order),
    heads: (repository) => listHeads(access, workspace.uuid, repository),
    close: () => Promise.resolve(),
  };
}

function workspaceOf({ workspace }: { workspace?: ConnectedWorkspace | undefined }) {
  if (workspace === undefined) throw new RangeError('This connection has no workspace yet.');
  return workspace;
}
