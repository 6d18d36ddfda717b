import { expect, it } from '@jest/globals';
import type { Frame, Locator } from 'playwright-core';
import { inBrowser, type Open } from './in-browser';
import { type OpenPanel } from './open-panel';
import { panelFrame } from './panel-tools';
import { until } from './until';
import { violationsOn } from './violations-on';

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

inBrowser('the dialog before an app reaches out', (openPanel) => {
  let open: OpenPanel;
  let frame: Frame;
  let dialog: Locator;

  const start = async (options: Parameters<Open>[0] = {}): Promise<void> => {
    open = await openPanel(options);
    await open.panel.getByRole('heading', { name: 'SBOM Bridge', exact: true }).waitFor();
    frame = panelFrame(open.page);
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
    expect(await violationsOn(open.page, { context: { include: ['.consent'] } })).toEqual([]);
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
    await dialog.waitFor({ state: 'detached' });
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
    // A page whose clock was stopped is of no use to another test.
    await start({ alone: true });
    const { page } = open;
    await call('Set', SET);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await outcome()).toBe('The change was declined.');
    await dialog.waitFor({ state: 'detached' });
    await call('Set', SET);
    // A key goes to what has the focus: until then that is the panel.
    await dialog.locator('h2:focus').waitFor();
    await page.keyboard.press('Escape');
    expect(await outcome()).toBe('The change was declined.');
    await dialog.waitFor({ state: 'detached' });

    await page.clock.install({ time: 0 });
    // It goes on until then, and cannot be stopped at what has passed.
    await page.clock.pauseAt(3_600_000);
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
    frame = panelFrame(open.page);
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
