import type { HostDatabase } from '../database';
import { createEgress, type Egress } from './egress/egress';
import { isWorkspaceAdmin } from './egress/workspace-admin';
import { createExternalFetch } from './external-fetch';
import { installGlobals } from './globals';
import { createHousekeeping } from './housekeeping';
import { createInstallation } from './installation';
import { createInvoke, type LogLine } from './invoke';
import { createKvsRoutes } from './kvs/routes';
import { createSecretBox } from '../vault/secret-box';
import type { Manifest } from './manifest-types';
import { createMergeChecks, type AskedMerge, type FailedCheck } from './merge-checks';
import { createProductRequests } from './product-requests';
import { createQueueRoutes } from './queues/publish';
import { nameOfError, type PlatformReport } from './report';
import { createResolve, type ResolverCall } from './resolvers';
import { createSchedules } from './schedules';
import { createSchema } from './schema';
import { createServices } from './services';
import { createTaskSource } from './task-source';
import { createTasks, type TaskCounts } from './tasks';
import { createEmit } from './triggers';
import type {
  AppFunctions,
  InvocationRecord,
  Network,
  ProductConnection,
  ProductEvent,
} from './types';
import { answerGraphql, createWebTriggerUrls } from './web-trigger-urls';
import { createWebTrigger, type WebTriggerAnswer, type WebTriggerRequest } from './web-triggers';
import { createWorker } from './worker';

export interface PlatformOptions {
  readonly manifest: Manifest;
  /** Imports the app; called once, after the Forge globals are installed. */
  readonly functions: () => AppFunctions | Promise<AppFunctions>;
  /** One platform at a time works on a database; a later one takes it over. */
  readonly database: HostDatabase;
  readonly product: ProductConnection;
  readonly network: Network;
  /** 32 bytes that seal the app's secrets at rest. */
  readonly secretKey: Uint8Array;
  /** Keys of before a rotation: they open, and seal nothing new. */
  readonly previousSecretKeys?: readonly Uint8Array[];
  readonly clock?: { now(): number };
  /** `forge variables`: what the app reads from `process.env`. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Where the host serves web triggers, without a slash at the end. */
  readonly webTriggerBase?: string;
  readonly onInvocation?: (record: InvocationRecord) => void;
  readonly onLog?: (line: LogLine) => void;
  readonly onReport?: (report: PlatformReport) => void;
}

/** What Atlassian's platform gives an app, for one installation. */
export interface Platform {
  /** Stores a product event for its triggers; joins a transaction that is open on the database. */
  emit(event: ProductEvent): void;
  /** Calls a page's resolver. Throws UnknownModuleError and ResolverError. */
  resolve(call: ResolverCall): Promise<unknown>;
  /** Runs a scheduled trigger now; its result, or what it threw. Throws UnknownModuleError. */
  runSchedule(moduleKey: string): Promise<unknown>;
  /** Asks the merge checks of the manifest; those that fail. */
  checkMerge(merge: AskedMerge): Promise<readonly FailedCheck[]>;
  webTrigger(request: WebTriggerRequest): Promise<WebTriggerAnswer>;
  /** The connection behind the manifest's scopes, for the requests that the app's pages make. */
  readonly product: ProductConnection;
  /** What admins allow the app to reach beside the manifest. */
  readonly egress: Egress;
  /** Whether Bitbucket says so; the platform's own question, not bound by the app's scopes. */
  isWorkspaceAdmin(accountId: string): Promise<boolean>;
  /** Imports the app (and throws what that throws), redelivers what was in flight, begins to work. */
  start(): Promise<void>;
  /** Takes no new work, and waits for what runs. */
  stop(): Promise<void>;
  /** Resolves when nothing that is stored is due now or running. */
  idle(): Promise<void>;
  /** Looks for work again; needed only after a passed-in clock was moved. */
  wake(): void;
  pending(): TaskCounts;
}

const PARALLELISM = 4;
const ignore = (): void => undefined;

/** Installs the Forge globals and opens the platform; nothing runs before `start`. */
export function createPlatform(options: PlatformOptions): Platform {
  const { manifest, database, product, network, secretKey } = options;
  const clock = options.clock ?? Date;
  const onReport = options.onReport ?? ignore;
  const scope = installGlobals();
  createSchema(database);
  const installation = createInstallation(manifest, product.workspace);
  const tasks = createTasks(database, clock);
  const kvs = createKvsRoutes({
    database,
    manifest,
    installation: installation.workspace,
    secrets: createSecretBox(secretKey, options.previousSecretKeys),
    clock,
  });
  const egress = createEgress({ manifest, database, installation: installation.workspace });
  const urls = createWebTriggerUrls(manifest, secretKey, options.webTriggerBase ?? '');
  const wake = (): void => {
    worker.wake();
  };

  let loaded: Promise<AppFunctions> | undefined;
  const functions = (): Promise<AppFunctions> => (loaded ??= load(options));
  const requestProduct = createProductRequests({ manifest, installation, product, onReport });
  const invoke = createInvoke({
    manifest,
    installation,
    scope,
    clock,
    functions,
    services: createServices({
      kvs,
      queues: createQueueRoutes({ database, manifest, tasks, wake }),
      product: requestProduct,
      external: createExternalFetch(manifest.egress, () => egress.domains(), network),
      graphql: (body) => answerGraphql(manifest, urls, body),
    }),
    onInvocation: options.onInvocation ?? ignore,
    onLog: options.onLog ?? ignore,
  });
  const schedules = createSchedules({ database, manifest, installation, invoke, clock, onReport });
  const clean = (): void => {
    kvs.purge();
    tasks.jobs.purge();
  };
  const worker = createWorker({
    sources: [
      createTaskSource({ manifest, tasks, invoke, clock, onReport }),
      schedules,
      createHousekeeping(clock, clean),
    ],
    parallelism: PARALLELISM,
    clock,
    onFault: (error) => {
      onReport(faultReport(error));
    },
  });

  return {
    emit: createEmit({ manifest, tasks, wake, onReport }),
    resolve: createResolve(manifest, installation, invoke),
    runSchedule: async (moduleKey) => {
      const outcome = await schedules.run(moduleKey);
      if (outcome.kind === 'returned') return outcome.value;
      throw Object.assign(new Error(outcome.error.message), { name: outcome.error.name });
    },
    checkMerge: createMergeChecks(manifest, installation, invoke),
    webTrigger: createWebTrigger(manifest, urls, invoke),
    product: {
      workspace: product.workspace,
      request: (actor, path, init) => {
        const accountId = actor.type === 'user' ? actor.accountId : undefined;
        const caller = { accountId, signal: init.signal ?? new AbortController().signal };
        return requestProduct({ provider: actor.type, accountId }, path, init, caller);
      },
    },
    egress,
    isWorkspaceAdmin: (accountId) => isWorkspaceAdmin(product, accountId),
    start: async () => {
      await functions();
      tasks.takeOver();
      clean();
      schedules.plan();
      worker.start();
    },
    stop: () => worker.stop(),
    idle: () => worker.idle(),
    wake,
    pending: () => tasks.counts(),
  };
}

/** Every handler of the manifest must exist, as `forge deploy` demands. */
async function load(options: PlatformOptions): Promise<AppFunctions> {
  Object.assign(process.env, options.variables);
  const functions = await options.functions();
  for (const { handler } of options.manifest.functions.values()) functions(handler);
  return functions;
}

function faultReport(error: unknown): PlatformReport {
  return {
    level: 'error',
    code: 'PLATFORM_FAULT',
    message: 'The host failed while delivering; it tries again.',
    fields: { error: nameOfError(error) },
  };
}
