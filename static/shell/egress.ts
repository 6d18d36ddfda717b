import { z } from 'zod';
import type { HostCall } from './host-call';

const question = z.object({
  kind: z.enum(['allow', 'remove']),
  groups: z.array(z.object({ description: z.string(), domains: z.array(z.string()) })),
});
const answer = z.union([z.object({ question }), z.object({ done: z.unknown() })]);

/** Addresses that the app wants to be let out to, or kept from, in the app's own groups. */
export type EgressQuestion = z.infer<typeof question>;

const CHANGES = {
  __permission__egressSet: 'set',
  __permission__egressDeleteDomain: 'deleteDomain',
  __permission__egressDeleteGroup: 'deleteGroup',
} as const;

export type EgressCommand = keyof typeof CHANGES | '__permission__egressGet';

/**
 * `permissions.egress` of @forge/bridge. The host judges a change first (so that who may not gets
 * the error and no dialog) and says what it means, in its own spelling; only a yes in the frame's
 * dialog makes it. A panel cannot say yes: it sees neither the dialog nor the host's addresses.
 * Rejects with the host's reason, and where the person declines.
 */
export function createEgress(
  host: HostCall,
  ask: (question: EgressQuestion) => Promise<boolean>,
): (command: EgressCommand, payload: unknown) => Promise<unknown> {
  let asking = false;
  return async (command, payload) => {
    if (command === '__permission__egressGet') return host('/bridge/egress/get', { payload });
    const path = `/bridge/egress/${CHANGES[command]}`;
    const first = answer.parse(await host(path, { payload }));
    if (!('question' in first)) return first.done ?? undefined;
    if (asking) throw new Error('Another request to change allowed addresses waits for an answer.');
    asking = true;
    try {
      if (!(await ask(first.question))) throw new Error('The change was declined.');
    } finally {
      asking = false;
    }
    const second = z
      .object({ done: z.unknown() })
      .parse(await host(path, { payload, confirmed: true }));
    return second.done ?? undefined;
  };
}
