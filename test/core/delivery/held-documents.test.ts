import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heldFiles } from '../../../src/core/delivery/held-documents';
import { DELIVERY_STATES, type Delivery } from '../../../src/core/delivery/types';
import { aDelivery } from '../../storage/stores';

const NAMES = new Map([
  ['interlynk', 'Interlynk'],
  ['dtrack', 'Dependency-Track'],
]);
let number = 0;
/** A delivery of a document of its own that arrived. */
function sent(at: number, over: Partial<Delivery> = {}): Delivery {
  const sha256 = String((number += 1)).padStart(64, '0');
  const state = 'processed';
  return aDelivery({ key: sha256, sha256, state, attemptedAt: at, version: String(at), ...over });
}

describe('what destinations hold', () => {
  it('is the document of a file that each of them took last', () => {
    const [file, ...others] = heldFiles(
      [sent(2), sent(3, { components: 7, score: 8.1 }), sent(1)],
      NAMES,
    );
    expect(others).toEqual([]);
    expect(file).toMatchObject({ environment: 'production', product: 'acme/shop' });
    expect(file?.documents).toEqual([
      {
        ...{ version: '3', components: 7, score: 8.1, sentAt: 3 },
        ...{ ref: 'main', commit: 'b'.repeat(40), destinations: ['Interlynk'] },
      },
    ]);
    expect(file?.history.map(({ version }) => version)).toEqual(['1', '2', '3']);
  });

  it('is one document where several hold the same, and several where one is behind', () => {
    const first = sent(1);
    const second = sent(2);
    const both = [first, { ...first, destination: 'dtrack', attemptedAt: 1.5 }];
    expect(heldFiles(both, NAMES)[0]?.documents).toMatchObject([
      { version: '1', sentAt: 1.5, destinations: ['Dependency-Track', 'Interlynk'] },
    ]);
    const file = heldFiles([...both, second], NAMES)[0];
    expect(file?.documents).toMatchObject([
      { version: '2', destinations: ['Interlynk'] },
      { version: '1', destinations: ['Dependency-Track'] },
    ]);
    // Sent twice, a document is one point.
    expect(file?.history).toMatchObject([{ sentAt: 1 }, { sentAt: 2 }]);
  });

  it('goes by when it was sent, not by when somebody looked after it', () => {
    const deliveries = [sent(1, { updatedAt: 9 }), sent(2, { updatedAt: 3, state: 'accepted' })];
    expect(heldFiles(deliveries, NAMES)[0]?.documents).toMatchObject([{ version: '2' }]);
  });

  it.each(DELIVERY_STATES.filter((state) => state !== 'unchanged'))(
    'counts what arrived, which %s may not be',
    (state) => {
      const arrived = state === 'accepted' || state === 'processed';
      expect(heldFiles([sent(1, { state })], NAMES)).toHaveLength(arrived ? 1 : 0);
    },
  );

  it('leaves out destinations that are gone', () => {
    const gone = sent(2, { destination: 'gone' });
    expect(heldFiles([gone], NAMES)).toEqual([]);
    const [file] = heldFiles([sent(1), gone], NAMES);
    expect(file?.documents).toMatchObject([{ version: '1', destinations: ['Interlynk'] }]);
    expect(file?.history).toHaveLength(2);
  });

  it('keeps environments, products and files apart, in order', () => {
    const files = heldFiles(
      [
        sent(1, { environment: 'staging' }),
        sent(2, { path: 'a/bom.json' }),
        sent(3, { product: 'other' }),
        sent(4),
      ],
      NAMES,
    );
    expect(files.map(({ environment, path, product }) => [environment, path, product])).toEqual([
      ['production', 'a/bom.json', 'acme/shop'],
      ['production', 'bom.json', 'acme/shop'],
      ['production', 'bom.json', 'other'],
      ['staging', 'bom.json', 'acme/shop'],
    ]);
  });

  it('names each destination of a file once, whatever was sent in whatever order', () => {
    const some = fc.record({
      sha256: fc.constantFrom('a', 'b', 'c'),
      destination: fc.constantFrom('interlynk', 'dtrack', 'gone'),
      environment: fc.constantFrom('production', 'staging'),
      attemptedAt: fc.nat(50),
      state: fc.constantFrom('accepted', 'processed', 'failed'),
    });
    fc.assert(
      fc.property(fc.array(some), (records) => {
        const deliveries = records.map((one) => aDelivery(one as Partial<Delivery>));
        for (const { documents, history } of heldFiles(deliveries, NAMES)) {
          const names = documents.flatMap(({ destinations }) => destinations);
          expect(new Set(names).size).toBe(names.length);
          expect(documents.every(({ destinations }) => destinations.length > 0)).toBe(true);
          const times = history.map(({ sentAt }) => sentAt);
          expect(times).toEqual(times.toSorted((a, b) => a - b));
        }
      }),
    );
  });
});
