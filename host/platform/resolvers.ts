import { randomUUID } from 'node:crypto';
import type { Installation } from './installation';
import type { Invoke } from './invoke';
import type { Manifest } from './manifest-types';
import { UnknownModuleError } from './platform-errors';

/** One `invoke` of @forge/bridge, from a page of the app. */
export interface ResolverCall {
  /** Key of the page's module. */
  readonly moduleKey: string;
  /** The signed-in person; absent for nobody. */
  readonly accountId?: string | undefined;
  /** What the page says it shows; the app must not trust it. */
  readonly extension: Readonly<Record<string, unknown>>;
  /** Name of the resolver's definition. */
  readonly functionKey: string;
  readonly payload?: unknown;
}

/** What the page gets when the resolver threw, ran out of time, or is too large for the bridge. */
class ResolverError extends Error {
  readonly code: 'RESOLVER_THREW' | 'RESOLVER_TIMED_OUT' | 'RESOLVER_TOO_LARGE';

  constructor(code: ResolverError['code'], message: string) {
    super(message);
    this.name = 'ResolverError';
    this.code = code;
  }
}

const MAX_REQUEST_BYTES = 500 * 1024;
const MAX_ANSWER_BYTES = 5 * 1024 * 1024;

/** Calls the resolver of a page. Throws UnknownModuleError and ResolverError. */
export function createResolve(
  manifest: Manifest,
  installation: Installation,
  invoke: Invoke,
): (call: ResolverCall) => Promise<unknown> {
  return async (call) => {
    const page = manifest.pages.find(({ key }) => key === call.moduleKey);
    if (page?.functionKey === undefined) throw new UnknownModuleError(call.moduleKey);
    const input = {
      call: { functionKey: call.functionKey, payload: call.payload },
      context: {
        workspaceId: installation.workspaceId,
        accountId: call.accountId,
        localId: randomUUID(),
        environmentId: installation.environmentId,
        environmentType: installation.environmentType,
        moduleKey: page.key,
        siteUrl: 'https://bitbucket.org',
        extension: { type: page.type, ...call.extension },
      },
    };
    if (sizeOf(input) > MAX_REQUEST_BYTES) {
      throw new ResolverError('RESOLVER_TOO_LARGE', 'A request has at most 500 KB.');
    }
    const outcome = await invoke({
      functionKey: page.functionKey,
      moduleKey: page.key,
      cause: 'resolver',
      input,
      accountId: call.accountId,
    });
    if (outcome.kind !== 'returned') {
      const code = outcome.kind === 'threw' ? 'RESOLVER_THREW' : 'RESOLVER_TIMED_OUT';
      throw new ResolverError(code, outcome.error.message);
    }
    if (sizeOf(outcome.value) > MAX_ANSWER_BYTES) {
      throw new ResolverError('RESOLVER_TOO_LARGE', 'An answer has at most 5 MB.');
    }
    return outcome.value;
  };
}

function sizeOf(value: unknown): number {
  return value === undefined ? 0 : Buffer.byteLength(JSON.stringify(value));
}
