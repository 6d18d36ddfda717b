import type { HostDatabase } from '../../../database';
import type { Network } from '../../../platform/types';
import { createDeliveries } from './deliveries';
import type { Deliveries } from './deliveries';
import { createHookRequestStore } from './hook-request-store';
import type { HookRequestStore } from './hook-request-store';
import { createHookStore } from './hook-store';
import type { HookStore } from './hook-store';
import type { SentHookEvent } from './hook-events';

/** A body that Bitbucket would send; over the limit it silently does not. */
export interface HookMessage {
  readonly event: SentHookEvent;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface SandboxHooks extends Deliveries {
  readonly subscriptions: HookStore;
  readonly requests: HookRequestStore;
  /** Whether anybody listens, so that bodies are made only where somebody reads them. */
  wanted(repository: string): boolean;
  /** Stores a request for each webhook that listens; joins an open transaction. */
  queue(repository: string, at: number, messages: readonly HookMessage[]): void;
}

const MAX_BODY_BYTES = 256 * 1024;

export interface HookSending {
  /** `fetch` if left out. */
  readonly network?: Network;
  /** Before the second and the third attempt. */
  readonly retryAfterMs?: readonly number[];
}

/** The webhooks of a sandbox, sent for real. */
export function createSandboxHooks(
  options: {
    readonly database: HostDatabase;
    readonly newId: () => string;
    /** Seals the secrets; kept outside the database. */
    readonly seal: string;
  } & HookSending,
): SandboxHooks {
  const { database, newId } = options;
  const subscriptions = createHookStore(database, options.seal);
  const requests = createHookRequestStore(database);
  const deliveries = createDeliveries({
    hooks: subscriptions,
    requests,
    network: options.network ?? ((request) => fetch(request)),
    ...(options.retryAfterMs && { retryAfterMs: options.retryAfterMs }),
  });
  const listening = (repository: string) =>
    [...subscriptions.list(undefined), ...subscriptions.list(repository)].filter(
      ({ active }) => active,
    );
  return {
    ...deliveries,
    subscriptions,
    requests,
    wanted: (repository) => listening(repository).length > 0,
    queue: (repository, at, messages) => {
      for (const hook of listening(repository)) {
        for (const { event, body } of messages) {
          const text = JSON.stringify(body);
          if (!hook.events.includes(event) || Buffer.byteLength(text) > MAX_BODY_BYTES) continue;
          requests.add({ uuid: newId(), hook: hook.uuid, event, at, body: text });
        }
      }
      deliveries.wake();
    },
  };
}
