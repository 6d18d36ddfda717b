import { invoke } from '@forge/bridge';
import { z } from 'zod';
import { pageRefusal } from '../../../src/contract/page-problems';
import { refusal, type Reply } from '../../../src/contract/resolvers';
import {
  CALLS,
  type CallAnswer,
  type CallName,
  type CallRequest,
} from '../../../src/contract/resolvers';

/**
 * Calls a resolver of the app. Never rejects and always ends: a lost connection, no answer within
 * 40 s or an answer of another version of the app becomes a Refusal like those of the resolver itself.
 */
export async function callResolver<N extends CallName>(
  name: N,
  request: CallRequest<N>,
): Promise<Reply<CallAnswer<N>>> {
  let raw: unknown;
  try {
    raw = await inTime(invoke(name, request));
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

/** Forge ends a function that a panel called after 25 s; what takes longer is lost on its way. */
const PATIENCE_MS = 40_000;

/** Rejects where the answer takes too long. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('No answer.'));
    }, PATIENCE_MS);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

const UNREACHABLE = pageRefusal('PANEL_UNREACHABLE');
const NOT_UNDERSTOOD = pageRefusal('PANEL_OUTDATED');
