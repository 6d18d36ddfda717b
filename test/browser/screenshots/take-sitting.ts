import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openPanel, type OpenPanel } from '../open-panel';
import { panelFrame } from '../panel-tools';
import { until } from '../until';
import { fileOf, type Sitting } from './pictures';

/** Opens one view in one state and takes its pictures. Rejects where the state does not come. */
export async function takeSitting(
  browser: Browser,
  sitting: Sitting,
  folder: string,
): Promise<void> {
  const { scene, theme, widths } = sitting;
  const { view, isOffline = false } = scene;
  const [width] = widths;
  const opened = await openPanel(browser, {
    path: view.path,
    app: scene.app(),
    dark: theme === 'dark',
    ...(width !== undefined && { width }),
    ...(isOffline && view.tab === undefined && { prepare: goOffline }),
  });
  try {
    await reach(opened, sitting);
    await until(panelFrame(opened.page), HAS_THEME);
    for (const each of widths) {
      await opened.page.setViewportSize({ width: each, height: 900 });
      await settle(opened.page);
      const path = join(folder, fileOf(sitting, each));
      await mkdir(dirname(path), { recursive: true });
      await opened.page.screenshot({ path, fullPage: true });
    }
  } finally {
    await opened.close();
  }
}

async function reach({ panel, page }: OpenPanel, { scene }: Sitting): Promise<void> {
  const { view, ready, isOffline = false } = scene;
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
}

/** Calls of the panel fail as without a network; the page itself is there. */
async function goOffline(page: Page): Promise<void> {
  await page.route('**/bridge/invoke', (route) => route.abort('internetdisconnected'));
}

/** Waits until the frame has the height of the panel, and both keep it. */
async function settle(page: Page): Promise<void> {
  let before = '';
  for (let look = 0; look < 50; look += 1) {
    const heights = await Promise.all(page.frames().map((frame) => frame.evaluate(HEIGHT)));
    const now = heights.join(' ');
    if (now === before) return;
    before = now;
  }
}

/** After two frames of the browser, in which sizes are looked at and drawn. */
const HEIGHT = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() =>
  resolve(document.documentElement.scrollHeight))))`;
const HAS_THEME = `document.documentElement.dataset.theme !== undefined`;
