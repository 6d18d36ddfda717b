import { invoke } from '@forge/bridge';
import { z } from 'zod';
import { refusal, type Refusal, type Reply } from '../../../src/contract/resolvers';
import {
  CALLS,
  type CallAnswer,
  type CallName,
  type CallRequest,
} from '../../../src/contract/resolvers';

/**
 * Calls a resolver of the app. Never rejects: a lost connection or an answer of another version
 * of the app becomes a Refusal like those of the resolver itself.
 */
export async function callResolver<N extends CallName>(
  name: N,
  request: CallRequest<N>,
): Promise<Reply<CallAnswer<N>>> {
  let raw: unknown;
  try {
    raw = await invoke(name, request);
  } catch {
    return UNREACHABLE;
  }
  const refused = refusal.safeParse(raw);
  if (refused.success) return refused.data;
  const answered = z.object({ ok: z.literal(true), data: z.unknown() }).safeParse(raw);
  // The schema under a name gives the answer of that name, which a lookup type cannot express.
  const schema = CALLS[name].answer as unknown as z.ZodType<CallAnswer<N>>;
  const parsed = schema.safeParse(answered.data?.data);
  return parsed.success ? { ok: true, data: parsed.data } : NOT_UNDERSTOOD;
}

const UNREACHABLE: Refusal = {
  ok: false,
  problem: {
    code: 'PANEL_UNREACHABLE',
    sentence: 'SBOM Bridge did not answer.',
    next: 'Check your connection, then try again.',
  },
};

const NOT_UNDERSTOOD: Refusal = {
  ok: false,
  problem: {
    code: 'PANEL_OUTDATED',
    sentence: 'This page and the installed app are of two versions.',
    next: 'Reload the page.',
  },
};
