import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { REPOSITORY } from './fake-app';
import { COMMIT } from './fake-product';
import { inBrowser } from './in-browser';
import { type OpenPanel } from './open-panel';
import { panelFrame } from './panel-tools';
import { until } from './until';
import { violationsOn } from './violations-on';

const PULL_REQUEST = '/acme/shop/pull-requests/7';
const PLACES = [
  { path: '/acme/shop/forge/repository-page', type: 'bitbucket:repoMainMenuPage', subject: {} },
  {
    path: PULL_REQUEST,
    type: 'bitbucket:repoPullRequestOverviewPanel',
    subject: { pullRequest: { id: 7 } },
  },
  {
    path: '/acme/shop/src/main/services/api/bom.json',
    type: 'bitbucket:repoCodeFileViewer',
    subject: { file: { path: 'services/api/bom.json' }, commit: { hash: COMMIT } },
  },
];

inBrowser('the commands of @forge/bridge', (openPanel) => {
  let open: OpenPanel;
  let frame: Frame;

  const start = async (): Promise<void> => {
    open = await openPanel();
    await open.panel.getByRole('heading', { name: 'SBOM Bridge', exact: true }).waitFor();
    frame = panelFrame(open.page);
  };
  /** Runs an expression in the panel, where `call` is what @forge/bridge calls. */
  const inPanel = (expression: string): Promise<unknown> =>
    frame.evaluate<unknown>(
      `(async () => { const call = globalThis.__bridge.callBridge; return ${expression}; })()`,
    );

  describe('that leave no marks', () => {
    beforeAll(start);

    it('getContext tells place, reader and surroundings', async () => {
      expect(await inPanel(`call('getContext')`)).toMatchObject({
        accountId: 'owner',
        moduleKey: 'repository-settings',
        extension: { type: 'bitbucket:repoSettingsMenuPage', repository: { uuid: REPOSITORY } },
        locale: 'en-GB',
        timezone: 'Europe/Berlin',
        theme: { colorMode: 'auto' },
      });
    });

    it('fetchProduct asks Bitbucket as the reader', async () => {
      const request = `{ product: 'bitbucket', restPath: '/2.0/none', fetchRequestInit: {} }`;
      expect(await inPanel(`call('fetchProduct', ${request})`)).toMatchObject({
        status: 404,
        body: '{}',
      });
    });

    it('on and emit carry events until the listener ends', async () => {
      const heard = await inPanel(`await (async () => {
        const heard = [];
        const { unsubscribe } = await call('on', { event: 'e', callback: (p) => heard.push(p) });
        await call('emit', { event: 'e', payload: 1 });
        await call('emit', { event: 'other', payload: 2 });
        await call('emitPublic', { event: 'e', payload: 3 });
        await call('getFrameId');
        unsubscribe();
        await call('emit', { event: 'e', payload: 4 });
        await call('getFrameId');
        return heard;
      })()`);
      expect(heard).toEqual([1]);
    });

    it('navigate refuses addresses that would run as the frame', async () => {
      expect(await inPanel(`call('navigate', { url: 'javascript:alert(1)' })`)).toBe(false);
      expect(await inPanel(`call('getUrl', { target: 'module', moduleKey: 'none' })`)).toBe(false);
      expect(
        await inPanel(`call('getUrl', { target: 'module', moduleKey: 'workspace-settings' })`),
      ).toBe(`${open.host.origin}/acme/workspace/settings/forge/workspace-settings`);
    });

    it.each(['close', 'submit', 'open', 'onClose', 'isRovoEnabled'])(
      '%s says no where there is nothing to do it to',
      async (command) => {
        expect(await inPanel(`call('${command}')`)).toBe(false);
      },
    );

    it('says which command it does not have', async () => {
      const failed = `call('requestTeamworkGraph').then(() => '', (error) => error.message)`;
      expect(await inPanel(failed)).toBe('This host does not offer "requestTeamworkGraph".');
    });

    it('shows flags as text, and runs their actions', async () => {
      await inPanel(`call('showFlag', {
        id: 'f',
        title: '<img src=x onerror=alert(1)>',
        type: 'error',
        actions: [{ text: 'Undo', onClick: () => { globalThis.undone = true; } }],
      })`);
      await open.page.getByText('<img src=x onerror=alert(1)>', { exact: true }).last().waitFor();
      await open.page.getByRole('button', { name: 'Undo' }).click();
      await until(frame, 'Boolean(globalThis.undone)');
      expect(await inPanel(`call('closeFlag', { id: 'f' })`)).toBe(true);
      expect(await open.page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    });

    it('the panel reads neither the frame’s page nor its cookies', async () => {
      const reach = `(() => { try { return parent.document.title; } catch (e) { return e.name; } })()`;
      expect(await inPanel(reach)).toBe('SecurityError');
      expect(await inPanel(`document.cookie`)).toBe('');
    });
  });

  describe('that lead elsewhere', () => {
    it('getContext tells the panel of each place what it is about', async () => {
      for (const { path, type, subject } of PLACES) {
        const { page, host } = await openPanel({ path });
        const drawn = await (await page.waitForSelector('#panel iframe')).contentFrame();
        if (!drawn) throw new Error('The place has no panel.');
        frame = drawn;
        await until(frame, 'Boolean(globalThis.__bridge)');
        expect(await inPanel(`call('getContext')`)).toMatchObject({
          extension: {
            type,
            location: host.origin + path,
            repository: { uuid: REPOSITORY },
            ...subject,
          },
        });
        const target = `{ target: 'module', moduleKey: 'repository-settings' }`;
        expect(await inPanel(`call('getUrl', ${target})`)).toBe(
          `${host.origin}/acme/shop/admin/forge/repository-settings`,
        );
      }
    });

    it('the frame around a panel is accessible, light and wide, dark and narrow', async () => {
      const { page, host } = await openPanel({ path: PULL_REQUEST });
      const expectGood = async (): Promise<void> => {
        // What is inside has tests of its own, and the first heading of most places.
        const context = { exclude: ['iframe'] };
        const options = { rules: { 'page-has-heading-one': { enabled: false } } };
        expect(await violationsOn(page, { context, options })).toEqual([]);
        expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(
          await page.evaluate<number>('document.documentElement.clientWidth'),
        );
      };
      await expectGood();
      await page.setViewportSize({ width: 320, height: 700 });
      await page.getByLabel('Theme').selectOption('dark');
      await expectGood();
      await page.goto(`${host.origin}/acme/shop/src/main/services/api/bom.json`);
      await expectGood();
    });

    it('a pull request’s panel folds and unfolds by keyboard', async () => {
      const { page } = await openPanel({ path: PULL_REQUEST });
      const panel = page.locator('#panel iframe');
      await panel.waitFor();
      await page.getByRole('heading', { name: 'SBOM changes' }).locator('..').focus();
      await page.keyboard.press('Enter');
      await panel.waitFor({ state: 'hidden' });
      await page.keyboard.press('Enter');
      await panel.waitFor();
    });

    it('createHistory keeps the address bar in step', async () => {
      await start();
      await inPanel(`await (async () => {
        globalThis.h = await call('createHistory');
        h.push('/runs/1');
        await call('getFrameId');
      })()`);
      // The browser tells of a changed address a moment later.
      await open.page.waitForURL((url) => url.hash === '#/runs/1');
      await open.page.goBack();
      await until(frame, `h.location.pathname === '/'`);
      expect(await inPanel(`h.action`)).toBe('POP');
    });

    it('openModal shows a panel that closes with what it hands over', async () => {
      await start();
      await inPanel(`call('openModal', {
        resource: 'panel',
        size: 'large',
        context: { from: 'test' },
        onClose: (payload) => { globalThis.closedWith = payload; },
      })`);
      await open.page.locator('dialog iframe').waitFor();
      const modal = await (await open.page.$('dialog iframe'))?.contentFrame();
      if (!modal) throw new Error('The modal has no frame.');
      // What runs in the empty page before ends with it.
      await modal.waitForURL((url) => url.pathname.startsWith('/panel/'));
      await until(modal, 'Boolean(globalThis.__bridge)');
      expect(
        await modal.evaluate(`__bridge.callBridge('getContext').then((c) => c.extension.modal)`),
      ).toEqual({ from: 'test' });
      // Closing takes the frame away, at times before the browser has said that it ran; what follows
      // shows that it did.
      await modal
        .evaluate(`void __bridge.callBridge('close', { done: true })`)
        .catch(() => undefined);
      await open.page.locator('dialog').waitFor({ state: 'detached' });
      await until(frame, 'globalThis.closedWith?.done === true');
      expect(await inPanel(`closedWith`)).toEqual({ done: true });
    });
  });
});
