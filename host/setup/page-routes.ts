import { Hono, type Context } from 'hono';
import { pathAfter, readStaticFile } from '../platform/bridge/static-files';
import { REPORT_PATH } from '../platform/bridge/csp';
import { readBrowser } from './browser-cookie';
import { ownPath } from './own-path';
import {
  ASSETS_PATH,
  CALLBACK_PATH,
  CONNECTIONS_PATH,
  connectionPath,
  LOGIN_PATH,
  SETUP_PATH,
} from './contract/paths';
import type { ProblemView } from './contract/views';
import type { PageData } from './contract/page-data';
import { leadOn, setupPage } from './setup-page';
import { problemOfCode, problemOfFault } from './setup-problems';
import type { SetupMount } from './setup-mount';

/** Scripts and styles of this host, calls to this host, and nothing else. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  `report-uri ${REPORT_PATH}`,
].join('; ');

/** The set-up pages, their scripts and styles, and the way back from Bitbucket. */
export function pageRoutes(options: SetupMount): Hono {
  const { services, access, directory, onFault } = options;
  const routes = new Hono();
  const draw = async (
    c: Context,
    title: string,
    data: Pick<PageData, 'page' | 'connectionId'>,
  ): Promise<Response> => {
    const entered = await access.page(c);
    if ('login' in entered) return c.redirect(entered.login, 303);
    const problem = problemOfCode(c.req.query('problem') ?? '', detailsIn(c));
    protect(c);
    return c.html(setupPage(title, { ...data, ...entered, ...(problem && { problem }) }));
  };

  routes.get(CONNECTIONS_PATH, (c) => draw(c, 'Bitbucket', { page: 'connections' }));
  routes.get(SETUP_PATH, (c) => draw(c, 'Connect Bitbucket', { page: 'setup' }));
  routes.get(CALLBACK_PATH, async (c) => {
    const { state, code, error } = c.req.query();
    const finishing = services.finishAuthorization({ state, code, error }, readBrowser(c));
    const { connectionId, problem } = await finishing.catch((fault: unknown) => {
      onFault(fault);
      return { problem: problemOfFault(fault), connectionId: undefined };
    });
    const place = connectionId === undefined ? CONNECTIONS_PATH : connectionPath(connectionId);
    protect(c);
    return c.html(leadOn(place + (problem ? queryOf(problem) : '')));
  });
  routes.get(`${CONNECTIONS_PATH}/:id`, (c) =>
    draw(c, 'Connection', { page: 'connection', connectionId: c.req.param('id') }),
  );
  routes.get(`${ASSETS_PATH}/*`, async (c) => {
    const path = pathAfter(c.req.url, `${ASSETS_PATH}/`) ?? '';
    const file = await readStaticFile(directory, path);
    if (file === undefined) return c.text('The pages are not built yet: run npm run build.', 404);
    c.header('X-Content-Type-Options', 'nosniff');
    return c.body(file.bytes, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' });
  });
  return routes;
}

/** The form for the admin token; what takes the token is not here. */
export function loginPage(c: Context): Response | Promise<Response> {
  const next = ownPath(c.req.query('next') ?? '');
  const isPlace = next !== undefined && !next.startsWith(LOGIN_PATH);
  protect(c);
  return c.html(setupPage('Log in', { page: 'login', next: isPlace ? next : CONNECTIONS_PATH }));
}

/** Carries a problem to the page that shows it. */
function queryOf({ code, details }: ProblemView): string {
  const query = new URLSearchParams({ problem: code });
  for (const detail of details) query.append('about', detail);
  return `?${query.toString()}`;
}

/** Names of scopes and the like: an address made by somebody else cannot put words into the page. */
function detailsIn(c: Context): readonly string[] {
  const details = c.req.queries('about') ?? [];
  return details.filter((detail) => /^[a-z][a-z:_-]{0,60}$/.test(detail)).slice(0, 20);
}

function protect(c: Context): void {
  c.header('Content-Security-Policy', POLICY);
  c.header('Cache-Control', 'no-store');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Referrer-Policy', 'no-referrer');
}
