import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Frame, Locator } from 'playwright-core';
import { launchBrowser, openPanel, skipReason, type OpenPanel } from './open-panel';
import { ensureBuilt } from './start-host';
import { until } from './until';
import { skipped } from '../skipped';

const reason = skipReason();
if (reason !== undefined) skipped(`browser tests: ${reason}`);

const ADDRESS = 'https://dtrack.example.net:8443';
const HOSTILE = '<img src=x onerror=alert(1)> \u202Eetirw';
const SET = {
  egresses: [
    {
      key: 'sbom',
      description: HOSTILE,
      configured: [{ domain: 'DTrack.example.net:8443', type: ['FETCH_BACKEND_SIDE'] }],
    },
  ],
};

function panelOf({ page }: OpenPanel): Frame {
  const panel = page.frames().find((candidate) => candidate.url().includes('/panel/'));
  if (!panel) throw new Error('There is no panel on the page.');
  return panel;
}

(reason === undefined ? describe : describe.skip)('the dialog before an app reaches out', () => {
  let browser: Browser;
  let open: OpenPanel;
  let frame: Frame;
  let dialog: Locator;

  beforeAll(async () => {
    await ensureBuilt();
    browser = await launchBrowser();
  }, 120_000);
  afterEach(async () => {
    await open.close();
  });
  afterAll(async () => {
    await browser.close();
  });

  const start = async (options: Parameters<typeof openPanel>[1] = {}): Promise<void> => {
    open = await openPanel(browser, options);
    await open.panel.getByRole('heading', { name: 'SBOM Bridge', exact: true }).waitFor();
    frame = panelOf(open);
    dialog = open.page.getByRole('dialog', { name: 'Let SBOM Bridge send data out of Bitbucket?' });
  };
  /** Calls the bridge in the panel; its outcome is in `globalThis.outcome` when there is one. */
  const call = (command: string, payload: object): Promise<unknown> =>
    frame.evaluate(
      `globalThis.outcome = undefined; globalThis.__bridge
         .callBridge('__permission__egress${command}', ${JSON.stringify(payload)})
         .then(() => 'done', (error) => error.message)
         .then((outcome) => { globalThis.outcome = outcome; }); undefined`,
    );
  const outcome = async (): Promise<unknown> => {
    await until(frame, 'globalThis.outcome !== undefined');
    return frame.evaluate('globalThis.outcome');
  };

  /** Nothing for axe to complain about, and nothing wider than the window. */
  const looksRight = async (): Promise<void> => {
    await open.page.locator('.consent .button:enabled').nth(1).waitFor();
    const { violations } = await new AxeBuilder({ page: open.page }).include('.consent').analyze();
    expect(violations.map(({ id, help }) => `${id}: ${help}`)).toEqual([]);
    const wider = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await open.page.evaluate(wider)).toBe(0);
  };

  it('says who asks for what, as text, and allows it with a click', async () => {
    await start();
    await call('Set', SET);
    await dialog.getByText(ADDRESS, { exact: true }).waitFor();
    expect(await dialog.getByText(HOSTILE, { exact: true }).count()).toBe(1);
    await looksRight();
    expect(open.host.egress.domains()).toEqual([]);
    await dialog.getByRole('button', { name: 'Allow' }).click();
    expect(await outcome()).toBe('done');
    expect(await dialog.count()).toBe(0);
    expect(open.host.egress.domains()).toEqual([ADDRESS]);
    expect(open.troubles).toEqual([]);
  });

  it('is answered by keyboard, holds the focus, and answers nothing to a stray Enter', async () => {
    await start({ width: 320 });
    const { page } = open;
    await call('Set', SET);
    await dialog.locator('h2:focus').waitFor();
    await page.keyboard.press('Enter');
    expect(await dialog.isVisible()).toBe(true);
    await looksRight();
    // Round and round, past the end of the dialog: never a control behind it.
    const reached = new Set<unknown>();
    for (let presses = 0; presses < 6; presses += 1) {
      await page.keyboard.press('Tab');
      reached.add(
        await page.evaluate(
          `document.activeElement.closest('.consent') ? document.activeElement.textContent : document.activeElement.tagName`,
        ),
      );
    }
    // BODY: the browser's own controls have their turn.
    expect([...reached].filter((name) => name !== 'BODY')).toEqual(['Cancel', 'Allow']);
    await dialog.getByRole('button', { name: 'Allow' }).focus();
    await page.keyboard.press('Enter');
    expect(await outcome()).toBe('done');
    expect(open.host.egress.domains()).toEqual([ADDRESS]);
  });

  it('allows nothing after Cancel, after Escape, or for a click that came too soon', async () => {
    await start();
    const { page } = open;
    await call('Set', SET);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await outcome()).toBe('The change was declined.');
    await call('Set', SET);
    // A key goes to what has the focus: until then that is the panel.
    await dialog.locator('h2:focus').waitFor();
    await page.keyboard.press('Escape');
    expect(await outcome()).toBe('The change was declined.');
    expect(await dialog.count()).toBe(0);

    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    await call('Set', SET);
    const allow = dialog.getByRole('button', { name: 'Allow' });
    await allow.waitFor();
    await page.clock.runFor(499);
    expect(await allow.isDisabled()).toBe(true);
    await page.clock.runFor(1);
    expect(await allow.isDisabled()).toBe(false);
    expect(open.host.egress.domains()).toEqual([]);
  });

  it('comes up neither for the panel’s own request nor for somebody who is no admin', async () => {
    await start();
    const posted = await frame.evaluate(`(async () => {
      const body = JSON.stringify({ payload: ${JSON.stringify(SET)}, confirmed: true });
      const headers = { 'Content-Type': 'application/json' };
      const tries = ['${open.host.origin}/bridge/egress/set', '/bridge/egress/set'].map((address) =>
        fetch(address, { method: 'POST', body, headers, credentials: 'include' })
          .then((response) => response.status, () => 'blocked'));
      return Promise.all(tries);
    })()`);
    // The policy of the panel stops the first, the lack of session and token the second.
    expect(posted).toEqual(['blocked', 403]);

    const loaded = open.page.waitForEvent('load');
    await open.page.getByLabel('View as').selectOption('writer');
    await loaded;
    frame = panelOf(open);
    await until(frame, 'Boolean(globalThis.__bridge)');
    await call('Set', SET);
    expect(await outcome()).toBe(
      'Only an admin of the workspace changes which addresses an app may reach.',
    );
    expect(await dialog.count()).toBe(0);
    expect(open.host.egress.domains()).toEqual([]);
  });

  it('asks before a permission is taken back', async () => {
    await start({ dark: true });
    open.host.egress.grant([ADDRESS]);
    await call('DeleteGroup', { key: 'operator' });
    const question = open.page.getByRole('dialog', { name: 'Remove access of SBOM Bridge?' });
    await question.getByText(ADDRESS, { exact: true }).waitFor();
    await looksRight();
    await question.getByRole('button', { name: 'Remove access' }).click();
    expect(await outcome()).toBe('done');
    expect(open.host.egress.domains()).toEqual([]);
    expect(open.troubles).toEqual([]);
  });
});
