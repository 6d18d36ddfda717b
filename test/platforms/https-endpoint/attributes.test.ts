import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BridgeError } from '../../../src/core/errors';
import { attributeHeaders } from '../../../src/platforms/https-endpoint/attributes';
import { anOrigin, aShipment } from '../../fakes/shipment';
import { anyText } from '../../any-text';

const NOW = Date.UTC(2026, 9, 1, 12, 30);

describe('attributeHeaders', () => {
  it('has what CloudEvents 1.0 requires, and where the document comes from', () => {
    expect(attributeHeaders(aShipment({ sha256: 'ab12' }), NOW)).toEqual({
      'ce-specversion': '1.0',
      'ce-id': 'shipment-1',
      'ce-source': 'https://bitbucket.org/acme/shop',
      'ce-type': 'io.bitbucket.sbom-bridge.document.v1',
      'ce-subject': 'acme/shop',
      'ce-time': '2026-10-01T12:30:00.000Z',
      'ce-product': 'acme/shop',
      'ce-environment': 'production',
      'ce-version': '1.2.0',
      'ce-ref': 'main',
      'ce-commit': '0123456789abcdef0123456789abcdef01234567',
      'ce-sha256': 'ab12',
      'ce-event': 'push',
    });
  });

  it('leaves out what is not there', () => {
    expect(attributeHeaders(aShipment({ version: '' }), NOW)).not.toHaveProperty('ce-version');
  });

  it('leaves out a branch name that is too long', () => {
    const origin = anOrigin({ ref: 'ä'.repeat(200) });
    expect(attributeHeaders(aShipment({ origin }), NOW)).not.toHaveProperty('ce-ref');
  });

  it.each([
    ['product', { product: '' }],
    ['product', { product: '産'.repeat(112) }],
    ['environment', { environment: 'x'.repeat(1001) }],
  ])('refuses a document whose %s fits no header', (name, overrides) => {
    expect(() => attributeHeaders(aShipment(overrides), NOW)).toThrow(
      expect.objectContaining({
        code: 'DESTINATION_REFUSED',
        detail: expect.stringContaining(`The ${name} is empty, or too long`),
      }),
    );
  });

  it('keeps a slug in its place in the address', () => {
    const origin = anOrigin({ workspaceSlug: '../evil', repositorySlug: 'a?b#c' });
    expect(attributeHeaders(aShipment({ origin }), NOW)['ce-source']).toBe(
      'https://bitbucket.org/..%252Fevil/a%253Fb%2523c',
    );
  });

  it('names attributes as the specification has it, and stays below 8 KiB', () => {
    const text = anyText({ maxLength: 300 });
    fc.assert(
      fc.property(text, text, text, text, text, (product, environment, version, ref, slug) => {
        const origin = anOrigin({ ref, workspaceSlug: slug, repositorySlug: slug });
        const shipment = aShipment({ product, environment, version, origin });
        let headers: Record<string, string> = {};
        try {
          headers = attributeHeaders(shipment, NOW);
        } catch (error) {
          expect(error).toBeInstanceOf(BridgeError);
        }
        for (const name of Object.keys(headers)) expect(name).toMatch(/^ce-[a-z0-9]{1,20}$/);
        const size = [...new Headers(headers)].reduce(
          (sum, [name, value]) => sum + name.length + value.length + ': \r\n'.length,
          0,
        );
        expect(size).toBeLessThan(8 * 1024 - 512);
      }),
    );
  });
});
