import { IPv6, parse, isValid } from 'ipaddr.js';
import { BridgeError } from '../../core/errors';

/**
 * Endings of names that mean something in the own network only: RFC 6761 (localhost), RFC 6762
 * (local, and the ones in use that its appendix G tells of), RFC 8375 (home.arpa), and `internal`,
 * which ICANN keeps for private use (resolution 2024.07.29.06); clouds serve metadata below it.
 */
const PRIVATE_ENDINGS: readonly string[] = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'home.arpa',
  'lan',
];

/**
 * Refuses an address whose host is no public one: literal addresses of private, loopback,
 * link-local (cloud metadata), carrier-grade NAT, multicast, reserved and unspecified ranges, IPv6
 * that wraps IPv4, and names that only the own network knows. What a public name resolves to is not
 * known here; who connects checks that (on Forge Atlassian's egress, in the host its network).
 *
 * @param allowed the operator allows private addresses: nothing is refused
 * @throws BridgeError DESTINATION_PRIVATE_ADDRESS, with the host as `detail`
 */
export function refusePrivateAddress(url: string, allowed: boolean): void {
  if (allowed) return;
  // The URL parser has made dotted decimals of every other spelling: 0x7f.1, 2130706433, 0177.1.
  const { hostname } = new URL(url);
  if (isPrivateHost(hostname)) {
    throw new BridgeError('DESTINATION_PRIVATE_ADDRESS', { detail: hostname });
  }
}

/** @param hostname as `URL` gives it: lower case, IPv6 in brackets */
function isPrivateHost(hostname: string): boolean {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isValid(literal)) return !isPublic(literal);
  const name = hostname.replace(/\.+$/, '');
  if (!name.includes('.')) return true;
  return PRIVATE_ENDINGS.some((ending) => name === ending || name.endsWith(`.${ending}`));
}

/** Of IPv6 only 2000::/3 is given out for public use (IANA, IPv6 Global Unicast Address Space). */
const GLOBAL_UNICAST = IPv6.parseCIDR('2000::/3');

function isPublic(literal: string): boolean {
  const address = parse(literal);
  if (address.range() !== 'unicast') return false;
  return !(address instanceof IPv6) || address.match(GLOBAL_UNICAST);
}
