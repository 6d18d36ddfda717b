import { html } from 'hono/html';
import { ACCOUNT_NAMES } from '../model';
import { layout, type Markup } from '../pages/layout';
import type { OAuthConsumer } from './consumers';
import type { OAuthParts } from './oauth';
import { allowedBy } from './scopes';

/** Asks the person whether the consumer may have what it wants; who the person is can be chosen. */
export function authorizePage(
  { identity }: Pick<OAuthParts, 'identity'>,
  consumer: OAuthConsumer,
  form: { readonly state: string; readonly token: string },
): Markup {
  return layout(
    'Confirm access to your account',
    html`<h1>Confirm access to your account</h1>
      <p><strong>${consumer.name}</strong> is asking for access to do this in your name:</p>
      <ul>
        ${consumer.scopes.map((scope) => html`<li>${allowedBy(scope)} <code>${scope}</code></li>`)}
      </ul>
      <form method="post" action="/site/oauth2/authorize" class="card">
        <input type="hidden" name="csrf" value="${form.token}" />
        <input type="hidden" name="client_id" value="${consumer.key}" />
        <input type="hidden" name="state" value="${form.state}" />
        <label
          >Logged in as
          <select name="as">
            ${ACCOUNT_NAMES.map(
              (name) =>
                html`<option value="${name}">${identity.accounts[name].displayName}</option>`,
            )}
          </select></label
        >
        <p class="subtle">
          Afterwards you are led back to <code>${new URL(consumer.callbackUrl).origin}</code>.
        </p>
        <div class="row">
          <button name="decision" value="grant">Grant access</button>
          <button name="decision" value="deny" class="quiet">Deny</button>
        </div>
      </form>`,
  );
}
