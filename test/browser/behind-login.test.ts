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

  const openAt = async (origin: string): Promise<Page> => {
    context = await newContext(browser, { ignoreHTTPSErrors: true });
    const page = await context.newPage();
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
});
