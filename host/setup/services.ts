import { createAuthorizations } from '../connections/oauth/authorizations';
import type { OAuthConnection } from '../connections/oauth/oauth-parts';
import { chooseWorkspace, listWorkspaces } from '../connections/oauth/workspaces';
import type { Connection } from '../connections/connection';
import { readHostKeys } from '../connections/ssh/host-keys';
import { ConnectionError } from '../connections/problem';
import { makeKeyPair } from '../connections/ssh/make-key-pair';
import { readPrivateKey } from '../connections/ssh/read-private-key';
import { testToken } from '../connections/tokens/test-token';
import { editConnection, rotateCredential, shown, storedById, turn } from './change-connection';
import {
  checkLineToView,
  connectionToView,
  fingerprintOf,
  hostKeysToView,
} from './connection-to-view';
import { CONNECTIONS_PATH } from './contract/paths';
import type { ConnectionView, ProblemView } from './contract/views';
import { createKeyBook } from './key-book';
import { saveConnection, sshConnection } from './save-connection';
import { setupOptions } from './setup-options';
import type { SetupParts } from './setup-parts';
import { problemOfError, SetupError } from './setup-problems';
import type { SetupServices } from './setup-services';
import { testStored } from './test-connection';
import { testedDraft } from './try-token';
import { trySsh } from './try-ssh';

const DRAFT = { id: 'draft', name: 'draft', description: '', labels: [] };

/** The set-up pages over the connections of this host. */
export function createSetupServices(parts: SetupParts): SetupServices {
  const { store, connected, clock } = parts;
  const keys = createKeyBook(clock);
  const authorizations = createAuthorizations(parts);

  const viewOf = (connection: Connection): ConnectionView => {
    const problem = connected.problemOf(connection);
    return { ...connectionToView(connection), ...(problem && { problem }) };
  };

  /** What is stored is saved, whatever becomes of what runs by it: the doctor finds that. */
  const follow = async (work: Promise<void>): Promise<void> => {
    await work.catch(parts.onFault);
  };

  /** After each save: webhooks where the connection works, then everything that runs. */
  const saved = async (connection: Connection): Promise<ConnectionView> => {
    const { id, status } = connection;
    if (status === 'connected' && connection.kind !== 'ssh')
      await follow(connected.saveHooks(connection));
    await follow(connected.changed());
    return viewOf(store.find(id) ?? connection);
  };

  return {
    options: () => Promise.resolve(setupOptions(parts)),
    list: () => Promise.resolve({ connections: store.list().map(viewOf) }),
    detail: async ({ id }) => {
      const connection = storedById(parts, id);
      const detail = await connected.detail(connection);
      return { ...detail, connection: viewOf(connection) };
    },
    add: async (request) => saved(await saveConnection(parts, keys, request)),
    test: async (request) => {
      if (request.kind !== 'ssh') {
        const { lines } = await testToken(testedDraft(request), parts);
        return { lines: lines.map(checkLineToView) };
      }
      const key = keys.find(request.key);
      const draft = sshConnection(parts, DRAFT, request, key);
      return { lines: (await trySsh(parts, draft, key.privateKey)).map(checkLineToView) };
    },
    'test-saved': async ({ id }) => ({
      lines: (await testStored(parts, id)).map(checkLineToView),
    }),
    edit: async (request) => saved(await editConnection(parts, request)),
    rotate: async (request) => saved(await rotateCredential(parts, keys, request)),
    disable: async (target) => {
      const connection = turn(parts, target, 'off');
      await follow(connected.changed());
      return viewOf(connection);
    },
    enable: async (target) => saved(turn(parts, target, 'on')),
    disconnect: async (target) => {
      const connection = shown(parts, target);
      const left = await connected.removeHooks(connection);
      store.remove(connection.id);
      await follow(connected.changed());
      return { left: [...left] };
    },
    authorize: ({ id }, { secret, host }) => {
      const own = new URL(CONNECTIONS_PATH, parts.origin());
      if (host !== own.host) throw new ConnectionError('OAUTH_OTHER_ADDRESS', [own.href]);
      const address = authorizations.begin(oauthById(parts, id), secret);
      return Promise.resolve({ address });
    },
    finishAuthorization: async (answer, browser) => {
      const left: ProblemView[] = [];
      const { connection, problem } = await authorizations.finish(
        answer,
        browser,
        async (before) => {
          left.push(...(await connected.removeHooks(before)));
        },
      );
      if (connection && !problem) await saved(connection);
      const told = problem ? problemOfError(problem) : left[0];
      return {
        ...(connection && { connectionId: connection.id }),
        ...(told && { problem: told }),
      };
    },
    workspaces: async ({ id }) => ({
      workspaces: [...(await listWorkspaces(parts, oauthById(parts, id)))],
    }),
    'choose-workspace': async ({ uuid, ...target }) => {
      const connection = shown(parts, target);
      if (connection.kind !== 'oauth') throw new SetupError('SETUP_INVALID');
      const chosen = await chooseWorkspace(parts, connection, uuid);
      const isMoved = connection.workspace && connection.workspace.uuid !== chosen.workspace?.uuid;
      const left = isMoved ? await connected.removeHooks(connection) : [];
      const view = await saved(chosen);
      return left[0] ? { ...view, problem: left[0] } : view;
    },
    'make-key-pair': ({ comment }) => {
      const pair = makeKeyPair(comment);
      const { publicKey } = pair;
      const key = keys.keep(pair);
      return Promise.resolve({ key, publicKey, fingerprint: fingerprintOf(publicKey) });
    },
    'read-private-key': async ({ text }) => {
      const { fingerprint, ...read } = await readPrivateKey(text, parts.directory);
      return { key: keys.keep(read), publicKey: read.publicKey, fingerprint };
    },
    'read-host-keys': ({ lines }) =>
      Promise.resolve({ hostKeys: hostKeysToView(readHostKeys(lines.join('\n'))) }),
    doctor: async ({ id }) => ({
      lines: (await connected.doctor(storedById(parts, id))).map(checkLineToView),
    }),
  };
}

function oauthById(parts: SetupParts, id: string): OAuthConnection {
  const connection = storedById(parts, id);
  if (connection.kind !== 'oauth') throw new SetupError('SETUP_CONNECTION_GONE');
  return connection;
}
