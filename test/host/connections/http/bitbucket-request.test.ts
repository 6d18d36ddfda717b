import { describe, expect, it } from '@jest/globals';
import { BITBUCKET_CLOUD } from '../../../../host/connections/bitbucket-service';
import { bitbucketRequest } from '../../../../host/connections/http/bitbucket-request';
import type { RequestParts } from '../../../../host/connections/http/bitbucket-request';
import { createRestProduct } from '../../../../host/connections/http/rest-product';
import { listRepositories } from '../../../../host/connections/rest/list-repositories';
import { HOSTILE_LINKS, HOSTILE_PATHS, OWN_UUID } from './hostile-places';

const WORKSPACE = { uuid: OWN_UUID, slug: 'sandbox', name: 'Sandbox' };
const OWN = `/2.0/repositories/%7B${OWN_UUID}%7D`;
const API = 'https://api.bitbucket.org';

/** A network that answers in turn, the last answer for good, and notes what it was asked. */
function network(...answers: (() => Response | Promise<Response>)[]) {
  const asked: Request[] = [];
  const parts: RequestParts & { workspace: typeof WORKSPACE; accountId: string } = {
    service: BITBUCKET_CLOUD,
    workspace: WORKSPACE,
    accountId: 'me',
    authorization: { authorize: () => Promise.resolve('Bearer secret') },
    network: (request) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(request);
      if (answer === undefined) throw new TypeError('fetch failed');
      return Promise.resolve(answer());
    },
  };
  return { asked, parts };
}

const ok = () => Response.json({ fine: true });
const to = (location: string, status: number) => () =>
  new Response(null, { status, headers: { location } });

describe('the fence', () => {
  it.each(HOSTILE_PATHS)('refuses %s before anything leaves: %s', async (_what, path) => {
    const { asked, parts } = network(ok);
    await expect(bitbucketRequest(parts, path)).rejects.toMatchObject({ code: 'OTHER_WORKSPACE' });
    expect(asked).toEqual([]);
  });

  it.each(HOSTILE_LINKS)('follows no redirect to %s: %s', async (_what, link) => {
    const { asked, parts } = network(to(link, 302), ok);
    const sent = bitbucketRequest(parts, `${OWN}/shop/diffstat/a..b`);
    await expect(sent).rejects.toMatchObject({ code: 'OTHER_WORKSPACE' });
    expect(asked).toHaveLength(1);
  });

  it.each(HOSTILE_LINKS)('follows no next link to %s: %s', async (_what, next) => {
    const { asked, parts } = network(() => Response.json({ values: [], next }), ok);
    const access = {
      kind: 'api-token',
      service: BITBUCKET_CLOUD,
      product: createRestProduct(parts),
    } as const;
    const read = async () => {
      const pages = listRepositories(access, OWN_UUID, 'made');
      for await (const page of pages) expect(page.unreadable).toBe(0);
    };
    await expect(read()).rejects.toMatchObject({ code: 'OTHER_WORKSPACE' });
    expect(asked).toHaveLength(1);
  });

  it.each([
    ['/2.0/repositories/sandbox/shop', `${OWN}/shop`],
    ['/2.0/repositories/SandBox/shop', `${OWN}/shop`],
    ['/2.0/repositories/%73andbox/shop?pagelen=1', `${OWN}/shop?pagelen=1`],
    [`/2.0/repositories/{${OWN_UUID}}/shop`, `${OWN}/shop`],
    [`${OWN.toUpperCase().replace('REPOSITORIES', 'repositories')}/shop`, `${OWN}/shop`],
    [`${OWN}/shop/../web`, `${OWN}/web`],
    [`${OWN}/shop/refs/branches/feature%2Fx`, `${OWN}/shop/refs/branches/feature%2Fx`],
    [
      `${OWN}/shop/src/abc/a..b%20%25%3F/%C3%BC.json`,
      `${OWN}/shop/src/abc/a..b%20%25%3F/%C3%BC.json`,
    ],
    [`${OWN}/shop/diffstat/abc..def?topic=false`, `${OWN}/shop/diffstat/abc..def?topic=false`],
    [`${OWN}?q=name~"other"&page=2#part`, `${OWN}?q=name~%22other%22&page=2`],
    ['/2.0/workspaces/sandbox/hooks', `/2.0/workspaces/%7B${OWN_UUID}%7D/hooks`],
    [
      '/2.0/user/workspaces/sandbox/permission',
      `/2.0/user/workspaces/%7B${OWN_UUID}%7D/permission`,
    ],
    ['/2.0/user', '/2.0/user'],
    ['/2.0/user/workspaces?page=2', '/2.0/user/workspaces?page=2'],
    ['/2.0/hook_events/repository', '/2.0/hook_events/repository'],
  ])('lets %s through', async (path, sent) => {
    const { asked, parts } = network(ok);
    await bitbucketRequest(parts, path);
    expect(asked.map(({ url }) => url)).toEqual([API + sent]);
  });

  it('lets no workspace through before one is known', async () => {
    const { asked, parts } = network(ok);
    const open = { ...parts, workspace: {} };
    await expect(bitbucketRequest(open, `${OWN}/shop`)).rejects.toMatchObject({
      code: 'OTHER_WORKSPACE',
    });
    expect((await bitbucketRequest(open, '/2.0/user/workspaces')).status).toBe(200);
    expect(asked).toHaveLength(1);
  });
});

describe('a credentialed request', () => {
  it('keeps the credential on a redirect within the API, and becomes GET where fetch says so', async () => {
    const target = `${API}/2.0/repositories/sandbox/shop/diffstat/a..b?x=1`;
    const { asked, parts } = network(to(target, 302), ok);
    await bitbucketRequest(parts, `${OWN}/shop/pullrequests/1/diffstat`);
    expect(asked.map((one) => [one.method, one.url, one.headers.get('authorization')])).toEqual([
      ['GET', `${API}${OWN}/shop/pullrequests/1/diffstat`, 'Bearer secret'],
      ['GET', `${API}${OWN}/shop/diffstat/a..b?x=1`, 'Bearer secret'],
    ]);
  });

  it.each([
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [307, 'POST', 'POST', '{"a":1}'],
    [308, 'PUT', 'PUT', '{"a":1}'],
    [302, 'PUT', 'PUT', '{"a":1}'],
  ])('after %i a %s is a %s', async (status, method, then, body) => {
    const { asked, parts } = network(to(`${OWN}/b`, status), ok);
    const headers = { 'content-type': 'application/json' };
    await bitbucketRequest(parts, `${OWN}/a`, { method, headers, body: '{"a":1}' });
    expect([asked[1]?.method, await asked[1]?.text()]).toEqual([then, body]);
    expect(asked[1]?.headers.get('content-type')).toBe(body === '' ? null : 'application/json');
  });

  it('answers for a file in LFS with the head of its pointer, and asks nobody else', async () => {
    const { asked, parts } = network(to('https://media.example/lfs/abc?token=xyz', 301), ok);
    const answer = await bitbucketRequest(parts, `${OWN}/shop/src/abc/bom.json`);
    expect([answer.status, await answer.text()]).toEqual([
      200,
      'version https://git-lfs.github.com/spec/v1\n',
    ]);
    expect(asked).toHaveLength(1);
  });

  it('gives up after five redirects, follows none by hand, and fails where none is wanted', async () => {
    const { asked, parts } = network(to(`${OWN}/a`, 302));
    await expect(bitbucketRequest(parts, `${OWN}/a`)).rejects.toThrow(TypeError);
    expect(asked).toHaveLength(6);
    expect((await bitbucketRequest(parts, `${OWN}/a`, { redirect: 'manual' })).status).toBe(302);
    const sent = bitbucketRequest(parts, `${OWN}/a`, { redirect: 'error' });
    await expect(sent).rejects.toThrow(TypeError);
  });

  it('sends no header that the API does not document, and no other credential', async () => {
    const { asked, parts } = network(ok);
    const headers = {
      accept: 'application/json',
      authorization: 'Basic b3RoZXI=',
      cookie: 'a=b',
      'x-forwarded-host': 'evil.example',
      'x-http-method-override': 'DELETE',
    };
    await bitbucketRequest(parts, `${OWN}/a`, { headers });
    expect([...(asked[0]?.headers ?? [])]).toEqual([
      ['accept', 'application/json'],
      ['authorization', 'Bearer secret'],
    ]);
  });

  it('passes limits and refusals on as they are', async () => {
    const headers = { 'retry-after': '12', 'x-ratelimit-nearlimit': 'true' };
    const { parts } = network(() => new Response('Rate limit', { status: 429, headers }));
    const answer = await bitbucketRequest(parts, `${OWN}/a`);
    expect([answer.status, await answer.text()]).toEqual([429, 'Rate limit']);
    expect(Object.fromEntries(answer.headers)).toMatchObject(headers);
  });

  it('renews once after a 401, with the same body', async () => {
    const { asked, parts } = network(() => new Response(null, { status: 401 }), ok);
    let token = 'old';
    const authorization = {
      authorize: () => Promise.resolve(`Bearer ${token}`),
      renew: (refused: string) => {
        token = 'new';
        return Promise.resolve(refused === 'Bearer old');
      },
    };
    const init = { method: 'POST', body: 'text' };
    const answer = await bitbucketRequest({ ...parts, authorization }, `${OWN}/a`, init);
    expect(answer.status).toBe(200);
    const sent = asked.map(async (one) => [one.headers.get('authorization'), await one.text()]);
    expect(await Promise.all(sent)).toEqual([
      ['Bearer old', 'text'],
      ['Bearer new', 'text'],
    ]);
  });

  it('answers a 401 that stays', async () => {
    const { asked, parts } = network(() => new Response(null, { status: 401 }));
    const authorization = { ...parts.authorization, renew: () => Promise.resolve(true) };
    expect((await bitbucketRequest({ ...parts, authorization }, `${OWN}/a`)).status).toBe(401);
    expect(asked).toHaveLength(2);
  });

  it('rejects as fetch does where nothing answers, in time or at all', async () => {
    const { parts } = network();
    await expect(bitbucketRequest(parts, `${OWN}/a`)).rejects.toThrow(TypeError);
    const silent = { ...network(() => new Promise(() => undefined)).parts, timeoutMs: 5 };
    await expect(bitbucketRequest(silent, `${OWN}/a`)).rejects.toThrow(TypeError);
  });

  it('stops when the caller does', async () => {
    const { parts } = network(ok);
    const deaf: RequestParts['network'] = async (request) => {
      request.signal.throwIfAborted();
      return Promise.resolve(ok());
    };
    const signal = AbortSignal.abort(new Error('enough'));
    const sent = bitbucketRequest({ ...parts, network: deaf }, `${OWN}/a`, { signal });
    await expect(sent).rejects.toThrow('enough');
  });
});

describe('product requests', () => {
  it('are sent as the app and as the credential’s account; nobody else has one', async () => {
    const { asked, parts } = network(ok);
    const product = createRestProduct(parts);
    const status = async (who: Parameters<typeof product.request>[0]) =>
      (await product.request(who, `${OWN}/a`, {})).status;
    expect(await status({ type: 'app' })).toBe(200);
    expect(await status({ type: 'user', accountId: 'me' })).toBe(200);
    expect(await status({ type: 'user', accountId: 'somebody' })).toBe(401);
    expect(asked).toHaveLength(2);
  });
});
