import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { BITBUCKET_CLOUD } from '../../../../host/connections/bitbucket-service';
import type { ConnectionOf } from '../../../../host/connections/connection';
import type {
  IndexedRepository,
  OpenConnection,
  RepositoryPage,
} from '../../../../host/connections/open-connection';
import { makeKeyPair } from '../../../../host/connections/ssh/make-key-pair';
import { openSsh } from '../../../../host/connections/ssh/open-ssh';
import type { SshOptions } from '../../../../host/connections/ssh/open-ssh';
import { createConnectionStore } from '../../../../host/connections/store/create-connection-store';
import { openDatabase } from '../../../../host/database';
import { createSealedStore } from '../../../../host/vault/sealed-store';
import { createSecretBox } from '../../../../host/vault/secret-box';
import { git, temporaryFolder, workingCopy } from '../../sandbox/harness';
import { startSshServer } from './ssh-server';
import type { SshTestServer } from './ssh-server';

export interface SshLab {
  readonly folder: string;
  readonly server: SshTestServer;
  /** `<data>/lab-1` is the folder of the first connection that was opened, and so on. */
  readonly data: string;
  readonly privateKey: string;
  /** A working copy with a remote of this name at the server. */
  repository(slug: string): Promise<string>;
  open(
    change?: Partial<ConnectionOf<'ssh'>>,
    options?: SshOptions & { readonly privateKey?: string },
  ): OpenConnection;
  close(): Promise<void>;
}

export const WORKSPACE = {
  uuid: 'a1b2c3d4-0000-8000-a000-00000000ac3e',
  slug: 'acme',
  name: 'acme',
};

/** A server with a key that is let in, and connections to it; an odd folder name on the way. */
export async function openLab(): Promise<SshLab> {
  const folder = temporaryFolder();
  const server = await startSshServer(folder.path);
  const pair = makeKeyPair('lab');
  server.authorize(pair.publicKey);
  const database = openDatabase(':memory:');
  const sealed = createSealedStore(database, createSecretBox(new Uint8Array(32).fill(7)));
  const store = createConnectionStore(database, sealed, Date);
  const opened: OpenConnection[] = [];
  const data = join(folder.path, `a "data" folder, 100% it's`);
  let count = 0;
  return {
    folder: folder.path,
    server,
    data,
    privateKey: pair.privateKey,
    repository: async (slug) => {
      const bare = join(server.root, WORKSPACE.slug, `${slug}.git`);
      mkdirSync(bare, { recursive: true });
      execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare]);
      const work = await workingCopy(folder.path, `work-${slug}`);
      await git(work, 'remote', 'add', 'origin', bare);
      return work;
    },
    open: (change = {}, { privateKey = pair.privateKey, ...options } = {}) => {
      count += 1;
      const connection: ConnectionOf<'ssh'> = {
        id: `lab-${count}`,
        kind: 'ssh',
        name: `lab-${count}`,
        description: '',
        labels: [],
        workspace: WORKSPACE,
        status: 'connected',
        revision: 1,
        createdAt: 1,
        updatedAt: 1,
        publicKey: pair.publicKey,
        hostKeys: [server.hostKey],
        host: '127.0.0.1',
        port: server.port,
        repositories: ['web-shop'],
        ...change,
      };
      store.add(connection, { privateKey });
      const one = openSsh(
        connection,
        {
          service: { ...BITBUCKET_CLOUD, ssh: { ...BITBUCKET_CLOUD.ssh, user: server.user } },
          network: () => Promise.reject(new TypeError('There is no network.')),
          store,
          clock: Date,
          // As the host does: a folder for each.
          directory: join(data, connection.id),
        },
        options,
      );
      opened.push(one);
      return one;
    },
    close: async () => {
      await Promise.all(opened.map((one) => one.close()));
      await server.close();
      database.close();
      folder.dispose();
    },
  };
}

export async function firstPage(opened: OpenConnection): Promise<RepositoryPage> {
  for await (const page of opened.repositories('changed')) return page;
  throw new Error('There is no page.');
}

export async function onlyRepository(opened: OpenConnection): Promise<IndexedRepository> {
  const [repository] = (await firstPage(opened)).repositories;
  if (repository === undefined) throw new Error('There is no repository.');
  return repository;
}
