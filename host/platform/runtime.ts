import type { Installation } from './installation';

export interface RuntimeFacts {
  readonly installation: Installation;
  readonly invocationId: string;
  readonly functionKey: string;
  readonly moduleKey: string;
  readonly accountId?: string | undefined;
  /** Milliseconds until the function is timed out. */
  remaining(): number;
}

/**
 * `__forge_runtime__` as the packages read it. `kvs` stays unset on purpose: with it @forge/kvs
 * would call its own proxy instead of `__forge_fetch__({type: 'kvs', provider: 'app'})`.
 */
export function buildRuntime(facts: RuntimeFacts): object {
  const { installation } = facts;
  return {
    proxy: { token: '', url: '' },
    contextAri: installation.installContext,
    container: {},
    appContext: {
      appId: installation.appId,
      appVersion: installation.appVersion,
      environmentId: installation.environmentId,
      environmentType: installation.environmentType,
      invocationId: facts.invocationId,
      installationId: installation.installationId,
      functionKey: facts.functionKey,
      moduleKey: facts.moduleKey,
      installation: {
        ari: { installationId: installation.installationId },
        contexts: [{ workspaceId: installation.workspaceId }],
      },
      permissions: installation.permissions,
    },
    aaid: facts.accountId,
    lambdaContext: {
      awsRequestId: facts.invocationId,
      getRemainingTimeInMillis: () => facts.remaining(),
    },
    tracing: { traceId: facts.invocationId, spanId: facts.invocationId },
    metrics: SILENT_METRICS,
  };
}

const nothing = (): void => undefined;
const counter = { incr: nothing, incrBy: nothing, decr: nothing, decrBy: nothing };
const timing = { measure: () => ({ stop: nothing }) };
const SILENT_METRICS = {
  counter: () => counter,
  timing: () => timing,
  gauge: () => ({ set: nothing }),
};
