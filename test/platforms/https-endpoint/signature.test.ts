import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { rotateKeys } from '../../../src/platforms/https-endpoint/keys';
import { aShipment } from '../../fakes/shipment';
import { createEndpointHarness, KEY } from './endpoint-harness';

const NEXT = 'the-next-key-of-at-least-32-characters';
const DAY = 24 * 60 * 60 * 1000;
const idOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

describe('the signature of a delivery', () => {
  it('is the HMAC-SHA256 of timestamp, key id and the body as it is sent', async () => {
    const { open, requests, time } = createEndpointHarness();
    await open().deliver(aShipment());
    const { headers, body } = requests[0] ?? { headers: new Headers(), body: new Uint8Array() };
    const timestamp = String(Math.floor(time.clock.now() / 1000));
    const wanted = createHmac('sha256', KEY)
      .update(`${timestamp}.${idOf(KEY)}.`)
      .update(aShipment().bytes)
      .digest('hex');
    expect(Buffer.from(body)).toEqual(Buffer.from(aShipment().bytes));
    expect(headers.get('sbom-bridge-timestamp')).toBe(timestamp);
    expect(headers.get('sbom-bridge-signature')).toBe(`${idOf(KEY)}=${wanted}`);
  });

  it('is made with the new key and the one before for a week, then with the new one', async () => {
    const { open, inbox, requests, time, harness } = createEndpointHarness();
    const secret = rotateKeys(KEY, NEXT, time.clock.now());
    const ids = () =>
      (requests.at(-1)?.headers.get('sbom-bridge-signature') ?? '')
        .split(', ')
        .map((each) => each.split('=')[0]);
    // The other side still has the key before.
    await open(secret).deliver(aShipment({ id: 'one' }));
    expect(ids()).toEqual([idOf(NEXT), idOf(KEY)]);
    inbox.setKeys([NEXT]);
    await open(secret).deliver(aShipment({ id: 'two' }));
    time.advance(7 * DAY);
    await open(secret).deliver(aShipment({ id: 'three' }));
    expect(ids()).toEqual([idOf(NEXT)]);
    expect(harness.held()).toHaveLength(3);
    expect(inbox.arrivals().map(({ keyId }) => keyId)).toEqual([idOf(NEXT), idOf(NEXT), idOf(KEY)]);
  });

  it('shows neither key in anything that is sent', async () => {
    const { open, requests, time } = createEndpointHarness();
    await open(rotateKeys(KEY, NEXT, time.clock.now())).deliver(aShipment());
    const sent = JSON.stringify(requests.map(({ url, headers }) => [url, [...headers]]));
    expect(sent).not.toContain(KEY);
    expect(sent).not.toContain(NEXT);
  });
});
