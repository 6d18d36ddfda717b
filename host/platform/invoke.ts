import { randomUUID } from 'node:crypto';
import type { LogLevel, InvocationGlobals, InvocationScope } from './globals';
import { backendContext, type Installation } from './installation';
import type { Manifest, ManifestFunction } from './manifest-types';
import { FunctionTimeoutError, InvocationEndedError, UnknownModuleError } from './platform-errors';
import { buildRuntime } from './runtime';
import type { AppFunctions, InvocationRecord } from './types';

/** How an invocation went. Values and errors are what survives JSON, as across Forge's wire. */
export type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | {
      readonly kind: 'threw' | 'timed-out';
      readonly error: { readonly name: string; readonly message: string };
    };

export interface InvocationRequest {
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly cause: InvocationRecord['cause'];
  /** The first argument of the function; the second is the backend context. */
  readonly input: unknown;
  /** The person in front of the panel. */
  readonly accountId?: string | undefined;
  /** Acts on the outcome before it is recorded; returns the seconds until a planned retry. */
  readonly settle?: (outcome: Outcome) => number | undefined;
}

/** What a request of the app knows about the invocation it comes from. */
export interface Caller {
  readonly accountId: string | undefined;
  readonly signal: AbortSignal;
}

/** Where the requests of app code go; queues and the like are `other` and not counted. */
export interface Services {
  forgeFetch(
    meta: unknown,
    path: string,
    init: RequestInit | undefined,
    caller: Caller,
  ): { kind: 'product' | 'storage' | 'other'; response: Promise<Response> };
  fetch(
    input: string | URL | Request,
    init: RequestInit | undefined,
    caller: Caller,
  ): Promise<Response>;
}

export interface LogLine {
  readonly level: LogLevel;
  readonly functionKey: string;
  readonly invocationId: string;
  readonly line: string;
}

export interface InvokerDependencies {
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly scope: InvocationScope;
  /** Loads the app on first use. */
  functions(): Promise<AppFunctions>;
  readonly services: Services;
  readonly clock: { now(): number };
  onInvocation(record: InvocationRecord): void;
  onLog(line: LogLine): void;
}
export type Invoke = (request: InvocationRequest) => Promise<Outcome>;

const LONG_DEFAULT_SECONDS = 55;
const SHORT_SECONDS = 25;

/** 25 s for triggers, resolvers and merge checks; consumers and schedules as declared, else 55 s; web triggers 55 s. */
function timeoutSeconds(cause: InvocationRecord['cause'], declared: ManifestFunction): number {
  if (cause === 'trigger' || cause === 'resolver' || cause === 'merge-check') return SHORT_SECONDS;
  if (cause === 'web-trigger') return LONG_DEFAULT_SECONDS;
  return declared.timeoutSeconds ?? LONG_DEFAULT_SECONDS;
}

/**
 * Runs functions of the manifest as Forge does: inside an invocation with its globals, with a
 * time-out, and with a record. The time-out cannot interrupt a function that never yields.
 * Throws only UnknownModuleError; what the app throws is an Outcome.
 */
export function createInvoke(dependencies: InvokerDependencies): Invoke {
  const { manifest, installation, scope, clock } = dependencies;
  return async (request) => {
    const declared = manifest.functions.get(request.functionKey);
    if (declared === undefined) throw new UnknownModuleError(request.functionKey);
    const seconds = timeoutSeconds(request.cause, declared);
    const functions = await dependencies.functions();
    const startedAt = clock.now();
    const began = performance.now();
    const invocation = openInvocation(dependencies, request, began + seconds * 1000);
    const input = cloneJson(request.input);

    const outcome = await settleWithin(
      seconds,
      () => new FunctionTimeoutError(request.functionKey, seconds),
      () =>
        scope.run(
          invocation.globals,
          // A synchronous throw rejects too.
          () =>
            new Promise((resolve) => {
              const handler = functions(declared.handler);
              resolve(handler(input, backendContext(installation, request.accountId)));
            }),
        ),
    );
    invocation.end();
    const retryInSeconds = request.settle?.(outcome);
    dependencies.onInvocation({
      functionKey: request.functionKey,
      moduleKey: request.moduleKey,
      cause: request.cause,
      startedAt,
      milliseconds: Math.round(performance.now() - began),
      // What a person types into a page may be a secret.
      ...(request.cause !== 'resolver' && { input: request.input }),
      ...(outcome.kind === 'returned'
        ? { result: outcome.value }
        : { error: { type: outcome.error.name, message: outcome.error.message } }),
      ...invocation.counts,
      ...(retryInSeconds === undefined ? {} : { retryInSeconds }),
    });
    return outcome;
  };
}

interface OpenInvocation {
  readonly globals: InvocationGlobals;
  readonly counts: Pick<
    InvocationRecord,
    'productRequests' | 'storageRequests' | 'externalRequests'
  >;
  /** From here on every call of the app is refused, and requests on their way are aborted. */
  end(): void;
}

function openInvocation(
  dependencies: InvokerDependencies,
  request: InvocationRequest,
  deadline: number,
): OpenInvocation {
  const { installation, services, scope } = dependencies;
  const { functionKey, moduleKey, accountId } = request;
  const invocationId = randomUUID();
  const counts = { productRequests: 0, storageRequests: 0, externalRequests: 0 };
  const ended = new AbortController();
  const caller: Caller = { accountId, signal: ended.signal };
  const refuseAfterEnd = (): void => {
    if (ended.signal.aborted) throw new InvocationEndedError();
  };
  const guarded = async (work: () => Promise<Response>): Promise<Response> => {
    refuseAfterEnd();
    const response = await scope.exit(work);
    refuseAfterEnd();
    return response;
  };
  return {
    counts,
    end: () => {
      ended.abort(new InvocationEndedError());
    },
    globals: {
      runtime: buildRuntime({
        installation,
        invocationId,
        functionKey,
        moduleKey,
        accountId,
        remaining: () => Math.max(0, deadline - performance.now()),
      }),
      forgeFetch: (meta, path, init) =>
        guarded(() => {
          const { kind, response } = services.forgeFetch(meta, path, init, caller);
          if (kind !== 'other') counts[`${kind}Requests`] += 1;
          return response;
        }),
      fetch: (input, init) =>
        guarded(() => {
          counts.externalRequests += 1;
          return services.fetch(input, init, caller);
        }),
      log: (level, line) => {
        scope.exit(() => {
          dependencies.onLog({ level, functionKey, invocationId, line });
        });
      },
    },
  };
}

async function settleWithin(
  seconds: number,
  timeout: () => FunctionTimeoutError,
  work: () => Promise<unknown>,
): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  try {
    const expired = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(timeout());
      }, seconds * 1000);
    });
    return { kind: 'returned', value: cloneJson(await Promise.race([work(), expired])) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return {
      kind: error instanceof FunctionTimeoutError ? 'timed-out' : 'threw',
      error: { name, message },
    };
  } finally {
    clearTimeout(timer);
  }
}

function cloneJson(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}
