import { awakeStatus, type Connection, type ConnectionKind } from '../connections/connection';
import { StaleConnectionError } from '../connections/connection-store';
import { replaceConsumer } from '../connections/oauth/consumer';
import { ConnectionError } from '../connections/problem';
import { readHostKeys } from '../connections/ssh/host-keys';
import type { Edit, Rotation, Target } from './contract/drafts';
import type { KeyBook } from './key-book';
import { consumerOf } from './save-connection';
import type { SetupParts } from './setup-parts';
import { SetupError } from './setup-problems';
import { foundOf, testedConnection, usableToken, type TokenConnection } from './try-token';

/** As it is stored now. Throws SetupError SETUP_CONNECTION_GONE. */
export function storedById({ store }: Pick<SetupParts, 'store'>, id: string): Connection {
  const found = store.find(id);
  if (!found) throw new SetupError('SETUP_CONNECTION_GONE');
  return found;
}

/** As the page was showing it. Throws StaleConnectionError where it is another by now. */
export function shown(parts: Pick<SetupParts, 'store'>, { id, revision }: Target): Connection {
  const found = storedById(parts, id);
  if (found.revision !== revision) throw new StaleConnectionError(found.name);
  return found;
}

/** By the operator, or back to what the connection was good for. */
export function turn(
  parts: Pick<SetupParts, 'store'>,
  target: Target,
  way: 'on' | 'off',
): Connection {
  const connection = shown(parts, target);
  return parts.store.change<ConnectionKind>(connection, {
    status: way === 'off' ? 'disabled' : awakeStatus(connection),
  });
}

/** Everything but the credential. */
export async function editConnection(parts: SetupParts, edit: Edit): Promise<Connection> {
  const { store } = parts;
  const connection = shown(parts, edit);
  const { name, description, labels, settings } = edit;
  const about = { name, description, labels };
  if (connection.kind !== settings.kind) throw new SetupError('SETUP_INVALID');
  if (connection.kind === 'oauth') return store.change<'oauth'>(connection, about);
  if (connection.kind === 'ssh' && settings.kind === 'ssh') {
    const { host, port, repositories } = settings;
    const hostKeys = [...readHostKeys(settings.hostKeys.join('\n'))];
    const place = { host, port, hostKeys, repositories: [...new Set(repositories)] };
    return store.change<'ssh'>(connection, { ...about, ...place });
  }
  if (connection.kind === 'api-token' && settings.kind === 'api-token') {
    const { email, expiresAt } = settings;
    if (email === connection.email)
      return store.change<'api-token'>(connection, { ...about, expiresAt });
    // The token goes with the e-mail: another one may make it another person's, or nobody's.
    const { account } = await sameWorkspace(
      parts,
      { ...connection, email },
      tokenOf(parts, connection),
    );
    const isTaken = connection.status === 'revoked' && { status: 'connected' as const };
    const changed = { ...about, email, expiresAt, account, ...isTaken };
    return store.change<'api-token'>(connection, changed);
  }
  if (connection.kind === 'access-token' && settings.kind === 'access-token') {
    const { sample, expiresAt } = settings;
    const slug = connection.workspace?.slug ?? '';
    const place = sample === undefined ? undefined : `${slug}/${sample.split('/').at(-1) ?? ''}`;
    return store.change<'access-token'>(connection, { ...about, sample: place, expiresAt });
  }
  throw new SetupError('SETUP_INVALID');
}

/** Another credential for the same workspace; it is tried before the old one is given up. */
export async function rotateCredential(
  parts: SetupParts,
  keys: KeyBook,
  { credential, ...target }: Rotation,
): Promise<Connection> {
  const { store } = parts;
  const connection = shown(parts, target);
  if (connection.kind === 'oauth' && credential.kind === 'oauth')
    return replaceConsumer(parts, connection, consumerOf(parts, credential.consumer));
  if (connection.kind === 'ssh' && credential.kind === 'ssh') {
    const { privateKey, publicKey } = keys.find(credential.key);
    const change = { publicKey, credentialAt: parts.clock.now(), checked: undefined };
    const changed = store.change<'ssh'>(connection, change, () => ({ privateKey }));
    keys.forget(credential.key);
    return changed;
  }
  const isToken = credential.kind === 'api-token' || credential.kind === 'access-token';
  if (!isToken || !isTokenConnection(connection) || connection.kind !== credential.kind)
    throw new SetupError('SETUP_INVALID');
  const { expiresAt } = credential;
  const token = credential.token.trim();
  const { expiresAt: _old, ...rest } = connection;
  const dated = { ...rest, ...(expiresAt !== undefined && { expiresAt }) } as TokenConnection;
  const findings = await sameWorkspace(parts, dated, token);
  const found = {
    ...foundOf(findings, parts.clock.now()),
    credentialAt: parts.clock.now(),
    expiresAt,
    ...(connection.status !== 'disabled' && { status: 'connected' as const }),
  };
  const secrets = () => ({ token });
  return connection.kind === 'api-token'
    ? store.change<'api-token'>(connection, { ...found, account: findings.account }, secrets)
    : store.change<'access-token'>(connection, found, secrets);
}

export function isTokenConnection(connection: Connection): connection is TokenConnection {
  return connection.kind === 'api-token' || connection.kind === 'access-token';
}

/** The token of a stored connection. Throws ConnectionError where there is none any more. */
export function tokenOf({ store }: Pick<SetupParts, 'store'>, connection: TokenConnection): string {
  const opened =
    connection.kind === 'api-token'
      ? store.secrets<'api-token'>(connection)
      : store.secrets<'access-token'>(connection);
  if (!opened) throw new ConnectionError('TOKEN_REFUSED');
  return opened.secrets.token;
}

/** A connection never moves to another workspace: its settings and history are that one's. */
async function sameWorkspace(parts: SetupParts, connection: TokenConnection, token: string) {
  const findings = await usableToken(parts, testedConnection(connection, token));
  if (findings.workspace.uuid !== connection.workspace?.uuid)
    throw new ConnectionError('OTHER_WORKSPACE');
  return findings;
}
