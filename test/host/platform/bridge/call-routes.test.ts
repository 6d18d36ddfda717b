import { describe, expect, it } from '@jest/globals';
import { createBridgeDouble, ORIGIN, PAGE, pageData } from './bridge-double';

const CALL = {
  moduleKey: 'settings',
  extension: { repository: { uuid: '{1}' } },
  functionKey: 'getPage',
  payload: { a: 1 },
};

describe('invoke', () => {
  it('hands over what the browser claims, with the account of the session', async () => {
    const { begin, calls } = createBridgeDouble();
    const { post } = await begin();
    const claimed = { ...CALL, accountId: 'somebody else' };
    const response = await post('/bridge/invoke', claimed);
    expect(await response.json()).toEqual({ result: { answered: 'getPage' } });
    expect(calls).toEqual([{ ...CALL, accountId: '557058:owner' }]);
  });

  it('answers null where a resolver answers nothing', async () => {
    const { begin } = createBridgeDouble({
      platform: { resolve: () => Promise.resolve(undefined) },
    });
    const { post } = await begin();
    expect(await (await post('/bridge/invoke', CALL)).json()).toEqual({ result: null });
  });

  it('keeps the message of a failing function to itself', async () => {
    const { begin } = createBridgeDouble({
      platform: { resolve: () => Promise.reject(new Error('token abc refused')) },
    });
    const { post } = await begin();
    const response = await post('/bridge/invoke', CALL);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('abc');
  });

  it.each([
    ['what is not JSON', '{'],
    ['a call without a function', { ...CALL, functionKey: undefined }],
    ['an extension that is no object', { ...CALL, extension: 'x' }],
  ])('refuses %s', async (_name, body) => {
    const { begin, calls } = createBridgeDouble();
    const { post } = await begin();
    expect((await post('/bridge/invoke', body)).status).toBe(400);
    expect(calls).toEqual([]);
  });

  it('takes 500 KB and not a byte more', async () => {
    const { begin, calls } = createBridgeDouble();
    const { post } = await begin();
    const frame = JSON.stringify({ ...CALL, payload: '' }).length;
    const sized = (size: number) => ({ ...CALL, payload: 'x'.repeat(size - frame) });
    expect((await post('/bridge/invoke', sized(500 * 1024))).status).toBe(200);
    expect((await post('/bridge/invoke', sized(500 * 1024 + 1))).status).toBe(413);
    expect(calls).toHaveLength(1);
  });

  it('sends no more than 5 MB', async () => {
    const { begin } = createBridgeDouble({
      platform: { resolve: () => Promise.resolve('x'.repeat(5 * 1024 * 1024)) },
    });
    const { post } = await begin();
    const response = await post('/bridge/invoke', CALL);
    expect(await response.json()).toMatchObject({ error: { code: 'ANSWER_TOO_LARGE' } });
  });
});

describe('a request that a page of this host did not send', () => {
  it.each([
    ['has no token', { 'x-bridge-token': '' }],
    ['has another token', { 'x-bridge-token': 'f'.repeat(64) }],
    ['has no cookie', { cookie: '' }],
    ['is a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['is text', { 'content-type': 'text/plain' }],
    ['comes from another origin of this machine', { 'sec-fetch-site': 'same-site' }],
    ['comes from another site', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused when it %s', async (_name, headers) => {
    const { begin, calls } = createBridgeDouble();
    const { post } = await begin();
    expect((await post('/bridge/invoke', CALL, headers)).status).toBe(403);
    expect(calls).toEqual([]);
  });

  it('cannot forge the session of another account', async () => {
    const { begin } = createBridgeDouble();
    const { cookie, post } = await begin();
    const forged = cookie.replace('owner', 'reader');
    expect(forged).not.toBe(cookie);
    expect((await post('/bridge/invoke', CALL, { cookie: forged })).status).toBe(403);
  });
});

describe('the session', () => {
  it('is a cookie that scripts and other sites do not get', async () => {
    const { get } = createBridgeDouble();
    const cookie = (await get(PAGE)).headers.get('set-cookie');
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).toMatch(/^sbom_bridge_session_4000_[0-9a-f]{8}=/);
    expect(cookie).not.toContain('Secure');
    const behindTls = await createBridgeDouble({ secure: true }).get(PAGE);
    expect(behindTls.headers.get('set-cookie')).toContain('; Secure');
  });

  it('becomes another account’s by "View as", with another token', async () => {
    const { begin, get } = createBridgeDouble();
    const { post, token } = await begin();
    const response = await post('/bridge/session', { accountId: '557058:reader' });
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    const data = pageData(await (await get(PAGE, { cookie })).text());
    expect(data['accountId']).toBe('557058:reader');
    expect(data['token']).not.toBe(token);
  });

  it('never becomes that of an account that is not offered', async () => {
    const { begin } = createBridgeDouble();
    const { post } = await begin();
    const response = await post('/bridge/session', { accountId: '557058:other' });
    expect(response.status).toBe(400);
    expect(response.headers.get('set-cookie')).toBeNull();
  });
});

describe('fetch-product', () => {
  const product = (restPath: string, fetchRequestInit: object = {}) => ({
    product: 'bitbucket',
    restPath,
    fetchRequestInit,
  });

  it('asks as the user, and passes on neither credentials nor cookies', async () => {
    const { begin, asked } = createBridgeDouble();
    const { post } = await begin();
    asked.length = 0;
    const response = await post(
      '/bridge/fetch-product',
      product('/2.0/repositories/x/shop?a=1', {
        method: 'PUT',
        body: '{}',
        headers: [
          ['Content-Type', 'application/json'],
          ['Authorization', 'Bearer stolen'],
          ['Cookie', 'a=b'],
        ],
      }),
    );
    expect(await response.json()).toMatchObject({ result: { status: 404, isAttachment: false } });
    expect(asked).toEqual([
      {
        actor: { type: 'user', accountId: '557058:owner' },
        path: '/2.0/repositories/x/shop?a=1',
        init: { method: 'PUT', body: '{}', headers: [['Content-Type', 'application/json']] },
      },
    ]);
  });

  it('says so when Bitbucket does not answer', async () => {
    const failing = { down: false };
    const repository = { uuid: '{1}', name: 'Shop', full_name: 'acme/shop' };
    const { begin } = createBridgeDouble({
      product: {
        workspace: 'w',
        request: () =>
          failing.down
            ? Promise.reject(new Error('secret detail'))
            : Promise.resolve(Response.json(repository)),
      },
    });
    const { post } = await begin();
    failing.down = true;
    const response = await post('/bridge/fetch-product', product('/2.0/repositories/w/shop'));
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain('secret detail');
  });

  it('sends what is not text as base64', async () => {
    const bytes = Buffer.from([0xff, 0x00, 0xfe]);
    const { begin } = createBridgeDouble({
      product: {
        workspace: 'w',
        request: (_actor, path) => {
          const repository = { uuid: '{1}', name: 'Shop', full_name: 'acme/shop' };
          if (!path.includes('/src/')) return Promise.resolve(Response.json(repository));
          const headers = { 'content-type': 'application/octet-stream' };
          return Promise.resolve(new Response(bytes, { headers }));
        },
      },
    });
    const { post } = await begin();
    const response = await post('/bridge/fetch-product', product('/2.0/repositories/w/r/src/a'));
    expect(await response.json()).toMatchObject({
      result: { body: bytes.toString('base64'), isAttachment: true },
    });
  });

  it.each([
    '/1.0/users',
    '/2.0/../internal',
    '/2.0/%2e%2e/internal',
    'https://evil.example/2.0/x',
    '//evil.example/2.0/x',
    '\\\\evil.example\\2.0\\x',
    ORIGIN,
  ])('refuses the path %s', async (path) => {
    const { begin, asked } = createBridgeDouble();
    const { post } = await begin();
    asked.length = 0;
    expect((await post('/bridge/fetch-product', product(path))).status).toBe(400);
    expect(asked).toEqual([]);
  });
});
