import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import type { Network } from '../../../host/platform/types';
import { MANIFEST, testPlatform, WORKSPACE } from './test-platform';

const NOT_ALLOWED = { name: 'REQUEST_EGRESS_ALLOWLIST_ERR', status: 403 };
const redirect = (location: string, status = 302): Response =>
  new Response(null, { status, headers: { location } });

describe('fetch inside an invocation', () => {
  it.each([
    'https://api.example.com/v1?x=1',
    'https://API.example.com/',
    'https://deep.sub.example.org/',
  ])('reaches %s through the network of the host', async (url) => {
    const { inside, requests, records } = testPlatform();
    const text = await inside(() => fetch(url).then((response) => response.text()));
    expect(text).toBe('outside');
    expect(requests).toEqual([{ method: 'GET', url: new URL(url).href }]);
    expect(records.at(-1)).toMatchObject({ externalRequests: 1, productRequests: 0 });
  });

  it.each([
    'https://example.com/',
    'https://api.example.com.evil.example/',
    'https://api.example.com:9999/',
    'http://api.example.com/',
    'https://example.org/',
    'http://127.0.0.1:1/',
    'data:text/plain,hello',
  ])('is refused for %s', async (url) => {
    const { inside, requests } = testPlatform();
    await expect(inside(() => fetch(url))).rejects.toMatchObject(NOT_ALLOWED);
    expect(requests).toEqual([]);
  });

  it('is refused once the address is gone from the manifest', async () => {
    const manifest = MANIFEST.replace('        - address: https://api.example.com\n', '');
    const { inside } = testPlatform({ manifest });
    await expect(inside(() => fetch('https://api.example.com/'))).rejects.toMatchObject(
      NOT_ALLOWED,
    );
  });

  it('names no query in the refusal', async () => {
    const { inside } = testPlatform();
    const asked = inside(() => fetch('https://evil.example/?token=hunter2'));
    await expect(asked).rejects.toThrow(expect.not.stringContaining('hunter2'));
  });

  it('takes no credentials in the address', async () => {
    const { inside, requests } = testPlatform();
    const asked = inside(() => fetch('https://api.example.com@evil.example/'));
    await expect(asked).rejects.toThrow('credentials');
    expect(requests).toEqual([]);
  });

  it('is the fetch of @forge/api too, which captures it at import', async () => {
    const { inside, requests } = testPlatform();
    const { fetch: forgeFetch } = await import('@forge/api');
    await inside(() => forgeFetch('https://api.example.com/a', { method: 'POST', body: 'x' }));
    expect(requests).toEqual([{ method: 'POST', url: 'https://api.example.com/a' }]);
    await expect(inside(() => forgeFetch('https://evil.example/'))).rejects.toMatchObject(
      NOT_ALLOWED,
    );
  });

  it('judges the target of a redirect', async () => {
    const { inside, requests } = testPlatform({
      network: () => Promise.resolve(redirect('https://evil.example/')),
    });
    await expect(inside(() => fetch('https://api.example.com/'))).rejects.toMatchObject(
      NOT_ALLOWED,
    );
    expect(requests).toHaveLength(1);
  });

  it.each([
    [307, 'POST', 'payload'],
    [303, 'GET', ''],
    [302, 'GET', ''],
  ])('follows %d with %s, and leaves credentials at home', async (status, method, body) => {
    const seen: [string, string, string, string | null][] = [];
    const network: Network = async (request) => {
      const text = await request.text();
      seen.push([request.url, request.method, text, request.headers.get('authorization')]);
      return seen.length === 1
        ? redirect('https://files.example.org/x', status)
        : new Response('ok');
    };
    const { inside } = testPlatform({ network });
    await inside(() =>
      fetch('https://api.example.com/', {
        method: 'POST',
        body: 'payload',
        headers: { authorization: 'Bearer t' },
      }),
    );
    expect(seen).toEqual([
      ['https://api.example.com/', 'POST', 'payload', 'Bearer t'],
      ['https://files.example.org/x', method, body, null],
    ]);
  });

  it('hands a redirect over to whoever asks for it', async () => {
    const { inside } = testPlatform({
      network: () => Promise.resolve(redirect('https://evil.example/')),
    });
    const response = await inside(() => fetch('https://api.example.com/', { redirect: 'manual' }));
    expect(response.status).toBe(302);
  });

  it('gives up on a circle', async () => {
    const { inside, requests } = testPlatform({
      network: () => Promise.resolve(redirect('https://api.example.com/again')),
    });
    await expect(inside(() => fetch('https://api.example.com/'))).rejects.toThrow('too many');
    expect(requests).toHaveLength(21);
  });

  it('honours the signal of the app', async () => {
    const ending = new AbortController();
    const { inside } = testPlatform({
      // Not by a timer: nothing but this promise would hold the request until then, and a signal
      // whose request is collected as garbage tells nobody.
      network: (request) =>
        new Promise((_resolve, reject) => {
          request.signal.addEventListener('abort', () => {
            reject(request.signal.reason as Error);
          });
          ending.abort(new DOMException('Too late.', 'TimeoutError'));
        }),
    });
    const asked = inside(() => fetch('https://api.example.com/', { signal: ending.signal }));
    await expect(asked).rejects.toMatchObject({ name: 'TimeoutError' });
  });
});

describe('what an admin granted', () => {
  const manifest = MANIFEST.replace(
    '  external:\n',
    '  external:\n    configurable: { enabled: true }\n',
  );
  const GRANTED = 'https://sbom.example.net:8443';

  it('is reached from the next request on, and refused from the next after it is taken back', async () => {
    const { inside, platform, requests } = testPlatform({ manifest });
    const ask = (): Promise<Response> => inside(() => fetch(`${GRANTED}/api/v1/bom`));
    await expect(ask()).rejects.toMatchObject(NOT_ALLOWED);
    platform.egress.grant([GRANTED]);
    await ask();
    expect(requests).toEqual([{ method: 'GET', url: `${GRANTED}/api/v1/bom` }]);
    platform.egress.change('deleteGroup', { key: 'operator' }).apply();
    await expect(ask()).rejects.toMatchObject(NOT_ALLOWED);
    expect(requests).toHaveLength(1);
  });

  it.each([
    'https://sbom.example.net/',
    'http://sbom.example.net:8443/',
    'https://sbom.example.net.evil.example:8443/',
    'https://x.sbom.example.net:8443/',
  ])('lets nothing else out: %s', async (url) => {
    const { inside, platform, requests } = testPlatform({ manifest });
    platform.egress.grant([GRANTED]);
    await expect(inside(() => fetch(url))).rejects.toMatchObject(NOT_ALLOWED);
    expect(requests).toEqual([]);
  });

  it('is judged anew at each redirect', async () => {
    const { inside, platform, requests } = testPlatform({
      manifest,
      network: () => {
        platform.egress.change('deleteGroup', { key: 'operator' }).apply();
        return Promise.resolve(redirect(`${GRANTED}/again`));
      },
    });
    platform.egress.grant([GRANTED]);
    await expect(inside(() => fetch(`${GRANTED}/`))).rejects.toMatchObject(NOT_ALLOWED);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['owner', 200, true],
    ['member', 200, false],
    ['owner', 403, false],
  ])('is for admins to change: %s, %d', async (permission, status, admin) => {
    const asked: unknown[] = [];
    const { platform } = testPlatform({
      manifest,
      product: {
        request: (actor, path) => {
          asked.push(actor, path);
          return Promise.resolve(Response.json({ permission }, { status }));
        },
      },
    });
    expect(await platform.isWorkspaceAdmin('557058:a')).toBe(admin);
    expect(asked).toEqual([
      { type: 'user', accountId: '557058:a' },
      `/2.0/user/workspaces/%7B${WORKSPACE}%7D/permission`,
    ]);
  });
});

describe('the process around an invocation', () => {
  const serve = async (): Promise<Server> => {
    const server = createServer((_request, response) => response.end('real'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return server;
  };

  it('keeps the real fetch outside, and for the host inside', async () => {
    const server = await serve();
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { inside } = testPlatform({ network: () => fetch(url) });
    expect(await (await fetch(url)).text()).toBe('real');
    const text = await inside(() => fetch('https://api.example.com/').then((r) => r.text()));
    expect(text).toBe('real');
    server.close();
    server.closeAllConnections();
  });

  it('opens no socket for app code', async () => {
    const { inside } = testPlatform();
    const asked = inside(
      () =>
        new Promise((resolve, reject) => {
          get('https://api.example.com/', resolve).on('error', reject);
        }),
    );
    await expect(asked).rejects.toThrow('opens no sockets');
  });
});
