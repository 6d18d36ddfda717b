import { z } from 'zod';
import {
  CALLS,
  type CallAnswer,
  type CallName,
  type CallRequest,
} from '../../../src/contract/resolvers';
import type { Host } from '../../../host/wire';

const reply = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({ ok: z.literal(false), problem: z.object({ code: z.string() }) }),
]);

/** A call of a panel by the admin; throws when it is refused. */
async function callApp<N extends CallName>(
  host: Host,
  name: N,
  payload: CallRequest<N>,
): Promise<CallAnswer<N>> {
  const answer = reply.parse(
    await host.platform.resolve({
      moduleKey:
        CALLS[name].access === 'workspace-admin' ? 'workspace-settings' : 'repository-settings',
      accountId: host.sandbox.accounts.admin.accountId,
      extension: {},
      functionKey: name,
      payload,
    }),
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.problem.code}`);
  // The schema of a name and its answer belong together, which a table of calls cannot say.
  const schema = CALLS[name].answer as unknown as z.ZodType<CallAnswer<N>>;
  return schema.parse(answer.data);
}

/** Again while Bitbucket is made to fail: whether the caller is an admin is asked there. */
export async function callPatiently<N extends CallName>(
  host: Host,
  name: N,
  payload: CallRequest<N>,
): Promise<CallAnswer<N>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callApp(host, name, payload);
    } catch (error) {
      if (attempt >= 20) throw error;
    }
  }
}
