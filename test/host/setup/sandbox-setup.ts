import { openDatabase } from '../../../host/database';
import { serviceAt } from '../../../host/connections/bitbucket-service';
import type { Connection } from '../../../host/connections/connection';
import type { ConnectionStore } from '../../../host/connections/connection-store';
import { createConnectionStore } from '../../../host/connections/store/create-connection-store';
import { createSetupServices } from '../../../host/setup/services';
import type { SetupParts } from '../../../host/setup/setup-parts';
import { createSealedStore } from '../../../host/vault/sealed-store';
import { createSecretBox } from '../../../host/vault/secret-box';
import { startSandbox, temporaryFolder, type RunningSandbox } from '../sandbox/harness';
import { startSetupServer } from './setup-server';

export interface SandboxSetup {
  readonly bitbucket: RunningSandbox;
  readonly store: ConnectionStore;
  /** By a name that is another site than the sandbox's, as Bitbucket is. */
  readonly origin: string;
  readonly violations: string[];
  readonly faults: unknown[];
  /** What went wrong after something was saved. */
  readonly afterwards: unknown[];
  /** What was told to whatever runs connections. */
  readonly told: string[];
  close(): Promise<void>;
}

export const ADMIN_TOKEN = 'admin-token-of-this-test';

/** The set-up pages over real connections to a sandbox; nothing runs the connections. */
export async function startSandboxSetup(part: Partial<SetupParts> = {}): Promise<SandboxSetup> {
  const bitbucket = await startSandbox();
  const folder = temporaryFolder();
  const database = openDatabase(':memory:');
  const sealed = createSealedStore(database, createSecretBox(new Uint8Array(32).fill(7)));
  const store = createConnectionStore(database, sealed, Date);
  const told: string[] = [];
  const tell = (what: string) => async (connection?: Connection) => {
    told.push(connection === undefined ? what : `${what} ${connection.name}`);
  };
  let origin = '';
  const afterwards: unknown[] = [];
  const services = createSetupServices({
    onFault: (error) => afterwards.push(error),
    service: serviceAt(bitbucket.origin),
    network: (request) => fetch(request),
    store,
    database,
    clock: Date,
    directory: folder.path,
    origin: () => origin,
    openConnection: () => {
      throw new TypeError('No connection is opened here.');
    },
    connected: {
      changed: tell('changed'),
      saveHooks: tell('hooks for'),
      removeHooks: async (connection) => {
        await tell('no hooks for')(connection);
        return [];
      },
      problemOf: () => undefined,
      detail: async () => ({
        eventsBy: 'polling',
        hooks: [],
        registering: { done: 4, total: 12, until: Date.UTC(2026, 10, 22, 12) },
        index: { state: 'running', done: 3, total: 12, repositories: [] },
      }),
      doctor: async () => [{ what: 'Workspace', state: 'ok' }],
    },
    ...part,
  });
  const { server, violations, faults } = await startSetupServer(services, ADMIN_TOKEN);
  origin = server.origin.replace('127.0.0.1', 'localhost');
  return {
    bitbucket,
    store,
    origin,
    violations,
    faults,
    afterwards,
    told,
    close: async () => {
      await server.close();
      await bitbucket.close();
      database.close();
      folder.dispose();
    },
  };
}
