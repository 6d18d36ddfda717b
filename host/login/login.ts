import { createHmac, randomUUID } from 'node:crypto';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie';
import { z } from 'zod';
import { HOOKS_PATH } from '../connections/hooks/ensure-hook';
import { CLIENT_PATH, PANEL_PATH } from '../platform/bridge/panel-routes';
import { readJson } from '../platform/bridge/read-json';
import { HEALTH_PATH } from '../running-host';
import type { SetupAccess } from '../setup/access';
import { loginPage } from '../setup/page-routes';
import { ASSETS_PATH, CALLBACK_PATH, LOGIN_PATH, LOGOUT_PATH } from '../setup/contract/paths';
import { setupProblem } from '../setup/setup-problems';
import type { LeftSessions } from './left-sessions';
import { createThrottle } from './throttle';
import { sameSecret } from '../same-secret';

export interface LoginOptions {
  /** Absent where the host listens on loopback alone: then whoever is on this machine is in. */
  readonly adminToken: string | undefined;
  /** Signs sessions; at least 32 random bytes, as text. */
  readonly sessionKey: string;
  readonly clock: { now(): number };
  readonly left: LeftSessions;
  /** The address that browsers use is https: cookies are sent over nothing else. */
  readonly secure: boolean;
}

export interface Login {
  /** The form, and what takes the token. */
  readonly routes: Hono;
  /** Keeps everybody out who is not logged in; to stand before every route of the server. */
  readonly keepOut: MiddlewareHandler;
  /** For the set-up pages and their calls. */
  readonly access: SetupAccess;
}

const SESSION_MS = 12 * 60 * 60_000;
/** How long a browser that was in is known, in seconds. */
const KNOWN_S = 90 * 24 * 60 * 60;
/**
 * What is answered before anybody logs in: what has a check of its own, and files of the build that
 * are the same for everybody. A browser does not send the session on the way back from Bitbucket,
 * another site, where the state stands for it; nor to a panel, which on this machine is drawn from
 * another site than the page around it.
 */
const OPEN = [LOGIN_PATH, CALLBACK_PATH, HEALTH_PATH, CLIENT_PATH];
const OPEN_BELOW = [HOOKS_PATH, PANEL_PATH, ASSETS_PATH].map((path) => `${path}/`);
const TOKEN_HEADER = 'x-bridge-token';
const attempt = z.object({ token: z.string().min(1).max(1000) });

/** One operator, one admin token, sessions in a signed cookie: HttpOnly, SameSite=Strict. */
export function createLogin(options: LoginOptions): Login {
  const { adminToken, clock, left } = options;
  // Another admin token ends every session of before; no cookie can stand for another one.
  const keyFor = (purpose: string): string =>
    createHmac('sha256', options.sessionKey)
      .update(`${purpose}:${adminToken ?? ''}`)
      .digest('hex');
  const key = keyFor('operator');
  const knownKey = keyFor('known browser');
  const throttle = createThrottle(clock);

  const begin = async (c: Context): Promise<string> => {
    const value = `${String(clock.now())}.${randomUUID()}`;
    await setSignedCookie(c, cookieName(c), value, key, {
      path: '/',
      httpOnly: true,
      sameSite: 'Strict',
      secure: options.secure,
    });
    return value;
  };
  const read = async (c: Context): Promise<string | undefined> => {
    const value = await getSignedCookie(c, key, cookieName(c));
    if (typeof value !== 'string') return undefined;
    const isCurrent = clock.now() - begunAt(value) < SESSION_MS;
    return isCurrent && !left.has(value) ? value : undefined;
  };
  /**
   * Whose wrong tokens are counted together. A browser that was in before is counted by itself:
   * behind a proxy all others have one address, and whoever guesses there keeps nobody else out.
   */
  const guesser = async (c: Context): Promise<string> => {
    const known = await getSignedCookie(c, knownKey, knownName(c));
    return typeof known === 'string' ? known : addressOf(c);
  };
  const know = async (c: Context): Promise<void> => {
    await setSignedCookie(c, knownName(c), randomUUID(), knownKey, {
      path: LOGIN_PATH,
      httpOnly: true,
      sameSite: 'Strict',
      secure: options.secure,
      maxAge: KNOWN_S,
    });
  };
  const tokenOf = (session: string): string =>
    createHmac('sha256', key).update(`token:${session}`).digest('hex');

  const routes = new Hono();
  routes.get(LOGIN_PATH, (c) => loginPage(c));
  routes.post(LOGIN_PATH, bodyLimit({ maxSize: 4096 }), async (c) => {
    if (!isOwnJson(c))
      return c.json({ ok: false, problem: setupProblem('SETUP_SESSION_OVER') }, 403);
    const who = await guesser(c);
    const { data } = attempt.safeParse(await readJson(c.req));
    // Nothing is waited for from here to the count: of many that came at once, few are looked at.
    const wait = throttle.wait(who);
    if (wait > 0) {
      c.header('Retry-After', String(wait));
      return c.json({ ok: false, problem: setupProblem('LOGIN_TOO_OFTEN') }, 429);
    }
    if (adminToken === undefined || !sameSecret(data?.token ?? '', adminToken)) {
      throttle.failed(who);
      return c.json({ ok: false, problem: setupProblem('LOGIN_REFUSED') }, 401);
    }
    throttle.succeeded(who);
    await begin(c);
    await know(c);
    return c.json({ ok: true });
  });
  routes.post(LOGOUT_PATH, async (c) => {
    if (!isOwnJson(c))
      return c.json({ ok: false, problem: setupProblem('SETUP_SESSION_OVER') }, 403);
    const session = await read(c);
    if (session !== undefined) left.add(session, begunAt(session) + SESSION_MS);
    deleteCookie(c, cookieName(c), { path: '/', secure: options.secure });
    return c.json({ ok: true });
  });

  return {
    routes,
    keepOut: async (c, next) => {
      // The very text that routes are matched with: nothing is open to one and closed to the other.
      const { path } = c.req;
      const isOpen = OPEN.includes(path) || OPEN_BELOW.some((open) => path.startsWith(open));
      if (adminToken === undefined || isOpen || (await read(c)) !== undefined) {
        await next();
        return undefined;
      }
      if (c.req.method === 'GET' && c.req.header('sec-fetch-mode') !== 'cors') {
        return c.redirect(`${LOGIN_PATH}?next=${encodeURIComponent(path)}`, 303);
      }
      return c.json({ ok: false, problem: setupProblem('SETUP_LOGIN_NEEDED') }, 401);
    },
    access: {
      page: async (c) => {
        const session = await read(c);
        if (session !== undefined)
          return { token: tokenOf(session), canLogOut: adminToken !== undefined };
        if (adminToken === undefined) return { token: tokenOf(await begin(c)) };
        return { login: `${LOGIN_PATH}?next=${encodeURIComponent(new URL(c.req.url).pathname)}` };
      },
      guard: async (c, next) => {
        const session = await read(c);
        if (session === undefined) {
          return c.json({ ok: false, problem: setupProblem('SETUP_LOGIN_NEEDED') }, 401);
        }
        if (!isOwnJson(c) || !sameSecret(c.req.header(TOKEN_HEADER) ?? '', tokenOf(session))) {
          return c.json({ ok: false, problem: setupProblem('SETUP_SESSION_OVER') }, 403);
        }
        await next();
        return undefined;
      },
    },
  };
}

/** Epoch milliseconds. */
function begunAt(session: string): number {
  return Number(session.split('.')[0]);
}

/** A call of a page of this origin: a form of another site can send neither this type nor this header. */
function isOwnJson(c: Context): boolean {
  const site = c.req.header('sec-fetch-site');
  const isJson = c.req.header('content-type')?.startsWith('application/json') ?? false;
  return isJson && (site === undefined || site === 'same-origin');
}

/** The other end of the socket: behind a proxy that is the proxy, whose headers anybody may write. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? '';
  } catch {
    // There is no socket: the request was made in this process.
    return '';
  }
}

/** Cookies ignore the port, so that two hosts on one machine would share theirs. */
function cookieName(c: Context): string {
  return `sbom_bridge_operator_${portOf(c)}`;
}

function knownName(c: Context): string {
  return `sbom_bridge_known_${portOf(c)}`;
}

function portOf(c: Context): string {
  return new URL(c.req.url).port || '80';
}
