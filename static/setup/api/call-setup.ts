import type { z } from 'zod';
import { API_PATH } from '../../../host/setup/contract/paths';
import {
  SETUP_CALLS,
  setupRefusal,
  type SetupAnswer,
  type SetupCallName,
  type SetupRefusal,
  type SetupRequest,
} from '../../../host/setup/contract/calls';

export type SetupReply<T> = { readonly ok: true; readonly data: T } | SetupRefusal;

/** Asks the host. Never rejects: no answer, or one of another version, is a refusal as well. */
export type CallSetup = <N extends SetupCallName>(
  name: N,
  request: SetupRequest<N>,
) => Promise<SetupReply<SetupAnswer<N>>>;

/** @param token of the page: a POST without it is refused */
export function createCallSetup(token: string): CallSetup {
  return async (name, request) => {
    let raw: unknown;
    try {
      const response = await fetch(`${API_PATH}/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Bridge-Token': token },
        body: JSON.stringify(request),
      });
      raw = await response.json();
    } catch {
      return UNREACHABLE;
    }
    const refused = setupRefusal.safeParse(raw);
    if (refused.success) return refused.data;
    // The schema under a name gives the answer of that name, which a lookup type cannot express.
    const schema = SETUP_CALLS[name].answer as unknown as z.ZodType<SetupAnswer<typeof name>>;
    const parsed = schema.safeParse((raw as { data?: unknown }).data);
    return parsed.success ? { ok: true, data: parsed.data } : NOT_UNDERSTOOD;
  };
}

const UNREACHABLE: SetupRefusal = {
  ok: false,
  problem: {
    code: 'SETUP_UNREACHABLE',
    sentence: 'This host did not answer.',
    next: 'Check that it is running, then try again.',
    details: [],
  },
};

const NOT_UNDERSTOOD: SetupRefusal = {
  ok: false,
  problem: {
    code: 'SETUP_OUTDATED',
    sentence: 'This page and the host are of two versions.',
    next: 'Reload the page.',
    details: [],
  },
};
