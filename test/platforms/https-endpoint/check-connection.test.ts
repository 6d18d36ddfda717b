import { describe, expect, it } from '@jest/globals';
import { rotateKeys } from '../../../src/platforms/https-endpoint/keys';
import { ADDRESS, createEndpointHarness, KEY } from './endpoint-harness';

const OTHER = 'another-key-of-at-least-32-characters';

describe('the test of an HTTPS endpoint', () => {
  it('asks once, with a signed OPTIONS, and sends no document', async () => {
    const { open, requests, harness } = createEndpointHarness();
    const check = await open().test();
    expect(check).toEqual({
      ok: true,
      lines: [
        { ok: true, text: 'The endpoint answers.' },
        { ok: true, text: expect.stringMatching(/^Signs with key [0-9a-f]{8}\.$/) },
      ],
    });
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([`OPTIONS ${ADDRESS}`]);
    expect(requests[0]?.body).toHaveLength(0);
    expect(harness.held()).toEqual([]);
  });

  it('says how long the key before is used', async () => {
    const { open, time } = createEndpointHarness();
    const check = await open(rotateKeys(KEY, OTHER, time.clock.now())).test();
    expect(check.ok).toBe(true);
    expect(check.lines.at(-1)?.text).toMatch(/^Key [0-9a-f]{8} signs as well until 2026-10-08\.$/);
  });

  it('tells a signature that is not accepted', async () => {
    const { open } = createEndpointHarness();
    const check = await open(OTHER).test();
    expect(check.ok).toBe(false);
    expect(check.lines[1]?.text).toContain('does not accept the signature');
  });

  it('is content with an endpoint that knows no OPTIONS', async () => {
    const { open, inbox } = createEndpointHarness();
    inbox.faults.next('query', { kind: 'status', status: 405 });
    const check = await open().test();
    expect(check.ok).toBe(true);
    expect(check.lines[0]?.text).toContain('takes no OPTIONS');
  });

  it.each([
    [{ kind: 'status', status: 404 }, 'There is no such service'],
    [{ kind: 'status', status: 410 }, 'There is no such service'],
    [
      { kind: 'redirect', status: 302, location: 'https://login.example.com/x' },
      'login.example.com',
    ],
    [{ kind: 'status', status: 500 }, 'HTTP 500'],
    [{ kind: 'unreachable' }, 'down or unreachable'],
  ] as const)('tells %j', async (fault, words) => {
    const { open, inbox } = createEndpointHarness();
    inbox.faults.next('query', fault);
    const check = await open().test();
    expect(check.ok).toBe(false);
    expect(check.lines.map(({ text }) => text).join(' ')).toContain(words);
  });

  it('tells an address in a private network without asking it', async () => {
    const { open, requests } = createEndpointHarness();
    const check = await open(undefined, { address: 'https://192.168.1.10/intake' }).test();
    expect(check.ok).toBe(false);
    expect(check.lines.map(({ text }) => text)).toContain('192.168.1.10');
    expect(requests).toEqual([]);
  });

  it('tells what is wrong with a certificate', async () => {
    const { open } = createEndpointHarness();
    const cause = Object.assign(new Error('x'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause }));
    const check = await open(undefined, { fetch }).test();
    expect(check.lines.map(({ text }) => text)).toContain(
      'The certificate of the server is signed by itself.',
    );
  });
});
