import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { planFault, readFaultForm } from './fault-form';
import type { Faults } from './faults';
import { arrivalsView, inboxPage } from './page';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-assets';
import { withVisibleControls } from '../visible-controls';
import { sameSecret } from './same-secret';
import type { InboxStorage } from './storage';

export interface PageTools {
  readonly storage: InboxStorage;
  readonly faults: Faults;
  readonly token: string;
  readonly csrfToken: string;
}

/** The page shows the newest arrivals only. */
const SHOWN = 500;

/** `/inbox` for people, `/inbox.json` for programs. Guarding them from the network is the host's. */
export function createPageRoutes({ storage, faults, token, csrfToken }: PageTools): Hono {
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
  routes.use('/inbox', guarded);
  routes.use('/inbox/*', guarded);

  routes.get('/inbox', (context) =>
    context.html(
      withVisibleControls(
        inboxPage({ arrivals: storage.arrivals(SHOWN), planned: faults.planned(), csrfToken }),
      ),
    ),
  );
  routes.get('/inbox/arrivals', (context) =>
    context.html(withVisibleControls(arrivalsView(storage.arrivals(SHOWN)))),
  );
  routes.get('/inbox/style.css', (context) =>
    context.body(PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  routes.get('/inbox/refresh.js', (context) =>
    context.body(PAGE_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
  routes.post('/inbox/faults', bodyLimit({ maxSize: 16 * 1024 }), async (context) => {
    const form = readFaultForm(await context.req.parseBody());
    if (form === undefined) return context.text('The form is not complete.', 400);
    if (!sameSecret(form.csrf, csrfToken)) return context.text('Reload the page first.', 403);
    if (form.kind === 'clear') faults.clear();
    else if (!planFault(faults, form)) return context.text('There is no such fault.', 400);
    return context.redirect('../inbox', 303);
  });
  routes.get('/inbox.json', (context) => {
    if (!sameSecret(context.req.header('authorization') ?? '', `Bearer ${token}`)) {
      return context.json({ error: 'Unauthorized' }, 401);
    }
    const arrivals = storage.arrivals(-1).map(({ receivedAt, ...arrival }) => ({
      ...arrival,
      receivedAt: new Date(receivedAt).toISOString(),
    }));
    return context.json({ arrivals }, 200, { 'cache-control': 'no-store' });
  });
  return routes;
}
