import { createHmac } from 'node:crypto';
import type { Network } from '../../../platform/types';
import type { HookRequest } from './hook-request-store';
import type { HookSubscription } from './hook-store';

/** Bitbucket waits this long for the answer. */
const TIMEOUT_MS = 10_000;

/**
 * Sends one attempt. Never rejects: nobody answering is an outcome.
 * Headers: bitbucket-cloud §3; the signature is there only where a secret is set.
 */
export async function sendHook(
  network: Network,
  hook: HookSubscription,
  request: HookRequest,
  stopped: AbortSignal,
): Promise<NonNullable<HookRequest['outcome']>> {
  const body = Buffer.from(request.body);
  const late = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await network(
      new Request(hook.url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([late, stopped]),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Bitbucket-Webhooks/2.0',
          'x-event-key': request.event,
          'x-hook-uuid': hook.uuid,
          'x-request-uuid': request.uuid,
          'x-attempt-number': String(request.attempts + 1),
          'x-event-time': new Date(request.at).toUTCString(),
          ...(hook.secret !== '' && { 'x-hub-signature': signatureOf(body, hook.secret) }),
        },
        body,
      }),
    );
    await answer.body?.cancel();
    return { status: answer.status };
  } catch {
    return { error: late.aborted ? 'TIMEOUT' : 'NO_ANSWER' };
  }
}

function signatureOf(body: Uint8Array, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
