import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { sameSecret } from '../../same-secret';
import type { TermsHolder } from './terms';
import { readTermsForm } from './terms-form';

/** Adds what the form of the terms is sent to. */
export function addTermsRoute(pages: Hono, terms: TermsHolder, csrfToken: string): void {
  pages.post('/inbox/terms', bodyLimit({ maxSize: 16 * 1024 }), async (context) => {
    const form = readTermsForm(await context.req.parseBody({ all: true }));
    if (form === undefined) return context.text('The form is not complete.', 400);
    if (!sameSecret(form.csrf, csrfToken)) return context.text('Reload the page first.', 403);
    terms.set(form.terms);
    return context.redirect('../inbox', 303);
  });
}
