import { html } from 'hono/html';
import type { OfferedFault } from './fault-form';
import type { Operation, PlannedFault } from './faults';

const NAMES: Readonly<Record<Operation, string>> = { upload: 'Upload', query: 'Query' };

/** What is planned, with the form that plans more. */
export function faultsView({
  planned,
  offered,
  operations,
  csrfToken,
  action,
}: {
  readonly planned: readonly PlannedFault<unknown>[];
  readonly offered: readonly OfferedFault<string>[];
  readonly operations: readonly Operation[];
  readonly csrfToken: string;
  /** Where both forms go to. */
  readonly action: string;
}): ReturnType<typeof html> {
  const csrf = html`<input type="hidden" name="csrf" value="${csrfToken}" />`;
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
            <form method="post" action="${action}">
              ${csrf}
              <input type="hidden" name="operation" value="upload" />
              <button name="kind" value="clear">Forget them</button>
            </form>`
    }
    <form method="post" action="${action}" class="plan">
      ${csrf}
      <label
        >Request
        <select name="operation">
          ${operations.map((each) => html`<option value="${each}">${NAMES[each]}</option>`)}
        </select>
      </label>
      <label
        >Fault
        <select name="kind">
          ${offered.map(({ kind, label }) => html`<option value="${kind}">${label}</option>`)}
        </select>
      </label>
      <label>Value <input name="value" type="number" min="0" max="600000" value="503" /></label>
      <label>Text <input name="text" maxlength="500" /></label>
      <label>Times <input name="times" type="number" min="1" max="1000" value="1" /></label>
      <button class="primary">Plan</button>
    </form>
  </section>`;
}
