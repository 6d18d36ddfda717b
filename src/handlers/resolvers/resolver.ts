import type { z } from 'zod';
import type { Authorize, Caller } from '../../app/authorize';
import { toBridgeError, toFailure } from '../../app/failure';
import { CALLS, type CallName, type Refusal, type Reply } from '../../contract/resolvers';
import type { RepositoryId } from '../../core/bitbucket-ports';
import { BridgeError, ConsentNeededError, explain } from '../../core/errors';
import type { Log } from '../../core/ports';
import { toProblem } from '../problem';
import type { Admitted, Answers } from './answers';

/** What a panel sends, as the platform hands it over; everything but the caller is a claim. */
export type Resolve = (payload: unknown, caller: Caller) => Promise<Reply<unknown>>;

export interface ResolverPorts {
  readonly authorize: Authorize;
  readonly answers: Answers;
  readonly log: Log;
}

/**
 * Every call of the contract, wrapped once: the payload is parsed, the person is authorized at
 * Bitbucket, then the call is answered. Nothing but a Reply ever reaches the browser; only
 * ConsentNeededError is thrown, for the platform, which then asks the person.
 */
export function createResolvers(ports: ResolverPorts): Record<CallName, Resolve> {
  const { authorize, answers, log } = ports;

  const define =
    (name: CallName): Resolve =>
    async (payload, caller) => {
      try {
        const parsed = CALLS[name].request.safeParse(payload);
        if (!parsed.success) return invalid(parsed.error);
        const repository = await admit(name, parsed.data, caller);
        // The schema and the answer of one name belong together, which the type of a table of
        // calls cannot say.
        const answer = answers[name] as (
          request: unknown,
          admitted: Admitted,
        ) => Promise<Reply<unknown>>;
        return await answer(parsed.data, { caller, repository });
      } catch (thrown) {
        if (thrown instanceof ConsentNeededError) throw thrown;
        const error = toBridgeError(thrown);
        if (error.code === 'RUN_UNEXPECTED') log.error('A call failed.', { call: name });
        // What an unexpected error says is for the log, not for the browser.
        const { code, detail } = error;
        return refused(new BridgeError(code, code === 'RUN_UNEXPECTED' ? {} : { detail }));
      }
    };

  const names = Object.keys(CALLS) as CallName[];
  return Object.fromEntries(names.map((name) => [name, define(name)])) as Record<CallName, Resolve>;

  /** The repository that the caller may read or administers, where the call is about one. */
  async function admit(name: CallName, request: object, caller: Caller): Promise<RepositoryId> {
    switch (CALLS[name].access) {
      case 'workspace-admin':
        await authorize.requireWorkspaceAdmin(caller);
        return { workspace: caller.workspace, uuid: '' };
      case 'repository-admin':
        return authorize.requireRepositoryAdmin(caller, claimed(request));
      case 'repository-read':
        return authorize.requireRepositoryRead(caller, claimed(request));
    }
  }
}

/** The repository that the browser names; without braces. */
function claimed(request: object): string {
  if (!('repository' in request) || typeof request.repository !== 'string') {
    throw new BridgeError('NOT_ALLOWED');
  }
  return request.repository.replace(/[{}]/g, '').toLowerCase();
}

function invalid(error: z.ZodError): Refusal {
  const fields = Object.fromEntries(
    error.issues.map((issue) => [issue.path.join('.').replace(/^settings\./, ''), issue.message]),
  );
  const aboutSettings = error.issues.some((issue) => issue.path[0] === 'settings');
  return {
    ...refused(new BridgeError(aboutSettings ? 'SETTINGS_INVALID' : 'REQUEST_INVALID')),
    fields,
  };
}

/** Nobody works on a call that failed: where a delivery would be tried again, the person does. */
function refused(error: BridgeError): Refusal {
  const problem = toProblem(toFailure(error));
  return { ok: false, problem: { ...problem, next: explain(error.code).ask ?? problem.next } };
}
