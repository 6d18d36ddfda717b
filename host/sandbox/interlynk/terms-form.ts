import { html } from 'hono/html';
import { z } from 'zod';
import type { Markup } from '../inboxes/inbox-page';
import { GATES, PERMISSIONS, TIERS, type Terms } from './terms';

const SHAPES = ['connection', 'list'] as const;
const MAX_POLICIES = 20;

const termsForm = z
  .object({
    csrf: z.string(),
    gate: z.enum(GATES),
    policies: z.string().max(2000).default(''),
    tier: z.enum(TIERS),
    projects: z.enum(SHAPES),
    /** One value comes alone, several as a list, none not at all. */
    withheld: z
      .union([z.array(z.enum(PERMISSIONS)), z.enum(PERMISSIONS).transform((one) => [one])])
      .default([]),
  })
  .transform(({ csrf, policies, ...terms }) => ({
    csrf,
    terms: {
      ...terms,
      policies: policies
        .split('\n')
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .slice(0, MAX_POLICIES),
    } satisfies Terms,
  }));

/** The form as sent; undefined where it is not one. */
export function readTermsForm(form: unknown): z.infer<typeof termsForm> | undefined {
  return termsForm.safeParse(form).data;
}

/** What goes for every request until it is changed, with the form that changes it. */
export function termsView(terms: Terms, csrfToken: string, action: string): Markup {
  const options = (values: readonly string[], current: string) =>
    values.map(
      (value) =>
        html`<option value="${value}" ${value === current ? 'selected' : ''}>${value}</option>`,
    );
  return html`<section aria-labelledby="terms">
    <h2 id="terms">Terms</h2>
    <p>How the platform stands to its user, until this is changed or the host stops.</p>
    <form method="post" action="${action}" class="plan">
      <input type="hidden" name="csrf" value="${csrfToken}" />
      <label
        >Policy gate
        <select name="gate">
          ${options(GATES, terms.gate)}
        </select></label
      >
      <label
        >Failing policies, one a line
        <textarea name="policies" rows="2" maxlength="2000">${terms.policies.join('\n')}</textarea>
      </label>
      <label
        >Tier
        <select name="tier">
          ${options(TIERS, terms.tier)}
        </select></label
      >
      <label
        >Environments as
        <select name="projects">
          ${options(SHAPES, terms.projects)}
        </select></label
      >
      <label
        >Withheld permissions
        <select name="withheld" multiple size="3">
          ${PERMISSIONS.map(
            (each) =>
              html`<option value="${each}" ${terms.withheld.includes(each) ? 'selected' : ''}>
                ${each}
              </option>`,
          )}
        </select>
      </label>
      <button class="primary">Change</button>
    </form>
  </section>`;
}
