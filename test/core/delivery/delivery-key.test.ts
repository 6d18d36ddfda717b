import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deliveryKey } from '../../../src/core/delivery/delivery-key';
import type { DeliveryIdentity } from '../../../src/core/delivery/types';
import { sha256 } from '../sha256';

const MEMBERS = ['destination', 'product', 'environment', 'version', 'sha256'] as const;
const identity = fc.record(
  Object.fromEntries(MEMBERS.map((name) => [name, fc.string({ maxLength: 4 })])),
) as fc.Arbitrary<unknown> as fc.Arbitrary<DeliveryIdentity>;

describe('deliveryKey', () => {
  const one: DeliveryIdentity = {
    destination: 'interlynk',
    product: 'acme/shop',
    environment: 'production',
    version: '1.2.3',
    sha256: 'a'.repeat(64),
  };

  it('is a digest that holds from release to release', () => {
    expect(deliveryKey(one, sha256)).toBe(
      sha256(`["delivery","interlynk","acme/shop","production","1.2.3","${one.sha256}"]`),
    );
    expect(deliveryKey(one, sha256)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each(MEMBERS)('differs by %s', (name) => {
    expect(deliveryKey({ ...one, [name]: 'other' }, sha256)).not.toBe(deliveryKey(one, sha256));
  });

  it('differs by the address, where the destination has one', () => {
    const there = { ...one, address: 'https://sbom.acme.example' };
    const elsewhere = { ...one, address: 'https://other.acme.example' };
    const keys = [one, there, elsewhere].map((identity) => deliveryKey(identity, sha256));
    expect(new Set(keys).size).toBe(3);
  });

  it('ignores all else that a delivery holds', () => {
    expect(deliveryKey({ ...one, path: 'bom.json' } as DeliveryIdentity, sha256)).toBe(
      deliveryKey(one, sha256),
    );
  });

  it('is the same for the same five parts only, whatever they hold', () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        const same = MEMBERS.every((name) => a[name] === b[name]);
        expect(deliveryKey(a, sha256) === deliveryKey(b, sha256)).toBe(same);
      }),
    );
  });

  it('does not let a part reach into the next', () => {
    const glued = { ...one, product: 'acme/shop","production', environment: '' };
    expect(deliveryKey(glued, sha256)).not.toBe(deliveryKey(one, sha256));
  });
});
