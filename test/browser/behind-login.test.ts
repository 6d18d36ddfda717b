import { request as askHost } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Hono } from 'hono';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openDatabase } from '../../host/database';
import { createLeftSessions } from '../../host/login/left-sessions';
import { createLogin } from '../../host/login/login';
import { selfSigned, serveTls } from '../host/local-tls-server';
import { skipped } from '../skipped';
import { createFakeApp } from './fake-app';
import { launchBrowser, newContext, PANEL, skipReason, WORKSPACE_PAGE } from './open-panel';
import { createHost, ensureBuilt, listen } from './start-host';
import { untilHere } from './until';

const TOKEN = 'an-admin-token-of-more-than-32-characters';
const NAME = 'bridge.example';
const certificate = selfSigned(NAME);
const reason = skipReason() ?? (certificate ? undefined : 'no openssl makes a certificate');
if (reason !== undefined) skipped(`panels behind the login: ${reason}`);

(reason === undefined ? describe : describe.skip)('a panel behind the login', () => {
  let browser: Browser;
  let tls: Awaited<ReturnType<typeof serveTls>>;
  let context: BrowserContext;
  let host: Awaited<ReturnType<typeof start>>;

  beforeAll(async () => {
    await ensureBuilt();
    // Ends TLS, and passes the Host header on as it came.
    tls = await serveTls(certificate ?? { key: '', cert: '' }, (request, response) => {
      const { url: path, method, headers } = request;
      const asked = askHost(host.origin, { path, method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      asked.on('error', () => response.destroy());
      request.pipe(asked);
    });
    const leads = `MAP ${NAME}:443 127.0.0.1:${String(tls.port)}`;
    browser = await launchBrowser([`--host-resolver-rules=${leads}`]);
  });
  afterEach(async () => {
    await context.close();
    await host.stop();
  });
  afterAll(async () => {
    await browser.close();
    await tls.close();
  });

  const start = async (secure: boolean) => {
    const app = createFakeApp();
    const { fetch, violations } = createHost(app, {
      secure,
      allowedHosts: secure ? [NAME] : [],
    });
    const login = createLogin({
      adminToken: TOKEN,
      sessionKey: 'a key that only this test knows, long enough',
      clock: Date,
      left: createLeftSessions(openDatabase(':memory:'), Date),
      secure,
    });
    const site = new Hono().use('*', login.keepOut).route('/', login.routes);
    site.all('*', (c) => fetch(c.req.raw, c.env));
    return { app, violations, ...(await listen(site.fetch)) };
  };

  const logIn = async (page: Page, origin: string): Promise<void> => {
    await page.goto(`${origin}/login`);
    await page.evaluate(
      (token) =>
        fetch('/login', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ token }),
        }),
      TOKEN,
    );
  };

  const openAt = async (origin: string): Promise<Page> => {
    context = await newContext(browser, { ignoreHTTPSErrors: true });
    const page = await context.newPage();
    await logIn(page, origin);
    await page.goto(origin + WORKSPACE_PAGE);
    const panel = page.frameLocator(PANEL);
    await panel.getByRole('heading', { name: 'SBOM Bridge', exact: true }).waitFor();
    return page;
  };

  it.each([
    ['on this machine', false],
    ['by a name whose TLS a proxy ends', true],
  ])('is drawn and served %s', async (_where, isProxied) => {
    host = await start(isProxied);
    const page = await openAt(isProxied ? `https://${NAME}` : host.origin);
    const { origin } = new URL(page.frames().at(-1)?.url() ?? '');
    const outside = host.origin.replace('127.0.0.1', 'localhost');
    expect(origin).toBe(isProxied ? `https://${NAME}` : outside);
    // The heading is there while the page still asks for the rest.
    const isAsked = () =>
      host.app.calls.some(({ functionKey }) => functionKey === 'getWorkspacePage');
    await untilHere(isAsked, 'a page that asks for its content');
    expect(host.violations).toEqual([]);
  });

  it('says that the session is over, and goes on once somebody has logged in again', async () => {
    host = await start(false);
    const page = await openAt(host.origin);
    const panel = page.frameLocator(PANEL);
    const notice = page.getByRole('alert').filter({ hasText: 'Your session is over.' });
    const [operator] = (await context.cookies()).filter(({ name }) => name.includes('_operator_'));
    await context.clearCookies({ name: operator?.name ?? '' });
    await panel.getByRole('tab', { name: 'Health' }).click();
    await notice.waitFor();
    expect(await notice.getByRole('link', { name: 'Log in' }).getAttribute('target')).toBe(
      '_blank',
    );
    await logIn(await context.newPage(), host.origin);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await notice.waitFor({ state: 'detached' });
  });
});
