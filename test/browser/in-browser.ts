import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { skipped } from '../skipped';
import { launchBrowser, openPanel, skipReason, type OpenPanel } from './open-panel';
import { ensureBuilt } from './start-host';

/** Opens a panel, which is closed again when the test is over. */
export type Open = (options?: Parameters<typeof openPanel>[1]) => Promise<OpenPanel>;

/**
 * Tests in a real browser, one for all of them, with one panel open at a time. Skipped where there
 * is no browser, and the reason is printed.
 */
export function inBrowser(name: string, tests: (open: Open) => void): void {
  const reason = skipReason();
  if (reason !== undefined) skipped(`browser tests: ${reason}`);
  (reason === undefined ? describe : describe.skip)(name, () => {
    let browser: Browser;
    let opened: OpenPanel | undefined;

    beforeAll(async () => {
      await ensureBuilt();
      browser = await launchBrowser();
    }, 120_000);
    afterEach(async () => {
      await opened?.close();
      opened = undefined;
    });
    afterAll(async () => {
      await browser.close();
    });

    tests(async (options = {}) => {
      opened = await openPanel(browser, options);
      return opened;
    });
  });
}
