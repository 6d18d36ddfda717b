import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { IPv6, isValid, parse } from 'ipaddr.js';
import { Agent, fetch } from 'undici';
import type { Network } from './platform/types';

export interface OutsideOptions {
  /** Whether the app may reach addresses in private networks, this machine's own included. */
  readonly allowPrivateAddresses: boolean;
  /** As `dns.lookup`; a test passes its own. */
  readonly lookup?: typeof systemLookup;
  /** Authorities beside Node's; NODE_EXTRA_CA_CERTS adds to those without it. */
  readonly ca?: string;
}
export interface OutsideNetwork {
  readonly request: Network;
  /** Breaks what is under way. */
  close(): Promise<void>;
}

/** No connection was made, and none will be: the address lies in a private network. */
class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
  /** What src/platforms/http/network-failure.ts tells it by. */
  readonly code = 'ERR_PRIVATE_ADDRESS';
}

/**
 * The real network, for hosts whose operator opens it. Certificates are always verified. An address
 * is checked when it is connected to: the connection goes to the very addresses that were looked
 * up and checked, so a name that leads elsewhere a moment later (DNS rebinding) gains nothing.
 * Throws what `fetch` throws; a redirect is an answer.
 */
export function outsideNetwork(options: OutsideOptions): OutsideNetwork {
  const { allowPrivateAddresses, ca } = options;
  const lookup = options.lookup ?? systemLookup;
  const agent = new Agent({
    connect: {
      rejectUnauthorized: true,
      ...(ca !== undefined && { ca }),
      ...(!allowPrivateAddresses && { lookup: publicOnly(lookup) }),
      ...(allowPrivateAddresses && options.lookup !== undefined && { lookup: options.lookup }),
    },
  });
  return {
    request: async (request) => {
      const { hostname } = new URL(request.url);
      const literal = hostname.replace(/^\[(.*)\]$/, '$1');
      // No name, no look-up: a literal address would be connected to as it is.
      if (!allowPrivateAddresses && isValid(literal) && !isPublicAddress(literal)) {
        throw new TypeError('fetch failed', { cause: new PrivateAddressError() });
      }
      const response = await fetch(request.url, {
        method: request.method,
        headers: [...request.headers],
        body: request.body === null ? null : await request.arrayBuffer(),
        redirect: 'manual',
        signal: request.signal,
        dispatcher: agent,
      });
      return new Response(response.body, {
        status: response.status,
        headers: [...response.headers],
      });
    },
    close: () => agent.destroy(),
  };
}

/**
 * Looks a name up once, and refuses it unless all that it leads to is public; what it hands on is
 * what is connected to.
 */
export function publicOnly(lookup: typeof systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        callback(new PrivateAddressError(), []);
        return;
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

/** Of IPv6 only 2000::/3 is given out for public use (IANA, IPv6 Global Unicast Address Space). */
const GLOBAL_UNICAST = IPv6.parseCIDR('2000::/3');

/** As src/platforms/http/private-address.ts judges literal addresses; a test holds them together. */
export function isPublicAddress(text: string): boolean {
  const address = parse(text);
  if (address.range() !== 'unicast') return false;
  return !(address instanceof IPv6) || address.match(GLOBAL_UNICAST);
}
