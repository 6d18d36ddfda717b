import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright-core';

/** No bound of the product: a machine that is busy with other tests gets there, too. */
const TRIES = 2000;

/** Playwright's own waiting evaluates text in the page, which the policy of a panel forbids. */
export async function until(frame: Frame, expression: string): Promise<void> {
  await untilHere(async () => (await frame.evaluate<unknown>(expression)) === true, expression);
}

/** Waits for what the page tells the host; `what` is said where it does not come. */
export async function untilHere(
  isSo: () => boolean | Promise<boolean>,
  what: string,
): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (await isSo()) return;
    await sleep(50);
  }
  throw new Error(`It never came to: ${what}`);
}
