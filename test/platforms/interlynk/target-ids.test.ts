import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hintOf, idsOf } from '../../../src/platforms/interlynk/target-ids';

const A = '0b1c2d3e-0000-4000-8000-00000000000a';
const B = '0b1c2d3e-0000-4000-8000-00000000000b';

describe('the hint', () => {
  it('holds ids of any kind of UUID, in fewer than 500 characters', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (product, environment) => {
        const hint = hintOf({ product, environment });
        expect(hint.length).toBeLessThan(500);
        expect(idsOf(hint)).toEqual({ product, environment });
      }),
    );
  });

  it.each([
    undefined,
    '',
    'null',
    '[]',
    '{',
    A,
    JSON.stringify({ product: A }),
    JSON.stringify({ product: A, environment: 'production' }),
    JSON.stringify({ product: `${A}\n`, environment: B }),
    JSON.stringify({ product: [A], environment: B }),
    JSON.stringify({ product: A, environment: B, more: 'x'.repeat(500) }),
    '{"__proto__":{"product":"x"}}',
  ])('is ignored where it is none: %j', (hint) => {
    expect(idsOf(hint)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (hint) => {
        expect(idsOf(hint)).toBeUndefined();
      }),
    );
  });

  it('takes nothing but the ids from a hint', () => {
    const hint = JSON.stringify({ product: A, environment: B, url: 'https://evil.example' });
    expect(idsOf(hint)).toEqual({ product: A, environment: B });
  });
});
