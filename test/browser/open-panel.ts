import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type FrameLocator, type Page } from 'playwright-core';
import { createFakeApp, type FakeApp } from './fake-app';
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

export async function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium on this machine.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
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

/**
 * Opens a panel in the frame, with a fake app behind it. For a picture of it:
 * `await (await openPanel(browser, {})).page.screenshot({ path, fullPage: true })`.
 */
export async function openPanel(
  browser: Browser,
  options: {
    path?: string;
    app?: FakeApp;
    width?: number;
    height?: number;
    dark?: boolean;
    /** Before anything is asked for. */
    prepare?: (page: Page) => Promise<void>;
  },
): Promise<OpenPanel> {
  await ensureBuilt();
  const app = options.app ?? createFakeApp();
  const host = await startHost(app);
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  });
  // Shorter than a test may take, so that the message says what was waited for.
  context.setDefaultTimeout(12_000);
  const page = await context.newPage();
  const troubles = host.violations;
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  const close = async (): Promise<void> => {
    await context.close();
    await host.stop();
  };
  await options.prepare?.(page);
  try {
    await page.goto(host.origin + (options.path ?? REPOSITORY_PAGE));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    page,
    panel: page.frameLocator('#panel iframe'),
    host,
    app,
    troubles,
    close,
  };
}
