import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPanel, type OpenPanel } from '../open-panel';
import { panelFrame } from '../panel-tools';
import { until } from '../until';
import { fileOf, type Picture } from './pictures';

/** Opens one view in one state and takes its pictures. Rejects where the state does not come. */
export async function takePicture(
  browser: Browser,
  picture: Picture,
  folder: string,
): Promise<void> {
  const { scene, theme, width } = picture;
  const { view, isOffline = false } = scene;
  const opened = await openPanel(browser, {
    path: view.path,
    app: scene.app(),
    dark: theme === 'dark',
    width,
    height: WINDOW,
    ...(isOffline && view.tab === undefined && { prepare: goOffline }),
  });
  try {
    await reach(opened, picture);
    await until(panelFrame(opened.page), HAS_THEME);
    // As high as the page: of a frame only what is in the window is drawn.
    await opened.page.setViewportSize({ width, height: await settle(opened.page) });
    await settle(opened.page);
    const path = join(folder, fileOf(picture));
    await mkdir(dirname(path), { recursive: true });
    await opened.page.screenshot({ path });
  } finally {
    await opened.close();
  }
}

async function reach({ panel, page }: OpenPanel, { scene }: Picture): Promise<void> {
  const { view, ready, isOffline = false, opens = [] } = scene;
  if (view.tab !== undefined) {
    const tab = panel.getByRole('tab', { name: view.tab });
    await tab.waitFor();
    // Also the tab's own code does not come any more.
    if (isOffline) await page.context().setOffline(true);
    await tab.click();
  }
  if ('label' in ready) {
    await panel.getByLabel(ready.label).first().waitFor();
    return;
  }
  await panel.getByText(ready.text).first().waitFor();
  await panel.getByLabel('Loading').first().waitFor({ state: 'detached' });
  await panel.getByText('Checking access').first().waitFor({ state: 'detached' });
  for (const words of opens) {
    await panel.locator('button, summary').filter({ hasText: words }).first().click();
  }
}

/** Calls of the panel fail as without a network; the page itself is there. */
async function goOffline(page: Page): Promise<void> {
  await page.route('**/bridge/invoke', (route) => route.abort('internetdisconnected'));
}

/** Waits until the frame has the height of the panel, and both keep it; says the page's height. */
async function settle(page: Page): Promise<number> {
  let before = '';
  for (let look = 0; look < 50; look += 1) {
    const heights = await Promise.all(page.frames().map((frame) => frame.evaluate<number>(HEIGHT)));
    const now = heights.join(' ');
    if (now === before) return Math.min(heights[0] ?? WINDOW, HIGHEST);
    before = now;
  }
  return HIGHEST;
}

const WINDOW = 900;
/** What a browser draws into one picture. */
const HIGHEST = 16_000;
/** After two frames of the browser, in which sizes are looked at and drawn. */
const HEIGHT = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
  resolve(document.documentElement.scrollHeight))))`;
const HAS_THEME = `document.documentElement.dataset.theme !== undefined`;
