import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BridgeError } from '../../../src/core/errors';
import { refusePrivateAddress } from '../../../src/platforms/http/private-address';

/** The host that is refused; undefined = it is not. */
function refused(host: string, allowed = false): string | undefined {
  try {
    refusePrivateAddress(`https://${host}/intake`, allowed);
    return undefined;
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    expect(error.code).toBe('DESTINATION_PRIVATE_ADDRESS');
    return error.detail;
  }
}

describe('refusePrivateAddress', () => {
  it.each([
    ['loopback', '127.0.0.1'],
    ['loopback, the other end', '127.255.255.254'],
    ['loopback in octal', '0177.0.0.1'],
    ['loopback in hex', '0x7f000001'],
    ['loopback as one number', '2130706433'],
    ['loopback in short', '127.1'],
    ['loopback with a dot at the end', '127.0.0.1.'],
    ['loopback in wide letters', '１２７.０.０.１'],
    ['loopback percent-encoded', '%31%32%37.0.0.1'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['cloud metadata', '169.254.169.254'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['cloud metadata in the same range', '100.100.100.200'],
    ['this network', '0.0.0.0'],
    ['this network', '0.1.2.3'],
    ['protocol assignments', '192.0.0.192'],
    ['benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['IPv6 loopback', '[::1]'],
    ['IPv6 unspecified', '[::]'],
    ['IPv6 link-local', '[fe80::1]'],
    ['IPv6 unique local', '[fd00:ec2::254]'],
    ['IPv6 site-local', '[fec0::1]'],
    ['IPv6 multicast', '[ff02::1]'],
    ['IPv4-mapped', '[::ffff:127.0.0.1]'],
    ['IPv4-mapped, public', '[::ffff:8.8.8.8]'],
    ['IPv4-compatible', '[::127.0.0.1]'],
    ['IPv4-translated', '[::ffff:0:10.0.0.1]'],
    ['NAT64', '[64:ff9b::10.0.0.1]'],
    ['NAT64 of an own network', '[64:ff9b:1::a00:1]'],
    ['6to4', '[2002:7f00:1::]'],
    ['Teredo', '[2001::1]'],
    ['documentation', '[2001:db8::1]'],
    ['not given out', '[4000::1]'],
    ['localhost', 'localhost'],
    ['localhost with a dot at the end', 'localhost.'],
    ['localhost in capitals', 'LOCALHOST'],
    ['below localhost', 'a.localhost'],
    ['multicast DNS', 'printer.local'],
    ['cloud metadata by name', 'metadata.google.internal'],
    ['cloud metadata by name with a dot', 'metadata.google.internal.'],
    ['a home router', 'nas.home.arpa'],
    ['an office', 'dtrack.corp'],
    ['one label', 'dtrack'],
    ['one label and a dot', 'dtrack.'],
    ['a port does not matter', '127.0.0.1:8443'],
  ])('refuses %s: %s', (_what, host) => {
    expect(refused(host)).toBe(new URL(`https://${host}`).hostname);
    expect(refused(host, true)).toBeUndefined();
  });

  it.each([
    'sboms.example.com',
    'sboms.example.com.',
    'sboms.example.com:8443',
    'intake.sandbox.example',
    'localhost.example.com',
    'internal.example.com',
    'notlocal.mylocal',
    '8.8.8.8',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '[2606:4700:4700::1111]',
    '[2a00:1450:4001::200e]',
    'xn--bcher-kva.example',
  ])('takes %s', (host) => {
    expect(refused(host)).toBeUndefined();
  });

  it('refuses an IPv4 address however it is wrapped in IPv6', () => {
    const prefixes = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'];
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom(...prefixes), (address, prefix) => {
        expect(refused(`[${prefix}${address}]`)).toBeDefined();
      }),
    );
  });
});
