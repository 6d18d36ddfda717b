import { EgressFilteringService } from '@forge/egress';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { normalDomain } from '../../../../host/platform/egress/domain';

describe('the spelling of a granted domain', () => {
  it.each([
    ['https://sbom.example.com', 'https://sbom.example.com'],
    ['sbom.example.com', 'https://sbom.example.com'],
    ['https://SBOM.Example.com/', 'https://sbom.example.com'],
    ['https://sbom.example.com:443', 'https://sbom.example.com'],
    ['sbom.example.com:8443', 'https://sbom.example.com:8443'],
    ['*.example.com', 'https://*.example.com'],
    ['https://*.sbom.example.com', 'https://*.sbom.example.com'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    // Cyrillic a, which a person would read as the Latin one.
    ['https://exаmple.com', 'https://xn--exmple-4nf.com'],
    ['https://203.0.113.7:8443', 'https://203.0.113.7:8443'],
  ])('of %s is %s', (text, normal) => {
    expect(normalDomain(text)).toBe(normal);
  });

  it.each([
    '',
    '*',
    'https://*',
    '*.com',
    'localhost',
    'https://localhost:8443',
    'http://sbom.example.com',
    'wss://sbom.example.com',
    'javascript://sbom.example.com/%0aalert(1)',
    'https://user@sbom.example.com',
    'https://user:secret@sbom.example.com',
    'https://sbom.example.com/path',
    'https://sbom.example.com/?a=1',
    'https://sbom.example.com/#a',
    'https://sbom.*.example.com',
    'https://sbom*.example.com',
    'https://**.example.com',
    'https://sbom.example.com.',
    'https://sbom..example.com',
    'https://[::1]',
    'https://sbom example.com',
    `https://${'a.'.repeat(600)}example.com`,
  ])('does not exist for %j', (text) => {
    expect(() => normalDomain(text)).toThrow(expect.objectContaining({ code: 'EGRESS_DOMAIN' }));
  });

  it('is taken by the vendor’s filter for that address and no other', () => {
    const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
    const host = fc
      .tuple(label, label, fc.constantFrom('com', 'example', 'org'))
      .map((labels) => labels.join('.'))
      .filter((name) => URL.canParse(`https://${name}`));
    fc.assert(
      fc.property(host, host, fc.webPath(), (granted, asked, path) => {
        const filter = new EgressFilteringService([normalDomain(granted)]);
        const url = new URL(`https://${asked}${path}`).href;
        expect(filter.isValidUrl(url)).toBe(
          new URL(url).host === new URL(`https://${granted}`).host,
        );
        expect(filter.isValidUrl(`https://${granted}/`)).toBe(true);
        expect(filter.isValidUrl(`https://x${granted}/`)).toBe(false);
        expect(filter.isValidUrl(`https://${granted}.evil.example/`)).toBe(false);
        expect(filter.isValidUrl(`http://${granted}/`)).toBe(false);
      }),
    );
  });
});
