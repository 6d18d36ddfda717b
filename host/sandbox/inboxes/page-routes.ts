import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { withVisibleControls } from '../visible-controls';
import { readFaultForm, type FaultForm, type OfferedFault } from './fault-form';
import type { Faults, Operation } from './faults';
import { inboxPage, lastSegment, type InboxPath, type Markup } from './inbox-page';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets';
import { sameSecret } from '../../same-secret';

export interface PageTools<A extends { readonly receivedAt: number }, F> {
  readonly path: InboxPath;
  readonly title: string;
  readonly lead: string;
  /** Newest first, so many; -1 = all. */
  readonly arrivals: (limit: number) => readonly A[];
  readonly arrivalsView: (arrivals: readonly A[]) => Markup;
  readonly faults: Faults<F>;
  readonly offered: readonly OfferedFault<string>[];
  /** What the inbox has of its own between arrivals and faults. */
  readonly standingView?: () => Markup;
  /** Kinds of requests that a fault can be planned for. */
  readonly operations: readonly Operation[];
  /** The fault that a form asks for; undefined where it makes no sense. */
  readonly faultOf: (form: FaultForm) => F | undefined;
  /** Bearer token of the page for programs. */
  readonly token: string;
  /** Protects the form on the page. */
  readonly csrfToken: string;
}

/** The page shows the newest arrivals only. */
const SHOWN = 500;

/**
 * `{path}` for people, `{path}.json` for programs. Guarding them from the network is the host's.
 */
export function createPageRoutes<A extends { readonly receivedAt: number }, F>(
  tools: PageTools<A, F>,
): Hono {
  const { path, arrivals, arrivalsView, faults, token, csrfToken } = tools;
  const routes = new Hono();
  const guarded = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'self'"],
    },
  });
  for (const place of ['', '/arrivals', '/style.css', '/refresh.js', '/faults']) {
    routes.use(`${path}${place}`, guarded);
  }

  routes.get(path, (context) => {
    const view = {
      ...tools,
      arrivals: arrivalsView(arrivals(SHOWN)),
      standing: tools.standingView?.(),
      planned: faults.planned(),
    };
    return context.html(withVisibleControls(inboxPage(view)));
  });
  routes.get(`${path}/arrivals`, (context) =>
    context.html(withVisibleControls(arrivalsView(arrivals(SHOWN)))),
  );
  routes.get(`${path}/style.css`, (context) =>
    context.body(PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  routes.get(`${path}/refresh.js`, (context) =>
    context.body(PAGE_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  routes.post(`${path}/faults`, bodyLimit({ maxSize: 16 * 1024 }), async (context) => {
    const form = readFaultForm(await context.req.parseBody());
    if (form === undefined) return context.text('The form is not complete.', 400);
    if (!sameSecret(form.csrf, csrfToken)) return context.text('Reload the page first.', 403);
    if (form.kind === 'clear') faults.clear();
    else {
      const fault = tools.operations.includes(form.operation) ? tools.faultOf(form) : undefined;
      if (fault === undefined) return context.text('There is no such fault.', 400);
      faults.next(form.operation, fault, form.times);
    }
    return context.redirect(`../${lastSegment(path)}`, 303);
  });
  routes.get(`${path}.json`, (context) => {
    if (!sameSecret(context.req.header('authorization') ?? '', `Bearer ${token}`)) {
      return context.json({ error: 'Unauthorized' }, 401);
    }
    const told = arrivals(-1).map(({ receivedAt, ...arrival }) => ({
      ...arrival,
      receivedAt: new Date(receivedAt).toISOString(),
    }));
    return context.json({ arrivals: told }, 200, { 'cache-control': 'no-store' });
  });
  return routes;
}
