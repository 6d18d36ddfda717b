import type { Page } from 'playwright-core';
import type { OpenPanel } from './open-panel';
import { overflowOf, panelFrame } from './panel-tools';
import { until } from './until';
import { IN_ANOTHER_LOOK, violationsOn, type Look } from './violations-on';

const WIDTHS = [1440, 768, 320];

/**
 * What is wrong with what a panel shows, for axe in light and wide, dark and narrow, and at each
 * width for its size. Ends as it began: light and wide.
 */
export async function wrongLooks(opened: OpenPanel, look: Look = {}): Promise<string[]> {
  const { page } = opened;
  const wrong = (await violationsOn(page, look)).map((one) => `light: ${one}`);
  for (const width of WIDTHS) {
    await resize(page, width);
    const over = await overflowOf(page);
    if (over !== 0) wrong.push(`${String(over)} px wider than ${String(width)} px`);
  }
  await chooseTheme(opened, 'dark');
  const dark = await violationsOn(page, { ...look, ...IN_ANOTHER_LOOK });
  wrong.push(...dark.map((one) => `dark, narrow: ${one}`));
  await chooseTheme(opened, 'light');
  await resize(page, 1440);
  return wrong;
}

const BACKGROUNDS = { dark: 'rgb(31, 31, 33)', light: 'rgb(255, 255, 255)' };

/** Chooses the theme in the frame, and waits until the panel has its colours. */
export async function chooseTheme(
  { page, panel }: OpenPanel,
  theme: keyof typeof BACKGROUNDS,
): Promise<void> {
  await page.getByLabel('Theme').selectOption(theme);
  await panel.locator(`html[data-color-mode=${theme}]`).waitFor();
  const background = 'getComputedStyle(document.body).backgroundColor';
  await until(panelFrame(page), `${background} === '${BACKGROUNDS[theme]}'`);
}

/** A panel is in another process, and has its new width later than the page around it. */
async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await until(page.mainFrame(), `innerWidth === ${String(width)}`);
  const inner = await page.evaluate<number>(`document.querySelector('#panel iframe').clientWidth`);
  await until(panelFrame(page), `innerWidth === ${String(inner)}`);
}
