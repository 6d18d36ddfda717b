import { describe, expect, it } from '@jest/globals';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';
import { createInboxHarness } from './inbox-harness';

/** After a first delivery: the hint that it gave, and no request counted yet. */
async function warm(product = 'acme/shop') {
  const here = createInboxHarness();
  const destination = here.harness.open();
  const first = aShipment({ product, version: '1.0.0' });
  await destination.deliver(first);
  here.harness.process();
  const found = await destination.find(first, 0);
  if (!found.found || found.hint === undefined) throw new Error('No hint');
  const { hint } = found;
  here.requests.length = 0;
  const shipment = aShipment({ product, version: '2.0.0', hint });
  return { ...here, destination, hint, shipment };
}
const OTHER_IDS = JSON.stringify({
  product: '0b1c2d3e-0000-4000-8000-00000000000a',
  environment: '0b1c2d3e-0000-4000-8000-00000000000b',
});

describe('a warm delivery', () => {
  it('is one request to deliver and one to look up', async () => {
    const { destination, shipment, harness, inbox, requests } = await warm();
    const since = harness.now();
    await destination.deliver(shipment);
    expect(requests).toHaveLength(1);
    harness.process();
    const confirmation = await destination.find(shipment, since);
    expect(requests).toHaveLength(2);
    expect(confirmation).toEqual({
      found: true,
      version: '2.0.0',
      handle: inbox.versions().at(-1)?.id,
      hint: shipment.hint,
    });
    expect(inbox.arrivals()[0]).toMatchObject({
      product: 'acme/shop',
      environment: 'production',
      sha256: shipment.sha256,
    });
  });

  it('is one request for each however many products and versions there are', async () => {
    const { destination, shipment, harness, inbox, requests, time } = await warm('shop');
    for (let index = 0; index < 30; index++) {
      await destination.deliver(aShipment({ product: `shop-${index}`, version: '1' }));
      await destination.deliver(aShipment({ product: 'shop', version: `0.${index}` }));
    }
    time.advance(1000);
    expect(inbox.versions()).toHaveLength(61);
    requests.length = 0;
    const since = harness.now();
    await destination.deliver(shipment);
    harness.process();
    expect(await destination.find(shipment, since)).toMatchObject({ found: true });
    expect(requests).toHaveLength(2);
  });

  it('is one request to look in vain', async () => {
    const { destination, shipment, harness, requests } = await warm();
    await destination.deliver(shipment);
    expect(await destination.find(shipment, harness.now())).toEqual({ found: false });
    expect(requests).toHaveLength(2);
  });

  it('does not need to know how a release lists environments', async () => {
    const { destination, shipment, harness, inbox, requests } = await warm();
    inbox.terms.set({ projects: 'list' });
    await destination.deliver(shipment);
    harness.process();
    expect(await destination.find(shipment, 0)).toMatchObject({ found: true });
    expect(requests).toHaveLength(2);
  });

  it('tells a second upload of the same version string from the first', async () => {
    const { destination, shipment, harness, inbox } = await warm();
    const since = harness.now();
    const again = { ...shipment, version: '1.0.0', bytes: aShipment({ version: '1.0.0' }).bytes };
    await destination.deliver(again);
    expect(await destination.find(again, since)).toEqual({ found: false });
    harness.process();
    const [first, second] = inbox.versions();
    expect(second?.version).toBe(first?.version);
    expect(await destination.find(again, since)).toMatchObject({ handle: second?.id });
  });

  it('lands in the product made again where the one of the hint was deleted', async () => {
    const { destination, shipment, harness, inbox, requests, hint } = await warm();
    expect(inbox.deleteProduct('acme/shop')).toBe(true);
    await destination.deliver(shipment);
    expect(requests).toHaveLength(2);
    harness.process();
    const confirmation = await destination.find(shipment, 0);
    expect(requests).toHaveLength(4);
    expect(confirmation).toMatchObject({ found: true, handle: inbox.versions().at(-1)?.id });
    expect(confirmation).not.toMatchObject({ hint });
    expect(inbox.arrivals()).toMatchObject([{ product: 'acme/shop', environment: 'production' }]);
  });

  it('goes by names where the ids are those of another organization', async () => {
    const { destination, shipment, inbox, harness, requests } = await warm();
    await destination.deliver({ ...shipment, hint: OTHER_IDS });
    harness.process();
    expect(await destination.find({ ...shipment, hint: OTHER_IDS }, 0)).toMatchObject({
      found: true,
      hint: shipment.hint,
    });
    expect(requests).toHaveLength(4);
    expect(inbox.arrivals()).toHaveLength(2);
  });

  it.each(['', 'junk', '{"product":"acme/shop","environment":"production"}', '[]'])(
    'goes by names where the hint is not one: %j',
    async (hint) => {
      const { destination, shipment, harness, requests } = await warm();
      await destination.deliver({ ...shipment, hint });
      harness.process();
      expect(await destination.find({ ...shipment, hint }, 0)).toMatchObject({ found: true });
      expect(requests).toHaveLength(2);
    },
  );

  it('does not look in the environment of another delivery', async () => {
    const { destination, shipment, harness } = await warm();
    await destination.deliver(shipment);
    harness.process();
    const elsewhere = { ...shipment, environment: 'development' };
    expect(await destination.find(elsewhere, 0)).toEqual({ found: false });
  });
});

describe('a refusal with a hint', () => {
  it.each([
    [{ kind: 'payload-errors', errors: ['Not an SBOM'] }, 'DESTINATION_REFUSED', 2],
    [{ kind: 'payload-errors', errors: ['Product limit reached'] }, 'DESTINATION_LIMIT', 1],
    [{ kind: 'payload-errors', errors: ['Not authorized'] }, 'DESTINATION_FORBIDDEN', 2],
    [{ kind: 'top-level-errors', code: 'X', message: 'Oops' }, 'DESTINATION_REFUSED', 2],
    [{ kind: 'top-level-errors' }, 'DESTINATION_SCHEMA', 1],
    [{ kind: 'status', status: 403 }, 'DESTINATION_FORBIDDEN', 2],
    [{ kind: 'status', status: 413 }, 'DESTINATION_TOO_LARGE', 1],
    [{ kind: 'null-payload' }, 'DESTINATION_UNEXPECTED', 1],
    [{ kind: 'cut-after-body' }, 'DESTINATION_CONNECTION_LOST', 1],
    [{ kind: 'status', status: 504, stored: true }, 'DESTINATION_FAILED', 1],
  ] as const)('is not sent again after %j: %s, %d requests', async (fault, code, count) => {
    const { destination, shipment, inbox, requests } = await warm();
    inbox.faults.next('upload', fault);
    const error = await caught(destination.deliver(shipment));
    expect(error.code).toBe(code);
    expect(requests).toHaveLength(count);
    const isStored = code === 'DESTINATION_CONNECTION_LOST' || code === 'DESTINATION_FAILED';
    expect(inbox.arrivals()).toHaveLength(isStored ? 2 : 1);
  });

  it.each([
    ['the words say that there is no such product', 'Product not found', 2],
    ['looking there finds nothing', 'Computer says no', 3],
  ])('goes by names where %s', async (_name, message, count) => {
    const { destination, shipment, inbox, requests } = await warm();
    inbox.deleteProduct('acme/shop');
    inbox.faults.next('upload', { kind: 'payload-errors', errors: [message] });
    await destination.deliver(shipment);
    expect(requests).toHaveLength(count);
    expect(inbox.arrivals()).toHaveLength(1);
  });

  it('goes by names where looking there is refused', async () => {
    const { destination, shipment, inbox } = await warm();
    inbox.faults.next('upload', { kind: 'status', status: 403 });
    inbox.faults.next('query', { kind: 'top-level-errors', code: 'FORBIDDEN', message: 'm' });
    await destination.deliver(shipment);
    expect(inbox.arrivals()).toHaveLength(2);
  });

  it('stays as it is where looking there fails', async () => {
    const { destination, shipment, inbox } = await warm();
    inbox.faults.next('upload', { kind: 'payload-errors', errors: ['Computer says no'] });
    inbox.faults.next('query', { kind: 'status', status: 503 });
    expect(await caught(destination.deliver(shipment))).toMatchObject({
      code: 'DESTINATION_REFUSED',
      detail: 'Computer says no',
    });
    expect(inbox.arrivals()).toHaveLength(1);
  });
});
