import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type FrameLocator,
  type Page,
} from 'playwright-core';
import { CHROMIUM_FLAGS } from './chromium-flags';
import { createFakeApp, type FakeApp } from './fake-app';
import { settled } from './settle';
import { ensureBuilt, startHost, type RunningHost } from './start-host';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Chromium as Debian installs it, or the first of its names on PATH; undefined without one. */
function findChromium(): string | undefined {
  const places = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  return places.flatMap((place) => NAMES.map((name) => join(place, name))).find(existsSync);
}

/** Why browser tests are skipped, printed once by the suite; undefined where they can run. */
export function skipReason(): string | undefined {
  return findChromium() === undefined ? 'No Chromium on this machine.' : undefined;
}

/** @param flags of Chromium, beside those of every test */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium on this machine.');
  return chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS, ...flags] });
}

const REPOSITORY_PAGE = '/acme/shop/admin/forge/repository-settings';
export const WORKSPACE_PAGE = '/acme/workspace/settings/forge/workspace-settings';

export interface OpenPanel {
  readonly page: Page;
  /** The panel's own document. */
  readonly panel: FrameLocator;
  readonly host: RunningHost;
  readonly app: FakeApp;
  /** Errors on the console, uncaught ones, failed requests; reports of policy breaches. */
  readonly troubles: string[];
  close(): Promise<void>;
}

export interface PanelOptions {
  readonly path?: string;
  readonly app?: FakeApp;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Before anything is asked for. */
  readonly prepare?: (page: Page) => Promise<void>;
}

/**
 * Opens a panel in the frame, with a fake app behind it. For a picture of it:
 * `await (await openPanel(browser, {})).page.screenshot({ path, fullPage: true })`.
 */
export async function openPanel(browser: Browser, options: PanelOptions): Promise<OpenPanel> {
  await ensureBuilt();
  const app = options.app ?? createFakeApp();
  const host = await startHost(app);
  const context = await newContext(browser);
  const close = async (): Promise<void> => {
    await context.close();
    await host.stop();
  };
  try {
    const page = await context.newPage();
    collectTroubles(page, () => host.violations);
    await showPanel(page, host.origin, options);
    const panel = page.frameLocator(PANEL);
    return { page, panel, host, app, troubles: host.violations, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where the frame shows a panel. */
export const PANEL = '#panel iframe';

/** A browser of somebody in Berlin whose words are British. */
export async function newContext(
  browser: Browser,
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...more,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  // Shorter than a test may take, so that the message says what was waited for; and no bound of the
  // product: a machine that is busy with other tests gets there, too.
  context.setDefaultTimeout(WAIT_MS);
  return context;
}

const WAIT_MS = 90_000;

/** Adds to what `troubles` answers: errors on the console, uncaught ones, failed requests. */
export function collectTroubles(page: Page, troubles: () => string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles().push(message.text());
  });
  page.on('pageerror', (error) => troubles().push(String(error)));
  page.on('requestfailed', (request) => {
    // Chromium ends so what a page still asked for when a person left it.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    troubles().push(`failed: ${request.url()}`);
  });
}

/** Goes to the page of a panel, as `options` want it to be looked at, until it has come to rest. */
export async function showPanel(page: Page, origin: string, options: PanelOptions): Promise<void> {
  await page.setViewportSize({ width: options.width ?? 1440, height: options.height ?? 900 });
  await page.emulateMedia({ colorScheme: options.dark === true ? 'dark' : 'light' });
  await options.prepare?.(page);
  await settled(page, () => page.goto(origin + (options.path ?? REPOSITORY_PAGE)));
}
