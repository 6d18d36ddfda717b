import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../host/sandbox/interlynk/faults';
import { explain } from '../../../src/core/errors';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';
import { createInboxHarness } from './inbox-harness';

/** What a person reads: sentence, what the other side said, what to do. */
async function told(work: Promise<unknown>): Promise<readonly (string | undefined)[]> {
  const { code, detail } = await caught(work);
  const { sentence, next } = explain(code);
  return [sentence, detail, next];
}

describe('each layer of errors, as a person reads it', () => {
  it.each<[string, Fault, string, string, string]>([
    [
      'the status',
      { kind: 'status', status: 401 },
      'The destination refused the token.',
      'HTTP 401: Unauthorized',
      'Check the token in the settings; a new Interlynk token can take five minutes to work.',
    ],
    [
      'top-level errors',
      { kind: 'top-level-errors', message: "Field 'x' doesn't exist" },
      'The destination does not understand the request any more.',
      "Field 'x' doesn't exist",
      'Update SBOM Bridge; its API has changed.',
    ],
    [
      'errors of the payload',
      { kind: 'payload-errors', errors: ['Product limit reached', 'Upgrade your plan'] },
      'The plan at the destination takes no more products or versions.',
      'Product limit reached; Upgrade your plan',
      'Remove old ones there or choose a larger plan, then try again.',
    ],
    [
      'errors of the payload in words that are not known',
      { kind: 'payload-errors', errors: ['The moon is in the wrong phase'] },
      'The destination refused the request.',
      'The moon is in the wrong phase',
      'Read what it said; fix the document, or the environment of the rule, and try again.',
    ],
  ])('%s', async (_name, fault, ...sentences) => {
    const { harness, inbox } = createInboxHarness();
    inbox.faults.next('upload', fault);
    expect(await told(harness.open().deliver(aShipment()))).toEqual(sentences);
  });
});

describe('an environment that the product does not have', () => {
  const moon = aShipment({ environment: 'Moon' });

  it('is told with those that there are', async () => {
    const { harness, requests } = createInboxHarness();
    expect(await told(harness.open().deliver(moon))).toEqual([
      'The product has no environment of that name at the destination.',
      'Environment not found (the product has: default, development, production)',
      'Name one that exists in the environment rule; Interlynk has default, development and production.',
    ]);
    expect(requests).toHaveLength(2);
  });

  it('is told whatever the words are', async () => {
    const { harness, inbox } = createInboxHarness();
    const destination = harness.open();
    await destination.deliver(aShipment());
    inbox.faults.next('upload', { kind: 'payload-errors', errors: ['Nope'] });
    expect(await caught(destination.deliver(moon))).toMatchObject({
      code: 'DESTINATION_ENVIRONMENT',
      detail: 'Nope (the product has: default, development, production)',
    });
  });

  it('is told by its words alone where those that there are cannot be seen', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.faults.next('query', { kind: 'status', status: 500 });
    expect(await caught(harness.open().deliver(moon))).toMatchObject({
      code: 'DESTINATION_ENVIRONMENT',
      detail: 'Environment not found',
    });
  });

  it('is not what a refusal is about where the product has it', async () => {
    const { harness, inbox, requests } = createInboxHarness();
    const destination = harness.open();
    await destination.deliver(aShipment());
    inbox.faults.next('upload', { kind: 'payload-errors', errors: ['Nope'] });
    expect(await caught(destination.deliver(aShipment()))).toMatchObject({
      code: 'DESTINATION_REFUSED',
      detail: 'Nope',
    });
    expect(requests).toHaveLength(3);
  });

  it('looks at the product in the older shape as well', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.terms.set({ projects: 'list' });
    expect((await caught(harness.open().deliver(moon))).detail).toContain('default, development');
  });
});

describe('the terms of the platform', () => {
  it('refuse a sixth product and a sixth version on the free tier', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.terms.set({ tier: 'free' });
    const destination = harness.open();
    for (const version of ['1', '2', '3', '4']) {
      await destination.deliver(aShipment({ product: `p${version}` }));
      await destination.deliver(aShipment({ product: 'p5', version }));
    }
    await destination.deliver(aShipment({ product: 'p5', version: '5' }));
    harness.process();
    const product = await caught(destination.deliver(aShipment({ product: 'p6' })));
    expect(product).toMatchObject({
      code: 'DESTINATION_LIMIT',
      detail: 'Product limit reached for the free tier',
    });
    const version = await caught(destination.deliver(aShipment({ product: 'p5', version: '9' })));
    expect(version).toMatchObject({
      code: 'DESTINATION_LIMIT',
      detail: 'Version limit reached for this product on the free tier',
    });
    await destination.deliver(aShipment({ product: 'p5', version: '1' }));
    await destination.deliver(aShipment({ product: 'p1', version: '9' }));
  });

  it('refuse an upload that the role may not do', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.terms.set({ withheld: ['update_sbom'] });
    expect(await told(harness.open().deliver(aShipment()))).toEqual([
      'The token may not upload to this product or environment.',
      'You are not authorized to upload SBOMs',
      'Give the role of the token the right to upload.',
    ]);
    expect(await harness.open().test()).toMatchObject({ ok: false });
  });

  it('show in the test of the connection', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.terms.set({ tier: 'free' });
    await harness.open().deliver(aShipment());
    const { ok, lines } = await harness.open().test();
    expect(ok).toBe(true);
    expect(lines.map(({ text }) => text)).toEqual([
      'Organization: Sandbox organization',
      'Tier: free',
      'Status: active',
      'Role: SBOM uploader',
      'The role may: view_product_group, create_product_group, view_sbom, update_sbom, view_policies',
      'The free tier takes 5 products (1 of them in use) with 5 versions each; a version for every commit soon uses them up.',
    ]);
  });
});
