import { Hono } from 'hono';
import { html } from 'hono/html';
import { z } from 'zod';
import { ACCOUNT_NAMES } from '../model';
import { layout } from '../pages/layout';
import { createFormToken, pagePolicy, sameOrigin } from '../pages/same-origin';
import { authorizePage } from './authorize-page';
import type { OAuthConsumer } from './consumers';
import type { OAuthParts } from './oauth';

const PLACE = '/site/oauth2/authorize';

const decision = z.object({
  client_id: z.string(),
  state: z.string(),
  as: z.enum(ACCOUNT_NAMES),
  decision: z.enum(['grant', 'deny']),
});

/**
 * `/site/oauth2/authorize`: the page that asks, and what it decides. Who asks is shown only where
 * the consumer is known; nobody is led to an address that was not registered.
 */
export function createAuthorizeRoutes(parts: OAuthParts): Hono {
  const app = new Hono();
  const token = createFormToken();
  app.use(PLACE, sameOrigin(parts.origin, token));

  app.get(PLACE, (c) => {
    const consumer = parts.consumers.find(c.req.query('client_id') ?? '');
    if (consumer === undefined) {
      return c.html(refusal('Invalid client_id. This integration is misconfigured.'), 400);
    }
    const wanted = c.req.query('redirect_uri');
    if (wanted !== undefined && wanted !== consumer.callbackUrl) {
      return c.html(refusal('Invalid redirect_uri. This integration is misconfigured.'), 400);
    }
    const state = c.req.query('state') ?? '';
    if (c.req.query('response_type') !== 'code') {
      return c.redirect(callback(consumer, { error: 'unsupported_response_type', state }));
    }
    c.header('content-security-policy', pagePolicy(new URL(consumer.callbackUrl).origin));
    return c.html(authorizePage(parts, consumer, { state, token }));
  });

  app.post(PLACE, async (c) => {
    const form = decision.safeParse(await c.req.parseBody());
    const consumer = form.success ? parts.consumers.find(form.data.client_id) : undefined;
    if (!form.success || consumer === undefined) {
      return c.html(refusal('The form was not understood.'), 400);
    }
    const { state, as } = form.data;
    if (form.data.decision === 'deny') {
      const said = { error: 'access_denied', error_description: 'The request was denied.' };
      return c.redirect(callback(consumer, { ...said, state }), 303);
    }
    const scopes = parts.faults.take('scopes')?.scopes ?? consumer.scopes;
    const code = parts.codes.issue(
      consumer.key,
      { account: parts.identity.accounts[as], scopes },
      { expired: parts.faults.take('expired-code') !== undefined },
    );
    return c.redirect(callback(consumer, { code, state }), 303);
  });
  return app;
}

function callback(consumer: OAuthConsumer, answer: Readonly<Record<string, string>>): string {
  const address = new URL(consumer.callbackUrl);
  for (const [name, value] of Object.entries(answer)) {
    if (value !== '') address.searchParams.set(name, value);
  }
  return address.href;
}

function refusal(sentence: string) {
  return layout('Not authorized', html`<h1>${sentence}</h1>`);
}
