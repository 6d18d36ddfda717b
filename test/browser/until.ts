import { setTimeout as sleep } from 'node:timers/promises';
import type { Frame } from 'playwright-core';

/** Playwright's own waiting evaluates text in the page, which the policy of a panel forbids. */
export async function until(frame: Frame, expression: string): Promise<void> {
  for (let wait = 0; wait < 200; wait += 1) {
    if ((await frame.evaluate<unknown>(expression)) === true) return;
    await sleep(50);
  }
  throw new Error(`It never came to: ${expression}`);
}
