import { setTimeout as sleep } from 'node:timers/promises';
import type { Page, Request } from 'playwright-core';
import { panelFrame } from './panel-tools';

/** What never settles, as a page whose answer a test holds back, is gone on with. */
const TRIES = 60;
const STEP_MS = 50;
const QUIET_STEPS = 3;
const LOOK = '`${document.body.innerText.length} ${document.documentElement.scrollHeight}`';

/**
 * Goes to a page, and waits until nothing is asked for and the panel's look stays as it is: what
 * comes later moves a button away between the press of a mouse and its release, and then nothing
 * was clicked.
 */
export async function settled(page: Page, goTo: () => Promise<unknown>): Promise<void> {
  const pending = new Set<Request>();
  const more = (request: Request) => pending.add(request);
  const less = (request: Request) => pending.delete(request);
  page.on('request', more).on('requestfinished', less).on('requestfailed', less);
  await goTo();
  let before = '';
  let quiet = 0;
  for (let tries = 0; tries < TRIES && quiet < QUIET_STEPS; tries += 1) {
    await sleep(STEP_MS);
    const look = await lookOf(page);
    const isSame = pending.size === 0 && look === before && !look.startsWith('0 ');
    quiet = isSame ? quiet + 1 : 0;
    before = look;
  }
  page.off('request', more).off('requestfinished', less).off('requestfailed', less);
}

/** Empty while there is no panel. */
async function lookOf(page: Page): Promise<string> {
  try {
    return await panelFrame(page).evaluate<string>(LOOK);
  } catch {
    return '';
  }
}
