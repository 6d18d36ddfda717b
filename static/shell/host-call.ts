import { z } from 'zod';

const answer = z.object({ result: z.unknown() });
const failed = z.object({ error: z.object({ message: z.string() }) });

interface Page {
  readonly token: string;
  /** Slug. */
  readonly workspace: string;
}

/** POST to one of the host's bridge addresses; rejects with the host's message. */
export type HostCall = (path: string, body: unknown) => Promise<unknown>;

/** @param tellSession is told with each answer whether the person has to log in first */
export function createHostCall(
  { token, workspace }: Page,
  tellSession: (isOver: boolean) => void,
): HostCall {
  let calls = 0;
  let told = 0;
  return async (path, body) => {
    const call = (calls += 1);
    const response = await fetch(path, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Bridge-Token': token,
        'X-Bridge-Workspace': workspace,
      },
      body: JSON.stringify(body),
    });
    const isOver = response.status === 401;
    // The answer to an earlier call says how things stood before.
    if (call > told) {
      told = call;
      tellSession(isOver);
    }
    if (isOver) throw new Error('The session is over.');
    const content: unknown = await response.json();
    if (response.ok) return answer.parse(content).result;
    const parsed = failed.safeParse(content);
    throw new Error(parsed.success ? parsed.data.error.message : 'The host did not answer.');
  };
}
