import { join } from 'node:path';
import { openDatabase, type HostDatabase } from '../../../../host/database';
import { serviceAt } from '../../../../host/connections/bitbucket-service';
import {
  createAuthorizations,
  type Authorizations,
  type FinishedAuthorization,
} from '../../../../host/connections/oauth/authorizations';
import { addOAuthConnection } from '../../../../host/connections/oauth/consumer';
import { chooseWorkspace } from '../../../../host/connections/oauth/workspaces';
import type { OAuthConnection } from '../../../../host/connections/oauth/oauth-parts';
import type { ConnectionParts } from '../../../../host/connections/open';
import type { OAuthConsumer } from '../../../../host/sandbox/bitbucket/oauth/consumers';
import { authorizeBy } from '../../sandbox/authorize';
import { startSandbox, temporaryFolder, type RunningSandbox } from '../../sandbox/harness';
import { storeAt } from './store-at';

const START = Date.UTC(2026, 10, 22, 12);
export const BROWSER = 'a browser';

/** The sandbox as Bitbucket, a data folder, and a consumer; one clock for all of them. */
export interface OAuthLab {
  readonly running: RunningSandbox;
  readonly consumer: OAuthConsumer;
  readonly database: HostDatabase;
  readonly directory: string;
  readonly parts: ConnectionParts & { readonly database: HostDatabase };
  readonly authorizations: Authorizations;
  /** Methods and paths that were asked, in order. */
  readonly asked: string[];
  /** Answers instead of the sandbox, where it does answer. */
  meddle(answer: (request: Request) => Promise<Response> | Response | undefined): void;
  pass(milliseconds: number): void;
  add(name?: string): OAuthConnection;
  /** From “Authorize” to the callback, as one of the sandbox's people. */
  authorize(
    connection: OAuthConnection,
    step?: Parameters<typeof authorizeBy>[2],
  ): Promise<FinishedAuthorization>;
  /** All of it, to the chosen workspace. */
  connect(name?: string): Promise<OAuthConnection>;
  stored(connection: OAuthConnection): OAuthConnection;
  close(): Promise<void>;
}

export async function startOAuthLab(
  consumerOptions: Partial<OAuthConsumer> = {},
): Promise<OAuthLab> {
  let now = START;
  const clock = { now: () => now };
  const folder = temporaryFolder();
  const running = await startSandbox({ clock });
  await running.sandbox.createRepository({ slug: 'shop' });
  const consumer = running.sandbox.oauth.addConsumer({
    callbackUrl: 'http://127.0.0.1:9/integrations/bitbucket/callback',
    ...consumerOptions,
  });
  const database = openDatabase(join(folder.path, 'host.db'));
  const asked: string[] = [];
  let instead: ((request: Request) => Promise<Response> | Response | undefined) | undefined;
  const parts = {
    database,
    clock,
    service: serviceAt(running.origin),
    store: storeAt(database, clock),
    directory: join(folder.path, 'connection'),
    network: async (request: Request) => {
      asked.push(`${request.method} ${request.url.replace(running.origin, '')}`);
      return (await instead?.(request)) ?? running.sandbox.routes.fetch(request);
    },
  };
  const authorizations = createAuthorizations(parts);
  const stored = ({ id }: OAuthConnection): OAuthConnection => {
    const found = parts.store.find(id);
    if (found?.kind !== 'oauth') throw new Error('The connection is gone.');
    return found;
  };
  let ids = 0;
  const lab: OAuthLab = {
    running,
    consumer,
    database,
    directory: folder.path,
    parts,
    authorizations,
    asked,
    meddle: (answer) => {
      instead = answer;
    },
    pass: (milliseconds) => {
      now += milliseconds;
    },
    add: (name = `prod-${String((ids += 1))}`) =>
      addOAuthConnection(
        parts,
        { id: `id-${name}`, name, description: '', labels: [] },
        { clientId: consumer.key, clientSecret: consumer.secret },
      ),
    authorize: async (connection, step) => {
      const address = authorizations.begin(connection, BROWSER);
      const { searchParams } = await authorizeBy(running, address, step);
      return authorizations.finish(answerOf(searchParams), BROWSER);
    },
    connect: async (name) => {
      const finished = await lab.authorize(lab.add(name));
      if (finished.connection === undefined || finished.problem) {
        throw finished.problem ?? new Error('Not authorized.');
      }
      return chooseWorkspace(parts, finished.connection, running.sandbox.workspace.uuid);
    },
    stored,
    close: async () => {
      await running.close();
      database.close();
      folder.dispose();
    },
  };
  return lab;
}

export function answerOf(query: URLSearchParams) {
  const read = (name: string): string | undefined => query.get(name) ?? undefined;
  return { state: read('state'), code: read('code'), error: read('error') };
}
