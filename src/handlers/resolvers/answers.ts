import type { z } from 'zod';
import type { Caller } from '../../app/authorize';
import type { CALLS, CallAnswer, CallName, Reply } from '../../contract/resolvers';
import type { RepositoryId } from '../../core/bitbucket-ports';

/** Who called, and the repository whose admin the caller is, where the call is about one. */
export interface Admitted {
  readonly caller: Caller;
  readonly repository: RepositoryId;
}

export type Answer<N extends CallName> = (
  request: z.output<(typeof CALLS)[N]['request']>,
  admitted: Admitted,
) => Promise<Reply<CallAnswer<N>>>;

/** One answer for every call of the contract. */
export type Answers = { readonly [N in CallName]: Answer<N> };

export function ok<T>(data: T): { ok: true; data: T } {
  return { ok: true, data };
}
