import { randomUUID } from 'node:crypto';
import type { Connection, ConnectionOf } from '../connections/connection';
import { addOAuthConnection } from '../connections/oauth/consumer';
import type { Consumer } from '../connections/oauth/token-request';
import { readHostKeys } from '../connections/ssh/host-keys';
import type { NewConnection, Testable } from './contract/drafts';
import type { BookedKey, KeyBook } from './key-book';
import type { SetupParts } from './setup-parts';
import { SetupError } from './setup-problems';
import { sshWorkspace } from './ssh-workspace';
import { foundOf, testedDraft, usableToken } from './try-token';

type OAuthDraft = Extract<NewConnection['credential'], { kind: 'oauth' }>;
type SshDraft = Extract<Testable, { kind: 'ssh' }>;

/** Stores a new connection, and what it was found to be good for. */
export async function saveConnection(
  parts: SetupParts,
  keys: KeyBook,
  { credential, ...about }: NewConnection,
): Promise<Connection> {
  const { store, clock } = parts;
  const id = randomUUID();
  if (credential.kind === 'oauth')
    return addOAuthConnection(parts, { id, ...about }, consumerOf(parts, credential.consumer));
  if (credential.kind === 'ssh') {
    const key = keys.find(credential.key);
    const connection = sshConnection(parts, { id, ...about }, credential, key);
    store.add<'ssh'>(connection, { privateKey: key.privateKey });
    keys.forget(credential.key);
    return connection;
  }
  const findings = await usableToken(parts, testedDraft(credential));
  const now = clock.now();
  const { workspace, account } = findings;
  const { expiresAt } = credential;
  const shared = {
    id,
    ...about,
    status: 'connected' as const,
    revision: 1,
    createdAt: now,
    updatedAt: now,
    credentialAt: now,
    workspace,
    ...foundOf(findings, now),
    ...(expiresAt !== undefined && { expiresAt }),
  };
  const secrets = { token: credential.token.trim() };
  if (credential.kind === 'api-token') {
    const { email } = credential;
    const connection = {
      ...shared,
      kind: 'api-token' as const,
      email,
      ...(account && { account }),
    };
    store.add<'api-token'>(connection, secrets);
    return connection;
  }
  const { sample } = credential;
  const connection = {
    ...shared,
    kind: 'access-token' as const,
    ...(sample !== undefined && { sample: `${workspace.slug}/${sample}` }),
  };
  store.add<'access-token'>(connection, secrets);
  return connection;
}

/** Throws SetupError SETUP_NO_CONSUMER. */
export function consumerOf(
  { environmentConsumer }: Pick<SetupParts, 'environmentConsumer'>,
  consumer: OAuthDraft['consumer'],
): Consumer {
  if (consumer.from === 'form') return consumer;
  if (!environmentConsumer) throw new SetupError('SETUP_NO_CONSUMER');
  return environmentConsumer;
}

/** A connection over SSH as it would be saved. Throws ConnectionError SSH_HOST_KEYS_MALFORMED. */
export function sshConnection(
  { store, clock }: Pick<SetupParts, 'store' | 'clock'>,
  about: Pick<Connection, 'id' | 'name' | 'description' | 'labels'>,
  draft: SshDraft,
  { publicKey }: Pick<BookedKey, 'publicKey'>,
): ConnectionOf<'ssh'> {
  const now = clock.now();
  const { workspace, repositories, host, port, hostKeys } = draft;
  return {
    ...about,
    kind: 'ssh',
    status: 'connected',
    revision: 1,
    createdAt: now,
    updatedAt: now,
    credentialAt: now,
    workspace: sshWorkspace(store.list(), host, workspace),
    publicKey,
    repositories: [...new Set(repositories)],
    host,
    port,
    hostKeys: [...readHostKeys(hostKeys.join('\n'))],
  };
}
