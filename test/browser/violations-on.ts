import { readFileSync } from 'node:fs';
import type { ContextObject, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** What is looked at, and by which rules; all of the page by every rule, where nothing is said. */
export interface Look {
  readonly context?: ContextObject;
  readonly options?: RunOptions;
}

/**
 * The rules for a page that was looked at whole in another theme and width: those change colours,
 * what scrolls, and what is hidden, which may have been the name of something.
 */
export const IN_ANOTHER_LOOK: Look = {
  options: {
    runOnly: [
      'color-contrast',
      'link-in-text-block',
      'scrollable-region-focusable',
      'aria-hidden-focus',
      'button-name',
      'empty-heading',
      'empty-table-header',
      'label',
      'link-name',
      'select-name',
      'summary-name',
    ],
  },
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string }[];
}

const AXE = `${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')}\nundefined`;

/**
 * Colours on their way from one to another are neither's, and a label that comes is pale for a while.
 * What inherits one that fades begins anew with it.
 */
const FADED = `(async () => {
  for (;;) {
    const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
    if (fading.length === 0) return true;
    await Promise.allSettled(fading.map((one) => one.finished));
  }
})()`;

/**
 * What axe finds wrong in a page and its frames, as `rule: elements`, once nothing fades there any
 * more. Rejects where a frame cannot be looked at. The frames are looked at, and the outcome is put together, in the page itself: a
 * page of its own for that takes longer than the look.
 */
export async function violationsOn(page: Page, look: Look = {}): Promise<string[]> {
  // What passed is not told in full: that takes longer than looking.
  const options: RunOptions = { resultTypes: ['violations'], ...look.options };
  const parts = await partsOf(page.mainFrame(), look.context ?? { exclude: [] }, options);
  const all = JSON.stringify(`[${parts.join(',')}]`);
  const told = await page.evaluate<string>(
    `axe.finishRun(JSON.parse(${all}), ${JSON.stringify(options)})
       .then(({ violations }) => JSON.stringify(violations))`,
  );
  const violations = JSON.parse(told) as Violation[];
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/**
 * What is found in a frame and, after it, in those within it, as JSON: of a megabyte that is told,
 * a text arrives far sooner than an object.
 */
async function partsOf(
  frame: Frame,
  context: ContextObject,
  options: RunOptions,
): Promise<string[]> {
  const isThere = await frame.evaluate<boolean>('globalThis.axe !== undefined');
  if (!isThere) await frame.evaluate(AXE);
  await frame.evaluate(FADED);
  const where = JSON.stringify(context);
  const inner = await frame.evaluate<{ frameSelector: unknown; frameContext: ContextObject }[]>(
    `axe.utils.getFrameContexts(${where})`,
  );
  const [own, ...others] = await Promise.all([
    frame.evaluate<string>(
      `axe.runPartial(${where}, ${JSON.stringify(options)}).then(JSON.stringify)`,
    ),
    ...inner.map(async ({ frameSelector, frameContext }) => {
      const element = await frame.evaluateHandle(
        `axe.utils.shadowSelect(${JSON.stringify(frameSelector)})`,
      );
      const child = await element.asElement().contentFrame();
      if (!child) throw new Error(`There is no frame at ${JSON.stringify(frameSelector)}.`);
      return partsOf(child, frameContext, options);
    }),
  ]);
  return [own, ...others.flat()];
}
