import { describe, expect, it } from '@jest/globals';
import { openPage } from './client';
import { connectionOf, fakeServices } from './fake-services';
import { setupRoutes } from './setup-server';

const CALLBACK = 'http://localhost/integrations/bitbucket/callback';

describe('the set-up pages', () => {
  it.each([
    ['/integrations/bitbucket', { page: 'connections' }],
    ['/integrations/bitbucket/setup', { page: 'setup' }],
    ['/integrations/bitbucket/c1', { page: 'connection', connectionId: 'c1' }],
  ])('%s says what it is, under a policy without inline scripts or styles', async (path, data) => {
    const opened = await openPage(setupRoutes(fakeServices([])).routes, path);
    const policy = opened.page.headers.get('content-security-policy') ?? '';
    expect(opened.data).toMatchObject(data);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(opened.page.headers.get('cache-control')).toBe('no-store');
  });

  it('shows the problem of a known code, and nothing for any other text', async () => {
    const { routes } = setupRoutes(fakeServices([]));
    const known = await openPage(routes, '/integrations/bitbucket?problem=OAUTH_DENIED');
    const unknown = await openPage(routes, '/integrations/bitbucket?problem=constructor');
    expect(known.data['problem']).toMatchObject({ code: 'OAUTH_DENIED' });
    expect(unknown.data).not.toHaveProperty('problem');
  });

  it('leads to the login where a token is demanded, and back', async () => {
    const { routes } = setupRoutes(fakeServices([]), [], 'the admin token');
    const answer = await routes.request('http://localhost/integrations/bitbucket/c1');
    expect(answer.status).toBe(303);
    const login = answer.headers.get('location') ?? '';
    expect(login).toBe('/login?next=%2Fintegrations%2Fbitbucket%2Fc1');
    expect((await openPage(routes, login)).data).toEqual({
      page: 'login',
      next: '/integrations/bitbucket/c1',
    });
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    // Browsers leave tabs and line ends out of addresses.
    '/\t/evil.example',
    '/\n\\evil.example',
    '/.//evil.example',
    '/a/..//evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/login?next=/login',
    '',
  ])('does not lead from the login to %j', async (next) => {
    const { routes } = setupRoutes(fakeServices([]), [], 'the admin token');
    const { data } = await openPage(routes, `/login?next=${encodeURIComponent(next)}`);
    expect(data['next']).toBe('/integrations/bitbucket');
  });

  it('binds an authorization to the browser that asks, and hands the answer over with it', async () => {
    const services = fakeServices([connectionOf({ status: 'incomplete' })]);
    const { routes } = setupRoutes(services);
    const { call } = await openPage(routes);
    const answer = await call('authorize', { id: 'c1' });
    const set = answer.headers.get('set-cookie') ?? '';
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    const cookie = set.split(';')[0] ?? '';
    const back = await routes.request(`${CALLBACK}?state=s&code=c`, { headers: { cookie } });
    const browser = decodeURIComponent(cookie.split('=')[1] ?? '');
    expect(browser.length).toBeGreaterThan(40);
    expect(services.calls).toEqual([
      { name: 'authorize', request: { id: 'c1', browser } },
      {
        name: 'finish',
        request: { answer: { state: 's', code: 'c', error: undefined }, browser },
      },
    ]);
    // The way on is the page's own: only then does a browser send the session's cookie again.
    expect(await back.text()).toContain('content="0; url=/integrations/bitbucket/c1"');
    expect(back.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('sends the cookie of an authorization over https alone where browsers use that', async () => {
    for (const [secure, wanted] of [
      [true, expect.stringContaining('; Secure')],
      [false, expect.not.stringContaining('Secure')],
    ] as const) {
      const { routes } = setupRoutes(fakeServices([connectionOf()]), [], undefined, secure);
      const { call } = await openPage(routes);
      const answer = await call('authorize', { id: 'c1' });
      expect(answer.headers.get('set-cookie')).toEqual(wanted);
    }
  });

  it('says on the way back what nobody expected, and tells no page of it', async () => {
    const services = fakeServices([]);
    const secret = new Error('at https://olga:secret@bitbucket.org');
    services.finishAuthorization = () => Promise.reject(secret);
    const faults: unknown[] = [];
    const back = await setupRoutes(services, faults).routes.request(`${CALLBACK}?state=s&code=c`);
    const text = await back.text();
    expect(text).toContain('/integrations/bitbucket?problem=SETUP_FAILED"');
    expect(text).not.toContain('olga');
    expect(faults).toEqual([secret]);
  });

  it('brings a denial to the page of the connection', async () => {
    const { routes } = setupRoutes(fakeServices([]));
    const back = await routes.request(`${CALLBACK}?state=s&error=access_denied`);
    expect(await back.text()).toContain('/integrations/bitbucket/c1?problem=OAUTH_DENIED"');
  });

  it('carries the names of missing scopes, and no words of somebody else', async () => {
    const { routes } = setupRoutes(fakeServices([]), [], 'the admin token');
    const back = await routes.request(`${CALLBACK}?state=s&error=access_denied`);
    expect([back.status, await back.text()]).toEqual([
      200,
      expect.stringContaining('OAUTH_DENIED'),
    ]);
    const open = setupRoutes(fakeServices([])).routes;
    const query = 'problem=OAUTH_SCOPE_TOO_NARROW&about=webhook&about=Call%20us%20at%20555';
    const { data } = await openPage(open, `/integrations/bitbucket/c1?${query}`);
    expect(data['problem']).toMatchObject({ details: ['webhook'] });
  });

  it('serves its own files and no other', async () => {
    const { routes } = setupRoutes(fakeServices([]));
    const other = await routes.request(
      'http://localhost/integrations/assets/..%2fpanel%2findex.html',
    );
    expect(other.status).toBe(404);
  });
});
