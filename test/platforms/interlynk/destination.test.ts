import { describe, expect, it } from '@jest/globals';
import { destinationContract } from '../../contract/destination';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';
import { settled } from '../../fakes/virtual-time';
import { createInboxHarness, TOKEN } from './inbox-harness';

// Its sentence about the limit of a plan is one of those that are recognised.
destinationContract('Interlynk', () => createInboxHarness().harness, {
  'says-no': 'DESTINATION_LIMIT',
});

describe('Interlynk', () => {
  it('makes the product with its environments and lands in the right one', async () => {
    const { harness, inbox } = createInboxHarness();
    await harness
      .open()
      .deliver(aShipment({ product: ' acme/shop ', environment: ' Production ' }));
    expect(inbox.arrivals()).toMatchObject([{ product: 'acme/shop', environment: 'production' }]);
  });

  it('takes an empty environment for the default one', async () => {
    const { harness, inbox } = createInboxHarness();
    await harness.open().deliver(aShipment({ environment: ' ' }));
    expect(inbox.arrivals()).toMatchObject([{ environment: 'default' }]);
  });

  it('waits 100 s for an upload and 30 s for a query', async () => {
    const { harness, inbox, time } = createInboxHarness();
    const attempt = (kind: 'upload' | 'query', work: () => Promise<unknown>) => {
      inbox.faults.next(kind, { kind: 'slow', milliseconds: 200_000 });
      const ended: { code?: string } = {};
      const done = caught(work()).then(({ code }) => {
        ended.code = code;
      });
      return { ended, done };
    };
    const upload = attempt('upload', () => harness.open().deliver(aShipment()));
    await settled();
    time.advance(99_999);
    await settled();
    expect(upload.ended.code).toBeUndefined();
    time.advance(1);
    await upload.done;
    expect(upload.ended.code).toBe('DESTINATION_TIMEOUT');

    const query = attempt('query', () => harness.open().find(aShipment(), 0));
    await settled();
    time.advance(29_999);
    await settled();
    expect(query.ended.code).toBeUndefined();
    time.advance(1);
    await query.done;
    expect(query.ended.code).toBe('DESTINATION_TIMEOUT');
  });

  it('never finds a document that was accepted but is no SBOM', async () => {
    const { harness, inbox } = createInboxHarness();
    const junk = aShipment({ bytes: new TextEncoder().encode('hello') });
    await harness.open().deliver(junk);
    harness.process();
    expect(await harness.open().find(junk, 0)).toEqual({ found: false });
    expect(inbox.arrivals()).toMatchObject([{ state: 'failed' }]);
  });

  it('takes the token out of what the other side echoes', async () => {
    const { harness, inbox } = createInboxHarness();
    const errors = [`Bad header: Bearer ${TOKEN}`];
    inbox.faults.next('upload', { kind: 'payload-errors', errors });
    const error = await caught(harness.open().deliver(aShipment()));
    expect(error.detail).toBe('Bad header: Bearer [token]');
  });

  it.each([
    ['UNAUTHORIZED', 'DESTINATION_TOKEN_REFUSED'],
    ['FORBIDDEN', 'DESTINATION_FORBIDDEN'],
    ['undefinedField', 'DESTINATION_SCHEMA'],
    ['argumentNotAccepted', 'DESTINATION_SCHEMA'],
    ['SOMETHING_ELSE', 'DESTINATION_REFUSED'],
  ])('reads a top-level error %s as %s', async (code, expected) => {
    const { harness, inbox } = createInboxHarness();
    inbox.faults.next('upload', { kind: 'top-level-errors', code, message: 'words' });
    const error = await caught(harness.open().deliver(aShipment()));
    expect(error).toMatchObject({ code: expected, detail: 'words' });
  });
});
