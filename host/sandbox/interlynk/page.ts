import { html } from 'hono/html';
import { OFFERED } from './fault-form';
import type { PlannedFault } from './faults';
import type { Arrival } from './types';

/** Markup whose values are escaped. */
export type Markup = ReturnType<typeof html>;

export interface InboxView {
  readonly arrivals: readonly Arrival[];
  readonly planned: readonly PlannedFault[];
  readonly csrfToken: string;
}

/** The whole page. Links are relative, so that it can be mounted anywhere. */
export function inboxPage({ arrivals, planned, csrfToken }: InboxView): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Interlynk inbox</title>
        <link rel="stylesheet" href="inbox/style.css" />
        <noscript><meta http-equiv="refresh" content="5" /></noscript>
        <script src="inbox/refresh.js" defer></script>
      </head>
      <body>
        <header>
          <h1>Interlynk inbox</h1>
          <p>What arrived at the Interlynk-compatible API of this sandbox.</p>
          <nav aria-label="On this machine">
            <a href="./">SBOM Bridge</a> <a href="bitbucket">Bitbucket</a>
          </nav>
        </header>
        <main>
          <div id="arrivals">${arrivalsView(arrivals)}</div>
          ${faultsView(planned, csrfToken)}
        </main>
      </body>
    </html>`;
}

/** Product → environment → documents, newest first; also what the page fetches to refresh. */
export function arrivalsView(arrivals: readonly Arrival[]): Markup {
  if (arrivals.length === 0) {
    return html`<section class="empty"><p>Nothing has arrived yet.</p></section>`;
  }
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
                    <th scope="col">State</th>
                    <th scope="col">Received</th>
                    <th scope="col">Format</th>
                    <th scope="col" class="number">Components</th>
                    <th scope="col" class="number">Bytes</th>
                    <th scope="col">Commit</th>
                    <th scope="col">Ref</th>
                    <th scope="col">SHA-256</th>
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

function arrivalRow(arrival: Arrival): Markup {
  const time = new Date(arrival.receivedAt).toISOString();
  const { headers } = arrival;
  const ref = headers['x-release-tag'] ?? headers['x-pr-source-branch'];
  return html`<tr>
    <td>${arrival.version ?? '–'}</td>
    <td>
      <span class="state ${arrival.state}">${arrival.state}</span>
      ${arrival.note === undefined ? '' : html`<span class="note">${arrival.note}</span>`}
    </td>
    <td><time datetime="${time}">${time.slice(0, 19).replace('T', ' ')}</time></td>
    <td>${arrival.format ?? '–'}</td>
    <td class="number">${arrival.components ?? '–'}</td>
    <td class="number">${arrival.size}</td>
    <td><code>${headers['x-commit-sha']?.slice(0, 12) ?? '–'}</code></td>
    <td>${headers['x-event-type'] ?? ''} ${ref ?? ''}</td>
    <td><code title="${arrival.sha256}">${arrival.sha256.slice(0, 12)}</code></td>
  </tr>`;
}

function faultsView(planned: readonly PlannedFault[], csrfToken: string): Markup {
  return html`<section aria-labelledby="faults">
    <h2 id="faults">Faults</h2>
    <p>What the next requests to the API will meet, once each or as often as you say.</p>
    ${
      planned.length === 0
        ? html`<p class="note">None planned.</p>`
        : html`<ul>
              ${planned.map(
                ({ operation, fault, remaining }) =>
                  html`<li>
                    ${operation}: <code>${JSON.stringify(fault)}</code>, ${remaining} ×
                  </li>`,
              )}
            </ul>
            <form method="post" action="inbox/faults">
              <input type="hidden" name="csrf" value="${csrfToken}" />
              <input type="hidden" name="operation" value="upload" />
              <button name="kind" value="clear">Forget them</button>
            </form>`
    }
    <form method="post" action="inbox/faults" class="plan">
      <input type="hidden" name="csrf" value="${csrfToken}" />
      <label
        >Request
        <select name="operation">
          <option value="upload">Upload</option>
          <option value="query">Query</option>
        </select>
      </label>
      <label
        >Fault
        <select name="kind">
          ${OFFERED.map(({ kind, label }) => html`<option value="${kind}">${label}</option>`)}
        </select>
      </label>
      <label>Value <input name="value" type="number" min="0" max="600000" value="503" /></label>
      <label>Text <input name="text" maxlength="500" /></label>
      <label>Times <input name="times" type="number" min="1" max="1000" value="1" /></label>
      <button class="primary">Plan</button>
    </form>
  </section>`;
}

function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}
