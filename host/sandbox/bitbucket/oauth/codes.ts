import { randomBytes } from 'node:crypto';
import type { Grant } from './grants';

/** Codes between a “Grant access” and the token request; kept in memory of the process. */
export interface CodeBook {
  issue(consumer: string, grant: Grant, options?: { readonly expired: boolean }): string;
  /** Once; undefined for one that is unknown, used, too old or another consumer's. */
  take(consumer: string, code: string): Grant | undefined;
}

/** The longest life that RFC 6749, 4.1.2 recommends; Bitbucket documents none. */
const CODE_MS = 600_000;

export function createCodeBook(clock: { now(): number }): CodeBook {
  const book = new Map<string, { consumer: string; grant: Grant; until: number }>();
  return {
    issue: (consumer, grant, options) => {
      const code = randomBytes(24).toString('base64url');
      const until = options?.expired === true ? 0 : clock.now() + CODE_MS;
      book.set(code, { consumer, grant, until });
      return code;
    },
    take: (consumer, code) => {
      const found = book.get(code);
      book.delete(code);
      if (found?.consumer !== consumer || found.until < clock.now()) return undefined;
      return found.grant;
    },
  };
}
