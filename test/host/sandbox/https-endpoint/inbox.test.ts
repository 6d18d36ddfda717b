import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openDatabase } from '../../../../host/database';
import { createEndpointInbox } from '../../../../host/sandbox/https-endpoint/inbox';
import { createVirtualTime } from '../../../fakes/virtual-time';

const KEY = 'key-of-the-inbox-with-32-characters-or-more';
const CSRF = 'csrf-of-the-test';
const EVIL = '<img src=x onerror=alert(1)>"\'&';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

function anInbox(database = openDatabase(':memory:')) {
  const time = createVirtualTime();
  const inbox = createEndpointInbox({
    database,
    clock: time.clock,
    timers: time.timers,
    key: KEY,
    csrfToken: CSRF,
    maxBytes: 1000,
  });
  const send = async (
    body: string,
    changed: Readonly<Record<string, string | undefined>> = {},
    { method = 'POST', path = '/intake', key = KEY, at = time.clock.now(), signed = body } = {},
  ): Promise<Response> => {
    const timestamp = String(Math.floor(at / 1000));
    const id = sha256(key).slice(0, 8);
    const signature = createHmac('sha256', key)
      .update(`${timestamp}.${id}.${signed}`)
      .digest('hex');
    const headers: Record<string, string | undefined> = {
      'content-type': 'application/json',
      'ce-specversion': '1.0',
      'ce-id': 'one',
      'ce-source': 'https://bitbucket.org/acme/shop',
      'ce-type': 'test',
      'ce-product': 'acme/shop',
      'ce-environment': 'production',
      'ce-sha256': sha256(body),
      'sbom-bridge-timestamp': timestamp,
      'sbom-bridge-signature': `${id}=${signature}`,
      ...changed,
    };
    const given = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    return inbox.handle(
      new Request(`https://intake.sandbox.example${path}`, {
        method,
        headers: given,
        ...(method === 'POST' && { body }),
      }),
    );
  };
  return { inbox, send, time, database };
}

describe('the HTTPS endpoint of the sandbox', () => {
  it('keeps a document with its attributes, over a restart', async () => {
    const { send, database } = anInbox();
    const answer = await send('sbom', {
      'ce-ref': 'feature/%C3%A4%20%22x%22',
      'ce-version': '1.0',
    });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ id: 'one', repeat: false });
    const { inbox } = anInbox(database);
    expect(inbox.arrivals()).toMatchObject([
      {
        id: 'one',
        product: 'acme/shop',
        version: '1.0',
        sha256: sha256('sbom'),
        size: 4,
        keyId: sha256(KEY).slice(0, 8),
        attributes: { ref: 'feature/ä "x"' },
      },
    ]);
    const kept = inbox.document('https://bitbucket.org/acme/shop', 'one');
    expect(new TextDecoder().decode(kept)).toBe('sbom');
  });

  it('says that it has a document already, and counts', async () => {
    const { send, inbox } = anInbox();
    await send('sbom');
    const again = await send('sbom');
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ id: 'one', repeat: true });
    await send('sbom', { 'ce-source': 'https://bitbucket.org/acme/other' });
    await send('sbom', { 'ce-id': 'two' });
    expect(inbox.arrivals().map(({ repeats }) => repeats)).toEqual([0, 0, 1]);
  });

  it('refuses another document under the same name', async () => {
    const { send, inbox } = anInbox();
    await send('sbom');
    expect((await send('other')).status).toBe(422);
    expect(inbox.arrivals()).toMatchObject([{ sha256: sha256('sbom') }]);
  });

  it('checks with whichever key is valid', async () => {
    const { send, inbox } = anInbox();
    const next = 'the-next-key-of-at-least-32-characters';
    expect((await send('sbom', {}, { key: next })).status).toBe(401);
    inbox.setKeys([next, KEY]);
    expect((await send('sbom', {}, { key: next })).status).toBe(201);
    expect((await send('sbom')).status).toBe(200);
    inbox.setKeys([next]);
    expect((await send('sbom')).status).toBe(401);
  });

  it.each([
    ['no timestamp', { 'sbom-bridge-timestamp': undefined }, 'There is no timestamp.'],
    ['words for a timestamp', { 'sbom-bridge-timestamp': 'now' }, 'There is no timestamp.'],
    ['no signature', { 'sbom-bridge-signature': undefined }, 'No signature is made'],
    ['a signature that is none', { 'sbom-bridge-signature': 'x=y,,=' }, 'No signature is made'],
    [
      'a signature by nobody',
      { 'sbom-bridge-signature': `${sha256(KEY).slice(0, 8)}=${'0'.repeat(64)}` },
      'No signature is made',
    ],
  ])('refuses a request with %s', async (_what, changed, words) => {
    const { send, inbox } = anInbox();
    const answer = await send('sbom', changed);
    expect(answer.status).toBe(401);
    expect(await answer.text()).toContain(words);
    expect(inbox.arrivals()).toEqual([]);
  });

  it('refuses another body than the one that was signed', async () => {
    const { send } = anInbox();
    expect((await send('sbom', {}, { signed: 'other' })).status).toBe(401);
  });

  it.each([
    [-301, 401],
    [-299, 201],
    [299, 201],
    [301, 401],
  ])('takes a timestamp that is %d seconds off with %d', async (seconds, status) => {
    const { send, time } = anInbox();
    const at = time.clock.now() + seconds * 1000;
    expect((await send('sbom', {}, { at })).status).toBe(status);
  });

  it.each([
    [{ 'ce-id': undefined }, 400, 'The attribute id is missing.'],
    [{ 'ce-specversion': '0.3' }, 400, 'Only CloudEvents 1.0'],
    [{ 'ce-ref': '%C0%A0' }, 400, 'ref cannot be decoded'],
    [{ 'ce-ref': '50%' }, 400, 'ref cannot be decoded'],
    [{ 'ce-bad_name': 'x' }, 400, 'bad_name is no name'],
    [{ 'ce-datacontenttype': 'text/plain' }, 400, 'must not be sent'],
    [{ 'ce-sha256': sha256('other') }, 422, 'another SHA-256'],
  ])('refuses %j with %d: %s', async (changed, status, words) => {
    const { send, inbox } = anInbox();
    const answer = await send('sbom', changed);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(words);
    expect(inbox.arrivals()).toEqual([]);
  });

  it('reads values in quotes, as earlier versions of the binding wrote them', async () => {
    const { send, inbox } = anInbox();
    await send('sbom', { 'ce-ref': '"a \\"b\\" %41"' });
    expect(inbox.arrivals()[0]?.attributes['ref']).toBe('a "b" A');
  });

  it('answers a signed OPTIONS, and nothing at other addresses', async () => {
    const { send, inbox } = anInbox();
    expect((await send('', {}, { method: 'OPTIONS' })).status).toBe(204);
    expect((await send('', {}, { method: 'OPTIONS', signed: 'x' })).status).toBe(401);
    expect((await send('sbom', {}, { path: '/' })).status).toBe(404);
    expect((await send('')).status).toBe(400);
    expect((await send('x'.repeat(1001))).status).toBe(413);
    expect(inbox.arrivals()).toEqual([]);
  });
});

describe('the page of the HTTPS endpoint', () => {
  const get = (inbox: ReturnType<typeof anInbox>['inbox'], path: string, headers = {}) =>
    inbox.routes.request(path, { headers });

  it('shows what arrived, escaped', async () => {
    const { send, inbox } = anInbox();
    await send('sbom', {
      'ce-product': encodeURIComponent(EVIL),
      'ce-ref': encodeURIComponent(EVIL),
      'content-type': EVIL,
    });
    for (const path of ['/inbox/endpoint', '/inbox/endpoint/arrivals']) {
      const text = await (await get(inbox, path)).text();
      expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
      expect(text).not.toContain('<img');
      expect(text).not.toContain(KEY);
    }
  });

  it('tells programs that have the key', async () => {
    const { send, inbox } = anInbox();
    await send('sbom');
    expect((await get(inbox, '/inbox/endpoint.json')).status).toBe(401);
    const answer = await get(inbox, '/inbox/endpoint.json', { authorization: `Bearer ${KEY}` });
    expect(await answer.json()).toMatchObject({
      arrivals: [{ id: 'one', repeats: 0, receivedAt: '2026-10-01T00:00:00.000Z' }],
    });
  });

  it.each([
    [
      { kind: 'status', value: '503' },
      { kind: 'status', status: 503 },
    ],
    [
      { kind: 'redirect', value: '307', text: 'https://a.example/' },
      { kind: 'redirect', status: 307, location: 'https://a.example/' },
    ],
    [
      { kind: 'refusal', value: '422', text: 'No.' },
      { kind: 'refusal', status: 422, text: 'No.' },
    ],
    [{ kind: 'redirect', value: '200', text: 'https://a.example/' }, undefined],
    [{ kind: 'redirect', value: '307', text: 'a b' }, undefined],
    [{ kind: 'refusal', value: '200' }, undefined],
  ])('plans %j', async (fields: Record<string, string>, fault) => {
    const { inbox } = anInbox();
    const form = new URLSearchParams({ csrf: CSRF, operation: 'upload', ...fields });
    const answer = await inbox.routes.request('/inbox/endpoint/faults', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    });
    expect(answer.status).toBe(fault === undefined ? 400 : 303);
    expect(inbox.faults.planned().map((each) => each.fault)).toEqual(
      fault === undefined ? [] : [fault],
    );
  });
});
