import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { startSetupServer } from '../../host/setup/setup-server';
import { launchBrowser } from '../open-panel';
import { SETUP_VIEWS, type SetupView } from './setup-views';

const WIDTHS = [
  ['light', 1440],
  ['light', 320],
  ['dark', 768],
] as const;

/** Takes the pictures of the set-up pages, those whose names have one of `names` in them. */
export async function takeSetupPictures(folder: string, names: readonly string[]): Promise<void> {
  await mkdir(join(folder, 'setup'), { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const view of SETUP_VIEWS) {
      if (names.length > 0 && !names.some((name) => view.name.includes(name))) continue;
      await takeView(browser, view, join(folder, 'setup'));
    }
  } finally {
    await browser.close();
  }
}

async function takeView(browser: Browser, view: SetupView, folder: string): Promise<void> {
  for (const [colorScheme, width] of WIDTHS) {
    const { server } = await startSetupServer(view.services(), view.adminToken);
    const context = await browser.newContext({
      colorScheme,
      reducedMotion: 'reduce',
      viewport: { width, height: 900 },
      locale: 'en-GB',
    });
    context.setDefaultTimeout(15_000);
    try {
      const page = await context.newPage();
      await page.goto(server.origin + view.path);
      for (const words of view.presses ?? []) {
        await page.locator('[role=tab], label, button').filter({ hasText: words }).first().click();
      }
      await page.getByText(view.ready).first().waitFor();
      const path = join(folder, `${view.name}-${colorScheme}-${String(width)}.png`);
      await page.screenshot({ path, fullPage: true });
    } catch (error) {
      process.stderr.write(`${view.name}, ${colorScheme}, ${String(width)}: ${String(error)}\n`);
    } finally {
      await context.close();
      await server.close();
    }
  }
}
