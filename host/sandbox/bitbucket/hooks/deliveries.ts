import { setTimeout as sleep } from 'node:timers/promises';
import { isBusy } from '../../../database';
import type { Network } from '../../../platform/types';
import type { HookRequest, HookRequestStore } from './hook-request-store';
import type { HookStore } from './hook-store';
import { sendHook } from './send-hook';

export interface Deliveries {
  /** Looks for what is to be sent, after the transaction that is open now. */
  wake(): void;
  /** Resolves when nothing is to be sent any more. */
  idle(): Promise<void>;
  /** Breaks off what is under way; a later start sends it. */
  stop(): Promise<void>;
}

/** Documented: up to two more tries after a 5xx. How long Bitbucket waits before them is not. */
const RETRY_AFTER_MS = [2000, 10_000];

/** Sends what is stored, each request by itself: Bitbucket promises no order. */
export function createDeliveries(parts: {
  readonly hooks: HookStore;
  readonly requests: HookRequestStore;
  readonly network: Network;
  /** Before the second and the third attempt. */
  readonly retryAfterMs?: readonly number[];
}): Deliveries {
  const { hooks, requests, network } = parts;
  const pauses = parts.retryAfterMs ?? RETRY_AFTER_MS;
  const stopping = new AbortController();
  const underWay = new Map<string, Promise<void>>();
  let looking: NodeJS.Immediate | undefined;

  const deliver = async (first: HookRequest): Promise<void> => {
    let request = first;
    for (;;) {
      const hook = hooks.find(request.hook);
      if (hook === undefined) {
        requests.removeOf(request.hook);
        return;
      }
      const outcome = await sendHook(network, hook, request, stopping.signal);
      if (stopping.signal.aborted) return;
      const pause = pauses[request.attempts];
      const again = (outcome.status ?? 0) >= 500 && pause !== undefined;
      requests.tried(request.uuid, outcome, !again);
      if (!again) return;
      await sleep(pause, undefined, { ref: false, signal: stopping.signal });
      request = { ...request, attempts: request.attempts + 1 };
    }
  };

  const look = (): void => {
    looking = undefined;
    if (stopping.signal.aborted) return;
    for (const request of requests.waiting()) {
      if (underWay.has(request.uuid)) continue;
      const sending = deliver(request)
        .catch((error: unknown) => {
          // Broken off, or the database is held: it stays waiting.
          if (!stopping.signal.aborted && !isBusy(error)) throw error;
        })
        .finally(() => underWay.delete(request.uuid));
      underWay.set(request.uuid, sending);
    }
  };

  return {
    wake: () => {
      looking ??= setImmediate(look);
    },
    idle: async () => {
      while (looking !== undefined || underWay.size > 0) {
        await Promise.all(underWay.values());
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    stop: async () => {
      stopping.abort();
      if (looking !== undefined) clearImmediate(looking);
      looking = undefined;
      await Promise.allSettled(underWay.values());
    },
  };
}
