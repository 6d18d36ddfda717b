import type { CheckLine } from '../open-connection';
import { ConnectionError } from '../problem';
import { holds } from './needed-scopes';
import type { KnownScopes, ScopeNeed } from './needed-scopes';

const DAY_MS = 86_400_000;
const SOON_MS = 14 * DAY_MS;
const CLOCK_MS = 60_000;

/** A line for what was found, or for the problem that was met. Throws what is no ConnectionError. */
export async function line(
  what: string,
  find: () => Promise<Omit<CheckLine, 'what'>>,
): Promise<CheckLine> {
  try {
    return { what, ...(await find()) };
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    return failed(what, error);
  }
}

export function failed(what: string, { code, details }: ConnectionError): CheckLine {
  return { what, state: 'failed', problem: code, ...(details.length > 0 && { details }) };
}

/** What is missing for one purpose, by name. Without an optional one the connection still works. */
export function scopesLine(need: ScopeNeed, known: KnownScopes): CheckLine {
  const what = `Scopes for ${need.purpose}`;
  const missing = need.scopes.filter((scope) => holds(known, scope) === false);
  if (missing.length > 0) {
    return {
      what,
      state: need.isOptional ? 'warning' : 'failed',
      problem: 'TOKEN_SCOPES_MISSING',
      details: missing,
    };
  }
  const untold = need.scopes.filter((scope) => holds(known, scope) === undefined);
  return untold.length === 0
    ? { what, state: 'ok', found: need.scopes.join(', ') }
    : { what, state: 'warning', problem: 'TOKEN_SCOPES_UNTOLD', details: untold };
}

/** By the Date header, which has whole seconds; `now` is when the answer came. */
export function clockLine(headers: Headers, now: number): CheckLine {
  const what = 'Clock';
  const theirs = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return { what, state: 'skipped' };
  const seconds = `${String(Math.round(Math.abs(now - theirs) / 1000))} s`;
  return Math.abs(now - theirs) > CLOCK_MS
    ? { what, state: 'warning', problem: 'CLOCK_WRONG', details: [seconds] }
    : { what, state: 'ok' };
}

/** Bitbucket does not tell when a token ends: the person who made it did, or nobody. */
export function expiryLine(
  expiresAt: number | undefined,
  now: number,
  isTaken: boolean,
): CheckLine {
  const what = 'Expiry';
  if (expiresAt === undefined) return { what, state: 'skipped', found: 'no date was entered' };
  const left = expiresAt - now;
  if (left <= 0) {
    return isTaken
      ? { what, state: 'warning', problem: 'TOKEN_EXPIRY_PAST' }
      : { what, state: 'failed', problem: 'TOKEN_EXPIRED' };
  }
  if (left <= SOON_MS) {
    const days = Math.ceil(left / DAY_MS);
    const details = [days === 1 ? '1 day' : `${String(days)} days`];
    return { what, state: 'warning', problem: 'TOKEN_EXPIRES_SOON', details };
  }
  return { what, state: 'ok', found: new Date(expiresAt).toISOString().slice(0, 10) };
}
