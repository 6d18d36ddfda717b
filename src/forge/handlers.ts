import { InvocationError, InvocationErrorCode, type AsyncEvent } from '@forge/events';
import Resolver from '@forge/resolver';
import { z } from 'zod';
import { CALLS, type CallName } from '../contract/resolvers';
import { BridgeError, ConsentNeededError, explain } from '../core/errors';
import { workspaceOf } from './invocation';
import { wire } from './wire';

const app = wire(process.env);

/** Forge takes up to 900 s; more is waited for by the retry schedule. */
const LONGEST_RETRY_SECONDS = 900;
/** Forge's limit for what a retry carries is 4 KB. */
const RETRY_DATA_BYTES = 3500;
/** Four times this outlasts a short failure of the store. */
const EVENT_RETRY_SECONDS = 60;

/** Forge gives an event again only where an InvocationError asks for it, four times at most. */
export const onEvent = (event: unknown, context: unknown) =>
  againLater(() => app.onEvent(event, workspaceOf(context)));

export const onRepository = (event: unknown, context: unknown) =>
  againLater(() => app.onRepository(event, workspaceOf(context)));

async function againLater<T>(work: () => Promise<T>) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BridgeError) || explain(error.code).retry === 'never') throw error;
    return new InvocationError({
      retryAfter: EVENT_RETRY_SECONDS,
      retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
      retryData: {},
    });
  }
}

export const onLifecycle = () => app.onLifecycle();

export const onMergeCheck = (request: unknown, context: unknown) =>
  app.onMergeCheck(request, workspaceOf(context));

/** A retry has to be returned, not thrown: thrown, Forge would lose its options. */
export async function onWork(event: AsyncEvent, context: unknown) {
  const answer = await app.onWork(event.body, workspaceOf(context));
  if (answer.kind === 'done') return answer.report;
  const report =
    answer.report && Buffer.byteLength(JSON.stringify(answer.report)) < RETRY_DATA_BYTES
      ? answer.report
      : undefined;
  return new InvocationError({
    retryAfter: Math.min(LONGEST_RETRY_SECONDS, Math.max(1, Math.ceil(answer.afterSeconds))),
    retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST,
    retryData: report === undefined ? {} : { report },
  });
}

export async function onRetry() {
  await app.resumeImport();
  return app.retryOverdue();
}

export const onReconcile = (_event: unknown, context: unknown) =>
  app.reconcile(workspaceOf(context));

export const onIndex = (_event: unknown, context: unknown) =>
  app.indexRepositories(workspaceOf(context));

const resolverContext = z.object({ accountId: z.string().min(1).optional() });

const resolver = new Resolver();
for (const name of Object.keys(CALLS) as CallName[]) {
  resolver.define(name, async ({ payload, context }) => {
    const { accountId } = resolverContext.parse(context);
    try {
      return await app.resolvers[name](payload, { accountId, workspace: workspaceOf(context) });
    } catch (error) {
      throw error instanceof ConsentNeededError ? error.cause : error;
    }
  });
}
const resolve = resolver.getDefinitions();

/** The SDK looks names up in a plain object, which has a `constructor` and the like of its own. */
export const onResolve: typeof resolve = (request, context) => {
  if (!Object.hasOwn(CALLS, request.call.functionKey)) throw new BridgeError('REQUEST_INVALID');
  return resolve(request, context);
};
