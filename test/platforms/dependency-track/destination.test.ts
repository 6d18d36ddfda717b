import { describe, expect, it } from '@jest/globals';
import type { Notation } from '../../../src/core/delivery/types';
import type { Receipt } from '../../../src/core/ports';
import { destinationContract } from '../../contract/destination';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';
import { createInboxHarness, type Config } from './inbox-harness';

describe.each([4, 5] as const)('version %d', (release) => {
  destinationContract('Dependency-Track', () => createInboxHarness({ release }).harness, {
    'address-gone': 'DESTINATION_WRONG_ADDRESS',
    'login-page': 'DESTINATION_WRONG_ADDRESS',
    redirected: 'DESTINATION_REDIRECTED',
  });

  it('sends one request to deliver and one to look the result up, then as now', async () => {
    const { harness, requests, time } = createInboxHarness({ release });
    const destination = harness.open();
    for (const version of ['1.0.0', '2.0.0']) {
      const shipment = aShipment({ version });
      const since = harness.now();
      const receipt = await destination.deliver(shipment);
      expect(requests.splice(0)).toEqual(['POST /api/v1/bom']);
      time.advance(60_000);
      const found = await destination.find({ ...shipment, ...handleOf(receipt) }, since);
      expect(found).toMatchObject({ found: true, version });
      expect(requests.splice(0)).toHaveLength(1);
    }
  });
});

function handleOf({ handle }: Receipt): { handle?: string } {
  return handle === undefined ? {} : { handle };
}

describe('a delivery to Dependency-Track', () => {
  it('lands in a project of its environment, with tags, marked as the latest where told', async () => {
    const { harness, inbox } = createInboxHarness({ tags: ['team-a', 'team-a'] });
    await harness.open().deliver(aShipment({ environment: 'pro,duction', latest: true }));
    expect(inbox.projects()).toMatchObject([
      {
        name: 'acme/shop (pro,duction)',
        version: '1.2.0',
        latest: true,
        active: true,
        tags: ['team-a', 'pro duction'],
      },
    ]);
  });

  it('leaves the mark of the latest version alone unless it is told', async () => {
    const { harness, inbox } = createInboxHarness();
    await harness.open().deliver(aShipment({ latest: true }));
    await harness.open().deliver(aShipment({ version: '2.0.0' }));
    expect(inbox.projects().map(({ latest }) => latest)).toEqual([true, false]);
  });

  it('puts new projects under the parent', async () => {
    const parent = { name: 'acme', version: '1' };
    const { harness, inbox } = createInboxHarness({ parent });
    const missing = await caught(harness.open().deliver(aShipment()));
    expect(missing).toMatchObject({
      code: 'DESTINATION_PROJECT_MISSING',
      detail: 'HTTP 404: The parent project could not be found.',
    });
    const uuid = inbox.createProject(parent);
    await harness.open().deliver(aShipment());
    expect(inbox.projects()[1]).toMatchObject({ parent: uuid });
  });

  it.each<[Partial<Notation>, string]>([
    [{ format: 'spdx', specVersion: '2.3' }, 'takes CycloneDX only'],
    [{ specVersion: '1.1' }, 'does not take CycloneDX 1.1 in JSON'],
    [{ specVersion: '2.0' }, 'does not take CycloneDX 2.0 in JSON'],
  ])('refuses %j before it sends anything', async (other, detail) => {
    const { harness, requests } = createInboxHarness();
    const { notation } = aShipment();
    const error = await caught(
      harness.open().deliver(aShipment({ notation: { ...notation, ...other } })),
    );
    expect(error.code).toBe('DESTINATION_FORMAT');
    expect(error.detail).toContain(detail);
    expect(requests).toEqual([]);
  });

  it('needs a version, unless the project has one of its own', async () => {
    const none = createInboxHarness();
    const error = await caught(none.harness.open().deliver(aShipment({ version: ' ' })));
    expect(error.code).toBe('DESTINATION_NEEDS_VERSION');
    expect(none.requests).toEqual([]);
    const fixed = createInboxHarness({ projectVersion: '{environment}' });
    await fixed.harness.open().deliver(aShipment({ version: '' }));
    expect(fixed.inbox.projects()).toMatchObject([{ version: 'production' }]);
  });

  it.each<[Partial<Config>, string]>([
    [{ address: 'https://intra.example.org/dtrack/' }, 'POST /dtrack/api/v1/bom'],
    [{ address: 'https://dtrack.sandbox.example/api' }, 'POST /api/v1/bom'],
  ])('goes to %j', async (config, request) => {
    const { harness, requests } = createInboxHarness(config);
    await harness
      .open()
      .deliver(aShipment())
      .catch(() => undefined);
    expect(requests[0]).toBe(request);
  });

  it('tells a key that may not create projects from a bad one', async () => {
    const { harness, inbox, requests } = createInboxHarness();
    inbox.setPermissions(['BOM_UPLOAD']);
    const error = await caught(harness.open().deliver(aShipment()));
    expect(error.code).toBe('DESTINATION_FORBIDDEN');
    expect(error.detail).toContain('does not have permission to create project');
    expect(error.detail).toContain('PROJECT_CREATION_UPLOAD');
    expect(requests).toEqual(['POST /api/v1/bom', 'GET /api/v1/team/self']);
  });

  it('takes a key for bad where it cannot tell', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.faults.next('upload', { kind: 'creation-denied' });
    inbox.faults.next('query', { kind: 'unreachable' });
    const error = await caught(harness.open().deliver(aShipment()));
    expect(error.code).toBe('DESTINATION_TOKEN_REFUSED');
  });

  it('shows a problem in full', async () => {
    const { harness } = createInboxHarness();
    const junk = '{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{},{"type":"x"}]}';
    const error = await caught(
      harness.open().deliver(aShipment({ bytes: new TextEncoder().encode(junk) })),
    );
    expect(error.code).toBe('DESTINATION_REFUSED');
    expect(error.detail).toMatch(
      /^HTTP 400: The uploaded BOM is invalid: Schema validation failed: \$\.components\[0\]\.type: .*; \$\.components\[1\]\.name: /,
    );
  });

  it.each([
    [{ kind: 'plain-text', text: 'A collection project takes no BOM.' }, 'DESTINATION_REFUSED'],
    [{ kind: 'status', status: 409 }, 'DESTINATION_CONFLICT'],
    [{ kind: 'status', status: 405 }, 'DESTINATION_WRONG_ADDRESS'],
  ] as const)('reads %j as %s', async (fault, code) => {
    const { harness, inbox } = createInboxHarness();
    inbox.faults.next('upload', fault);
    const error = await caught(harness.open().deliver(aShipment()));
    expect(error.code).toBe(code);
    if ('text' in fault) expect(error.detail).toContain(fault.text);
  });

  it('takes the key out of what the other side echoes', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.faults.next('upload', { kind: 'plain-text', text: `Bad key ${harness.secret}` });
    const error = await caught(harness.open().deliver(aShipment()));
    expect(error.detail).toBe('HTTP 400: Bad key [key]');
  });
});
