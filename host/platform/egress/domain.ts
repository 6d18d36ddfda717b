import { EgressError } from './egress-error';

const MAX_LENGTH = 1000;
const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
/** A full name, or `*.` before one: never `*`, `*.com` or `localhost`. */
const HOST = new RegExp(`^(?:\\*\\.${LABEL}\\.|${LABEL}\\.)(?:${LABEL}\\.)*${LABEL}$`);

/**
 * The one spelling of a domain that a grant is stored, shown and compared in: `https://host`, with
 * the port where it is not 443, or `https://*.host`. International names become Punycode, so that
 * two that look alike do not read alike.
 *
 * Refused with EGRESS_DOMAIN: other schemes, credentials, a path (it would promise a fence that the
 * filter of backend requests does not have), names without a dot. Unlike on Forge `*` alone is
 * refused: this host stands in somebody's own network.
 */
export function normalDomain(text: string): string {
  const address = text.includes('://') ? text : `https://${text}`;
  const url =
    text.length <= MAX_LENGTH && URL.canParse(address) ? new URL(address) : new URL('none:');
  const bare = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (url.protocol === 'https:' && bare && url.pathname === '/' && HOST.test(url.hostname)) {
    return url.origin;
  }
  throw new EgressError(
    'EGRESS_DOMAIN',
    'A domain is https://, a full host name (*. may stand before it) and perhaps a port: https://sbom.example.com',
  );
}
