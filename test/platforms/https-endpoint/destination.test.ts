import { describe, expect, it } from '@jest/globals';
import { destinationContract } from '../../contract/destination';
import { caught } from '../../fakes/caught';
import { anOrigin, aShipment } from '../../fakes/shipment';
import { ADDRESS, createEndpointHarness } from './endpoint-harness';

destinationContract(
  'HTTPS endpoint',
  () => createEndpointHarness().harness,
  {
    'not-understood': 'DESTINATION_REFUSED',
    'address-gone': 'DESTINATION_WRONG_ADDRESS',
    redirected: 'DESTINATION_REDIRECTED',
    // Any 2xx is a yes, whatever goes with it.
    'login-page': 'taken',
    'empty-yes': 'taken',
    'endless-answer': 'taken',
  },
  { records: false },
);

const answering =
  (status: number, headers: Record<string, string> = {}, body?: string) =>
  () =>
    Promise.resolve(new Response(body ?? null, { status, headers }));

describe('HTTPS endpoint', () => {
  it('sends one request to deliver, and none to look', async () => {
    const { open, requests } = createEndpointHarness();
    const receipt = await open().deliver(aShipment());
    expect(receipt).toEqual({ state: 'processed' });
    await open().find(aShipment(), 0);
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([`POST ${ADDRESS}`]);
  });

  it('lands at the inbox with its attributes and type', async () => {
    const { open, inbox } = createEndpointHarness();
    const pullRequest = { id: 7, source: 'feature/ä', target: 'main' };
    const origin = anOrigin({ event: 'pull_request', ref: 'feature/ä "x" 100%', pullRequest });
    await open().deliver(aShipment({ product: 'acme/shop €', origin }));
    expect(inbox.arrivals()).toMatchObject([
      {
        id: 'shipment-1',
        source: 'https://bitbucket.org/acme/shop',
        product: 'acme/shop €',
        environment: 'production',
        version: '1.2.0',
        contentType: 'application/vnd.cyclonedx+json; version=1.6',
        repeats: 0,
        attributes: {
          specversion: '1.0',
          type: 'io.bitbucket.sbom-bridge.document.v1',
          subject: 'acme/shop €',
          ref: 'feature/ä "x" 100%',
          commit: '0123456789abcdef0123456789abcdef01234567',
          event: 'pull_request',
          pullrequest: '7',
        },
      },
    ]);
  });

  it('is kept once by an endpoint that got it twice, which counts the repeat', async () => {
    const { open, inbox } = createEndpointHarness();
    await open().deliver(aShipment());
    expect(await open().deliver(aShipment())).toEqual({ state: 'processed' });
    expect(inbox.arrivals()).toMatchObject([{ repeats: 1 }]);
  });

  it('takes 409 for "it is here already"', async () => {
    const { open, inbox } = createEndpointHarness();
    inbox.faults.next('upload', { kind: 'refusal', status: 409, text: 'Known.' });
    expect(await open().deliver(aShipment())).toEqual({ state: 'processed' });
  });

  it('does not take back a yes whose body breaks off', async () => {
    const { open, answerNext } = createEndpointHarness();
    const body = new ReadableStream({
      pull: (controller) => {
        controller.error(new Error('cut'));
      },
    });
    answerNext(() => Promise.resolve(new Response(body, { status: 202 })));
    expect(await open().deliver(aShipment())).toEqual({ state: 'processed' });
  });

  it.each([
    [400, 'DESTINATION_REFUSED'],
    [401, 'DESTINATION_TOKEN_REFUSED'],
    [403, 'DESTINATION_FORBIDDEN'],
    [404, 'DESTINATION_WRONG_ADDRESS'],
    [405, 'DESTINATION_WRONG_ADDRESS'],
    [408, 'DESTINATION_TIMEOUT'],
    [410, 'DESTINATION_WRONG_ADDRESS'],
    [413, 'DESTINATION_TOO_LARGE'],
    [415, 'DESTINATION_REFUSED'],
    [422, 'DESTINATION_REFUSED'],
    [429, 'DESTINATION_RATE_LIMITED'],
    [431, 'DESTINATION_REFUSED'],
    [500, 'DESTINATION_FAILED'],
    [502, 'DESTINATION_FAILED'],
    [503, 'DESTINATION_UNAVAILABLE'],
    [504, 'DESTINATION_FAILED'],
  ])('reads HTTP %d as %s, with what it said', async (status, code) => {
    const { open, inbox } = createEndpointHarness();
    inbox.faults.next('upload', { kind: 'refusal', status, text: 'Why not.' });
    const error = await caught(open().deliver(aShipment()));
    expect(error.code).toBe(code);
    expect(error.detail).toContain(`HTTP ${status}: Why not.`);
  });

  it('says that it was the signature', async () => {
    const { open } = createEndpointHarness();
    const error = await caught(
      open('another key of at least 32 characters'.replaceAll(' ', '_')).deliver(aShipment()),
    );
    expect(error).toMatchObject({
      code: 'DESTINATION_TOKEN_REFUSED',
      detail: expect.stringContaining('does not accept the signature'),
    });
  });

  it('waits as long as 503 asks to', async () => {
    const { open, inbox } = createEndpointHarness();
    inbox.faults.next('upload', { kind: 'status', status: 503, retryAfter: '120' });
    const error = await caught(open().deliver(aShipment()));
    expect(error).toMatchObject({ code: 'DESTINATION_UNAVAILABLE', retryAfterSeconds: 120 });
  });

  it('quotes no markup', async () => {
    const { open, answerNext } = createEndpointHarness();
    answerNext(answering(500, { 'content-type': 'text/html' }, '<h1>Oops</h1>'));
    const error = await caught(open().deliver(aShipment()));
    expect(error.detail).toBe('HTTP 500: text/html');
  });
});

describe('redirects of an HTTPS endpoint', () => {
  it.each([307, 308])('follows %d within its origin, with the same body', async (status) => {
    const { open, inbox, requests, harness } = createEndpointHarness();
    inbox.faults.next('upload', { kind: 'redirect', status, location: '/intake?again' });
    await open().deliver(aShipment());
    expect(requests.map(({ url }) => url)).toEqual([ADDRESS, `${ADDRESS}?again`]);
    expect(requests[1]?.body).toEqual(requests[0]?.body);
    expect(harness.held()).toEqual([aShipment().sha256]);
  });

  it('follows three at most', async () => {
    const { open, inbox, requests } = createEndpointHarness();
    inbox.faults.next('upload', { kind: 'redirect', status: 307, location: '/intake' }, 9);
    const error = await caught(open().deliver(aShipment()));
    expect(error).toMatchObject({
      code: 'DESTINATION_REDIRECTED',
      detail: 'HTTP 307 to intake.sandbox.example, after three redirects',
    });
    expect(requests).toHaveLength(4);
  });

  it.each([
    [301, '/intake', 'intake.sandbox.example'],
    [302, '/intake', 'intake.sandbox.example'],
    [303, '/intake', 'intake.sandbox.example'],
    [307, 'https://other.example.com/intake?session=secret', 'other.example.com'],
    [307, 'https://intake.sandbox.example:8443/intake', 'intake.sandbox.example:8443'],
    [307, 'http://intake.sandbox.example/intake', 'intake.sandbox.example'],
    [308, '//other.example.com/', 'other.example.com'],
    [307, 'https://user:word@169.254.169.254/', '169.254.169.254'],
  ])('does not follow %d to %s', async (status, location, host) => {
    const { open, inbox, requests } = createEndpointHarness();
    inbox.faults.next('upload', { kind: 'redirect', status, location });
    const error = await caught(open().deliver(aShipment()));
    expect(error).toMatchObject({
      code: 'DESTINATION_REDIRECTED',
      detail: `HTTP ${status} to ${host}`,
    });
    expect(requests).toHaveLength(1);
  });

  it.each(['', 'https://['])('does not follow 307 to nowhere: %j', async (location) => {
    const { open, answerNext } = createEndpointHarness();
    answerNext(answering(307, location === '' ? {} : { location }));
    const error = await caught(open().deliver(aShipment()));
    expect(error).toMatchObject({ code: 'DESTINATION_REDIRECTED', detail: 'HTTP 307' });
  });
});

describe('the address of an HTTPS endpoint', () => {
  it.each(['https://10.0.0.1/', 'https://[::1]/', 'https://localhost/', 'https://intake/'])(
    'sends nothing to %s, unless the operator allows it',
    async (address) => {
      const { open, requests } = createEndpointHarness();
      const error = await caught(open(undefined, { address }).deliver(aShipment()));
      expect(error.code).toBe('DESTINATION_PRIVATE_ADDRESS');
      expect(requests).toEqual([]);
      const fetch = answering(204);
      const allowed = open(undefined, { address, fetch, allowPrivateAddresses: true });
      expect(await allowed.deliver(aShipment())).toEqual({ state: 'processed' });
    },
  );

  it('sends nothing over plain HTTP', async () => {
    const { open, requests } = createEndpointHarness();
    const address = 'http://intake.sandbox.example/intake';
    const error = await caught(open(undefined, { address }).deliver(aShipment()));
    expect(error.code).toBe('DESTINATION_WRONG_ADDRESS');
    expect(requests).toEqual([]);
  });

  it('says that a name leads into a private network', async () => {
    const { open } = createEndpointHarness();
    const fetch = () =>
      Promise.reject(
        new TypeError('fetch failed', {
          cause: Object.assign(new Error('x'), { code: 'ERR_PRIVATE_ADDRESS' }),
        }),
      );
    const error = await caught(open(undefined, { fetch }).deliver(aShipment()));
    expect(error.code).toBe('DESTINATION_PRIVATE_ADDRESS');
  });

  it('says what is wrong with a certificate', async () => {
    const { open } = createEndpointHarness();
    const fetch = () =>
      Promise.reject(
        new TypeError('fetch failed', {
          cause: Object.assign(new Error('x'), { code: 'CERT_HAS_EXPIRED' }),
        }),
      );
    const error = await caught(open(undefined, { fetch }).deliver(aShipment()));
    expect(error).toMatchObject({
      code: 'DESTINATION_UNAVAILABLE',
      detail: 'The certificate of the server has expired.',
    });
  });
});
