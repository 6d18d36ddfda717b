import { html } from 'hono/html';
import { grouped, nothingYet, type Markup } from '../inboxes/inbox-page';
import type { EndpointArrival } from './types';

/** Product → environment → documents, newest first; also what the page fetches to refresh. */
export function arrivalsView(arrivals: readonly EndpointArrival[]): Markup {
  if (arrivals.length === 0) return nothingYet();
  return html`${[...grouped(arrivals, (each) => each.product)].map(
    ([product, ofProduct]) => html`
      <section aria-label="${product}">
        <h2>${product}</h2>
        ${[...grouped(ofProduct, (each) => each.environment)].map(
          ([environment, rows]) => html`
            <h3><span class="environment">${environment}</span></h3>
            <div class="table" role="region" aria-label="${product}, ${environment}" tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Version</th>
                    <th scope="col">Received</th>
                    <th scope="col">Type</th>
                    <th scope="col" class="number">Bytes</th>
                    <th scope="col" class="number">Repeats</th>
                    <th scope="col">Commit</th>
                    <th scope="col">Ref</th>
                    <th scope="col">SHA-256</th>
                    <th scope="col">Key</th>
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(arrivalRow)}
                </tbody>
              </table>
            </div>
          `,
        )}
      </section>
    `,
  )}`;
}

function arrivalRow(arrival: EndpointArrival): Markup {
  const time = new Date(arrival.receivedAt).toISOString();
  const { commit = '', event = '', ref = '' } = arrival.attributes;
  return html`<tr>
    <td>${arrival.version ?? '–'}</td>
    <td><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')}</time></td>
    <td>${arrival.contentType}</td>
    <td class="number">${arrival.size}</td>
    <td class="number">${arrival.repeats}</td>
    <td><code>${commit.slice(0, 12)}</code></td>
    <td>${event} ${ref}</td>
    <td><code title="${arrival.sha256}">${arrival.sha256.slice(0, 12)}</code></td>
    <td><code>${arrival.keyId}</code></td>
  </tr>`;
}
