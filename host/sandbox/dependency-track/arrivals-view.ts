import { html } from 'hono/html';
import { grouped, nothingYet, type Markup } from '../inboxes/inbox-page';
import type { Arrival } from './types';

/** Project → documents of its versions, newest first; also what the page fetches to refresh. */
export function arrivalsView(arrivals: readonly Arrival[]): Markup {
  if (arrivals.length === 0) return nothingYet();
  return html`${[...grouped(arrivals, ({ project }) => project)].map(
    ([project, rows]) => html`
      <section aria-label="${project}">
        <h2>${project}</h2>
        <div class="table" role="region" aria-label="Versions of ${project}" tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">Version</th>
                <th scope="col">State</th>
                <th scope="col">Received</th>
                <th scope="col">Format</th>
                <th scope="col" class="number">Components</th>
                <th scope="col" class="number">Bytes</th>
                <th scope="col">Tags</th>
                <th scope="col">SHA-256</th>
              </tr>
            </thead>
            <tbody>
              ${rows.map(arrivalRow)}
            </tbody>
          </table>
        </div>
      </section>
    `,
  )}`;
}

function arrivalRow(arrival: Arrival): Markup {
  const time = new Date(arrival.receivedAt).toISOString();
  return html`<tr>
    <td>
      ${arrival.version} ${arrival.latest ? html`<span class="environment">latest</span>` : ''}
    </td>
    <td><span class="state ${arrival.state}">${arrival.state}</span></td>
    <td><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')}</time></td>
    <td>${arrival.format}</td>
    <td class="number">${arrival.components}</td>
    <td class="number">${arrival.size}</td>
    <td>${arrival.tags.join(', ')}</td>
    <td><code title="${arrival.sha256}">${arrival.sha256.slice(0, 12)}</code></td>
  </tr>`;
}
