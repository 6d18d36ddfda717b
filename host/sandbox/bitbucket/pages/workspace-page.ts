import { html } from 'hono/html';
import type { Sandbox } from '../model';
import { CONSUMERS_PAGE } from '../oauth/consumers';
import { cloneUrl } from '../present/links';
import { layout, moment } from './layout';
import type { Markup } from './layout';

/** All repositories, with how to clone them. */
export function workspacePage(sandbox: Sandbox): Markup {
  const { username } = sandbox.identity.accounts.admin;
  const repositories = sandbox.repositories.list();
  return layout(
    'Repositories',
    html`<h1>Repositories</h1>
      <p class="subtle">
        git asks for a password: it is the <code>apiToken</code> of <code>${username}</code> in
        credentials.json. Applications get access by
        <a href="${CONSUMERS_PAGE}">OAuth consumers</a>.
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">Repository</th>
            <th scope="col">Clone</th>
            <th scope="col">Last updated</th>
          </tr>
        </thead>
        <tbody>
          ${repositories.map(
            (one) =>
              html`<tr>
                <td><a href="/bitbucket/${one.slug}">${one.name}</a></td>
                <td><code>git clone ${withUser(cloneUrl(sandbox, one.slug), username)}</code></td>
                <td class="subtle">${moment(one.updatedOn)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${repositories.length === 0 ? html`<p class="subtle">There are no repositories yet.</p>` : ''}`,
  );
}

export function withUser(address: string, username: string): string {
  return address.replace('://', `://${encodeURIComponent(username)}@`);
}
