import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createFakeApp } from './fake-app';
import {
  collectTroubles,
  newContext,
  openPanel,
  PANEL,
  showPanel,
  type OpenPanel,
  type PanelOptions,
} from './open-panel';
import { createHost, listen, type Host } from './start-host';

export interface StageOptions extends PanelOptions {
  /**
   * In a browser context and at an address of its own: for a test that leaves marks on the page (a
   * clock), or that must not find a file in the cache.
   */
  readonly alone?: boolean;
}

/** Where the panels of one file of tests are shown, one after the other. */
export interface Stage {
  /** Nothing is left then of the one before. */
  open(options: StageOptions): Promise<OpenPanel>;
  close(): Promise<void>;
}

/**
 * One page of one browser at one address: what it has fetched and compiled once serves the next
 * panel too. The host behind the address is a new one for each.
 */
export async function openStage(browser: Browser): Promise<Stage> {
  let host: Host | undefined;
  const { origin, stop } = await listen((...call) =>
    host === undefined ? new Response('', { status: 503 }) : host.fetch(...call),
  );
  const addresses = [origin, origin.replace('127.0.0.1', 'localhost')];
  let pages: Pages | undefined;
  let alone: OpenPanel | undefined;

  const open = async (options: PanelOptions): Promise<OpenPanel> => {
    const app = options.app ?? createFakeApp();
    const shown = createHost(app);
    host = shown;
    pages ??= await openPages(browser, addresses, () => host?.violations ?? []);
    const { page } = pages;
    await showPanel(page, origin, options);
    return {
      page,
      panel: page.frameLocator(PANEL),
      host: { ...shown, origin, stop: () => Promise.resolve() },
      app,
      troubles: shown.violations,
      close: () => Promise.resolve(),
    };
  };
  const clear = async (): Promise<void> => {
    await alone?.close();
    alone = undefined;
    if (pages === undefined) return;
    const { context } = pages;
    // After a test that failed in the middle, a new page may be all that helps.
    const isClear = await clearPages(pages, addresses).then(
      () => true,
      () => false,
    );
    if (isClear) return;
    pages = undefined;
    await context.close();
  };
  return {
    open: async ({ alone: isAlone = false, ...options }) => {
      await clear();
      if (!isAlone) return open(options);
      alone = await openPanel(browser, options);
      return alone;
    },
    close: async () => {
      await alone?.close();
      await browser.close();
      await stop();
    },
  };
}

interface Pages {
  readonly context: BrowserContext;
  /** Where the panels are shown. */
  readonly page: Page;
  /** Of the panels' address: keeps the process in which they run from ending with each of them. */
  readonly keeper: Page;
}

const NEUTRAL = '/panel/panel/icon.svg';

async function openPages(
  browser: Browser,
  [, inner = '']: readonly string[],
  troubles: () => string[],
): Promise<Pages> {
  const context = await newContext(browser);
  const keeper = await context.newPage();
  await keeper.goto(inner + NEUTRAL);
  const page = await context.newPage();
  collectTroubles(page, troubles);
  return { context, page, keeper };
}

/** Leaves the panel, and forgets what it and the frame around it stored. */
async function clearPages(
  { context, page, keeper }: Pages,
  [outer = '']: readonly string[],
): Promise<void> {
  await context.setOffline(false);
  await page.unrouteAll();
  await page.goto(outer + NEUTRAL);
  const forget = 'localStorage.clear(); sessionStorage.clear()';
  await Promise.all([page, keeper].map((one) => one.evaluate(forget)));
  await context.clearCookies();
}
