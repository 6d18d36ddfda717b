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
