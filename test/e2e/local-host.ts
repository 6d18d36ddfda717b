import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InvocationRecord } from '../../host/platform/types';
import { installApp, seedSandbox } from '../../host/prepare-sandbox';
import type { EventLine } from '../../host/terminal/event-line';
import { createHost, type HostSetup } from '../../host/wire';
import { cloneAs, type Clone } from './git-client';
import { ROOT } from './root';

/** A request that Bitbucket's REST API got. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
}

/** The whole host in this process, on a passing folder: app from source or bundle, sandbox, inbox. */
export async function startLocalHost(setup: Partial<HostSetup> = {}) {
  const dataDirectory = setup.dataDirectory ?? (await mkdtemp(join(tmpdir(), 'host-')));
  const invocations: InvocationRecord[] = [];
  const requests: SeenRequest[] = [];
  const lines: EventLine[] = [];
  const host = createHost({
    root: ROOT,
    port: 0,
    app: 'source',
    versionDelayMs: 0,
    variables: { DESTINATION_SETTLE_SECONDS: '1', COALESCE_SECONDS: '0' },
    ...setup,
    dataDirectory,
    onInvocation: (record) => invocations.push(record),
    onRequest: ({ method, path }) => requests.push({ method, path }),
  });
  host.lines.subscribe((line) => lines.push(line));
  await seedSandbox(host, setup.root ?? ROOT);
  const origin = await host.start();
  await installApp(host);

  return {
    host,
    origin,
    dataDirectory,
    invocations,
    requests,
    lines,
    clone: (slug: string): Promise<Clone> => {
      const repository = host.sandbox.repositories().find((one) => one.slug === slug);
      if (repository === undefined) throw new Error(`No repository ${slug}.`);
      const { username, apiToken } = host.sandbox.accounts.writer;
      return cloneAs({ url: repository.cloneUrl, username, password: apiToken });
    },
    /** Waits until nothing is left to do, and returns the lines since the last time. */
    async settled(): Promise<EventLine[]> {
      await host.platform.idle();
      return lines.splice(0);
    },
    async end(): Promise<void> {
      await host.stop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
export type LocalHost = Awaited<ReturnType<typeof startLocalHost>>;
