import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from 'playwright-core';

/** Presses Tab until the control of that name has the focus. */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await panelFrame(page).evaluate<string | null>(
      '([...(document.activeElement.labels ?? [])].at(-1) ?? document.activeElement).textContent',
    );
    // A required field's label ends in a mark.
    if (focused?.replace(/ \*$/, '').trim() === name) return;
  }
  throw new Error(`The keyboard does not reach "${name}".`);
}

/** The panel's frame. What runs in it is text: this program has no types of a browser. */
export function panelFrame(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes('/panel/'));
  if (!frame) throw new Error('There is no panel on the page.');
  return frame;
}

/** A frame that is busy is left out by axe, and then the page seems to have no heading. */
const LOOKS = 3;

export async function violationsOn(
  page: Page,
  builderOf: (page: Page) => AxeBuilder = everyRule,
): Promise<string[]> {
  let found: string[] = [];
  for (let look = 0; look < LOOKS; look += 1) {
    const builder = builderOf(page);
    // What passed is not told in full: that takes longer than looking.
    const { violations } = await builder.options({ resultTypes: ['violations'] }).analyze();
    found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    const isComplete = !found.some((one) => one.startsWith('page-has-heading-one'));
    if (isComplete) return found;
  }
  return found;
}

const everyRule = (page: Page): AxeBuilder => new AxeBuilder({ page });

/**
 * The rules that look at colours, for a page that was looked at whole in the other theme: a theme
 * changes nothing else.
 */
export const coloursOf = (page: Page): AxeBuilder =>
  new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']);

/** How far frame or panel are wider than the window, in pixels. */
export async function overflowOf(page: Page): Promise<number> {
  const widths = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate<number>(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        ),
      ),
  );
  return Math.max(...widths);
}
