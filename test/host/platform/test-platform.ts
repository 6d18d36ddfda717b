import { openDatabase, type HostDatabase } from '../../../host/database';
import { parseManifest } from '../../../host/platform/manifest';
import { createPlatform, type Platform } from '../../../host/platform/platform';
import type { PlatformReport } from '../../../host/platform/report';
import type { LogLine } from '../../../host/platform/invoke';
import type { InvocationRecord, Network, ProductConnection } from '../../../host/platform/types';

export const WORKSPACE = '6c2c8d2e-0a55-4e0f-9d6e-3a3d6f0c1b11';
export const OTHER_WORKSPACE = '11111111-2222-4333-8444-555555555555';

/** A clock that only a test moves. */
export function manualClock(start = Date.UTC(2026, 0, 1)): {
  now(): number;
  advance(seconds: number): void;
} {
  let at = start;
  return {
    now: () => at,
    advance: (seconds) => {
      at += seconds * 1000;
    },
  };
}

export const MANIFEST = `
app:
  id: ari:cloud:ecosystem::app/6f4a1f4e-3c1d-4c57-9a0b-8f2c55d0b1de
  storage:
    entities:
      - name: run
        attributes:
          repository: { type: string }
          at: { type: integer }
          score: { type: float }
          open: { type: boolean }
          body: { type: any }
        indexes:
          - at
          - name: by-repository
            partition: [repository]
            range: [at]
          - name: by-open
            partition: [open]
permissions:
  scopes:
    - read:repository:bitbucket
    - read:pullrequest:bitbucket
    - read:workspace:bitbucket
    - storage:app
  external:
    fetch:
      backend:
        - address: https://api.example.com
        - address: https://*.example.org
modules:
  trigger:
    - key: events
      function: trigger
      events: [avi:bitbucket:push:repository, avi:forge:installed:app]
  consumer:
    - { key: work-consumer, queue: work, function: work }
    - { key: slow-consumer, queue: slow, function: slow }
  scheduledTrigger:
    - { key: five, function: schedule, interval: fiveMinute }
  webtrigger:
    - { key: web-hook, function: hook }
  bitbucket:repoMainMenuPage:
    - { key: page, title: Page, resource: panel, resolver: { function: resolver } }
  function:
    - { key: trigger, handler: index.trigger }
    - { key: work, handler: index.work }
    - { key: slow, handler: index.slow, timeoutSeconds: 1 }
    - { key: schedule, handler: index.schedule }
    - { key: hook, handler: index.hook }
    - { key: resolver, handler: index.resolver }
resources:
  - { key: panel, path: build/panel }
`;

export type Handler = (input: never, context: never) => unknown;

export interface TestPlatform {
  readonly platform: Platform;
  readonly database: HostDatabase;
  readonly records: InvocationRecord[];
  readonly logs: LogLine[];
  readonly reports: PlatformReport[];
  /** Requests that reached the connection and the network. */
  readonly requests: { readonly actor?: unknown; readonly method: string; readonly url: string }[];
  /** Runs code as the app's resolver would, and returns its result. */
  inside<T>(work: () => Promise<T> | T, accountId?: string): Promise<T>;
}

export interface TestOptions {
  readonly manifest?: string;
  /** Export of the handler behind the module `page`. */
  readonly resolver?: string;
  readonly database?: HostDatabase;
  readonly clock?: { now(): number };
  readonly handlers?: Readonly<Record<string, Handler>>;
  readonly network?: Network;
  readonly product?: Partial<ProductConnection>;
  readonly secretKey?: Uint8Array;
  readonly previousSecretKeys?: readonly Uint8Array[];
}

/** A platform over small inline functions; handlers that a test leaves out do nothing. */
export function testPlatform(options: TestOptions = {}): TestPlatform {
  const database = options.database ?? openDatabase(':memory:');
  const records: InvocationRecord[] = [];
  const logs: LogLine[] = [];
  const reports: PlatformReport[] = [];
  const requests: { actor?: unknown; method: string; url: string }[] = [];
  let current: () => unknown = () => undefined;
  const result: { value: unknown } = { value: undefined };
  const platform = createPlatform({
    manifest: parseManifest(options.manifest ?? MANIFEST),
    database,
    functions: () => (handler) => {
      const name = handler.slice(handler.indexOf('.') + 1);
      const given = options.handlers?.[name];
      if (given !== undefined) return given as (...input: unknown[]) => unknown;
      return name === (options.resolver ?? 'resolver')
        ? async () => {
            result.value = await current();
          }
        : () => undefined;
    },
    product: {
      workspace: WORKSPACE,
      request: (actor, path, init) => {
        requests.push({ actor, method: init.method ?? 'GET', url: path });
        return Promise.resolve(Response.json({ path }));
      },
      ...options.product,
    },
    network: (request) => {
      requests.push({ method: request.method, url: request.url });
      return options.network?.(request) ?? Promise.resolve(new Response('outside'));
    },
    secretKey: options.secretKey ?? new Uint8Array(32).fill(7),
    ...(options.previousSecretKeys === undefined
      ? {}
      : { previousSecretKeys: options.previousSecretKeys }),
    ...(options.clock === undefined ? {} : { clock: options.clock }),
    webTriggerBase: 'http://127.0.0.1:8080/webtrigger',
    onInvocation: (record) => records.push(record),
    onLog: (line) => logs.push(line),
    onReport: (report) => reports.push(report),
  });
  return {
    platform,
    database,
    records,
    logs,
    reports,
    requests,
    inside: async <T>(work: () => Promise<T> | T, accountId?: string): Promise<T> => {
      let thrown: unknown;
      current = async () => {
        try {
          return await work();
        } catch (error) {
          thrown = error;
          return undefined;
        }
      };
      await platform.resolve({ moduleKey: 'page', accountId, extension: {}, functionKey: 'x' });
      if (thrown !== undefined) throw thrown as Error;
      return result.value as T;
    },
  };
}
