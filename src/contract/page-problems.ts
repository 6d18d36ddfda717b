import { PAGES } from '../core/catalogue/pages';
import type { Refusal } from './resolvers';

/** What a page says by itself, as the app would: from the same catalogue. */
export function pageRefusal(code: keyof typeof PAGES): Refusal {
  const { sentence, next } = PAGES[code];
  return { ok: false, problem: { code, sentence, next } };
}
