import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { layout, type Markup } from '../pages/layout';
import { createFormToken, sameOrigin } from '../pages/same-origin';
import { CONSUMERS_PAGE, type OAuthConsumer } from './consumers';
import type { OAuthParts } from './oauth';
import { allowedBy, CONSUMER_SCOPES } from './scopes';

const PRESET = ['account', 'repository', 'pullrequest', 'webhook'];

const creation = z.object({
  name: z.string().trim().min(1).max(100),
  callback: z.url({ protocol: /^https?$/ }),
});

/** The workspace's OAuth consumers: key and secret to copy, a form for another, and a way to end one. */
export function createConsumerRoutes(parts: OAuthParts): Hono {
  const app = new Hono();
  const token = createFormToken();
  app.use(CONSUMERS_PAGE, sameOrigin(parts.origin, token));
  app.use(`${CONSUMERS_PAGE}/*`, sameOrigin(parts.origin, token));

  app.get(CONSUMERS_PAGE, (c) => {
    c.header('cache-control', 'no-store');
    return c.html(consumersPage(parts.consumers.list(), token));
  });

  app.post(CONSUMERS_PAGE, async (c) => {
    const body = await c.req.parseBody({ all: true });
    const form = creation.safeParse(body);
    if (!form.success) {
      return c.html(layout('Not done', html`<h1>Name and callback URL are needed.</h1>`), 400);
    }
    parts.consumers.add({
      name: form.data.name,
      callbackUrl: form.data.callback,
      scopes: CONSUMER_SCOPES.filter((scope) => [body['scope']].flat().includes(scope)),
      isPrivate: body['private'] === 'true',
    });
    return c.redirect(CONSUMERS_PAGE, 303);
  });

  app.post(`${CONSUMERS_PAGE}/:key/delete`, (c) => {
    const key = c.req.param('key');
    parts.grants.revoke({ consumer: key });
    parts.consumers.remove(key);
    return c.redirect(CONSUMERS_PAGE, 303);
  });

  app.post(`${CONSUMERS_PAGE}/:key/revoke`, (c) => {
    parts.grants.revoke({ consumer: c.req.param('key') });
    return c.redirect(CONSUMERS_PAGE, 303);
  });
  return app;
}

function consumersPage(consumers: readonly OAuthConsumer[], token: string): Markup {
  return layout(
    'OAuth consumers',
    html`<h1>OAuth consumers</h1>
      <p class="subtle">
        An application that asks people for access to their Bitbucket account. SBOM Bridge connects
        to this workspace with a key and its secret.
      </p>
      ${consumers.map((one) => consumerCard(one, token))}
      ${consumers.length === 0 ? html`<p class="subtle">There are none yet.</p>` : ''}
      <h2>Add consumer</h2>
      <form method="post" action="${CONSUMERS_PAGE}" class="card">
        <input type="hidden" name="csrf" value="${token}" />
        <div class="row">
          <label>Name <input name="name" required maxlength="100" value="SBOM Bridge" /></label>
          <label>Callback URL <input name="callback" type="url" required size="50" /></label>
        </div>
        ${CONSUMER_SCOPES.map((scope) => scopeBox(scope))}
        <p>
          <label
            ><span
              ><input type="checkbox" name="private" value="true" checked /> This is a private
              consumer</span
            ></label
          >
        </p>
        <button>Add consumer</button>
      </form>`,
  );
}

function scopeBox(scope: string): Markup {
  const isPreset = PRESET.includes(scope);
  return html`<label
    ><span
      ><input type="checkbox" name="scope" value="${scope}" ${isPreset ? 'checked' : ''} />
      ${allowedBy(scope)} <code>${scope}</code></span
    ></label
  >`;
}

function consumerCard(one: OAuthConsumer, token: string): Markup {
  const place = `${CONSUMERS_PAGE}/${one.key}`;
  return html`<section class="card" aria-label="${one.name}">
    <h2>${one.name}</h2>
    <dl>
      <dt>Key</dt>
      <dd><code>${one.key}</code></dd>
      <dt>Secret</dt>
      <dd><code>${one.secret}</code></dd>
      <dt>Callback URL</dt>
      <dd><code>${one.callbackUrl}</code></dd>
      <dt>Permissions</dt>
      <dd>${one.scopes.join(', ')}</dd>
    </dl>
    <div class="row">
      ${[
        { action: 'revoke', label: 'Revoke its access' },
        { action: 'delete', label: 'Delete consumer' },
      ].map(
        ({ action, label }) =>
          html`<form method="post" action="${place}/${action}">
            <input type="hidden" name="csrf" value="${token}" />
            <button class="quiet">${label}</button>
          </form>`,
      )}
    </div>
  </section>`;
}
