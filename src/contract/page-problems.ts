import { PAGES } from '../core/catalogue/pages';
import { PANELS } from '../core/catalogue/panels';
import type { Refusal } from './resolvers';

const KNOWN = { ...PAGES, SETTINGS_STALE: PANELS.SETTINGS_STALE };

/** What a page says by itself, as the app would: from the same catalogue. */
export function pageRefusal(code: keyof typeof KNOWN): Refusal {
  const { sentence, next } = KNOWN[code];
  return { ok: false, problem: { code, sentence, next } };
}
