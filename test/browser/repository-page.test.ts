import { readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import { createFakeApp, refuse, type FakeApp } from './fake-app';
import { fakeComponents, fakeSboms, NOTHING_YET, someHoldings } from './fake-sboms';
import { inBrowser } from './in-browser';
import { wrongLooks } from './looks';
import { type OpenPanel } from './open-panel';
import { tabTo } from './panel-tools';
import { violationsOn } from './violations-on';

const PATH = '/acme/shop/forge/repository-page';

inBrowser('the repository page in a browser', (open) => {
  const start = async (app: FakeApp): Promise<OpenPanel> => {
    const opened = await open({ path: PATH, app });
    await opened.panel.getByRole('heading', { level: 1 }).waitFor();
    return opened;
  };
  /** When all of them are there; before, the page says so of how many it has. */
  const allComponents = (panel: OpenPanel['panel']) =>
    panel.getByText('10,000 components', { exact: true }).waitFor();
  const withSboms = (): FakeApp =>
    createFakeApp({
      sboms: fakeSboms({
        holdings: someHoldings(),
        components: fakeComponents(10_000),
        perCall: 6000,
        text: '{"bomFormat": "CycloneDX", "specVersion": "1.6"}',
      }),
    });

  it('finds components of a chosen SBOM, and saves it', async () => {
    const app = withSboms();
    const { panel, page, troubles } = await start(app);
    const table = panel.getByRole('table').nth(1);
    await allComponents(panel);
    // The newest one is chosen, until somebody chooses.
    await panel.getByText('bom.json in development').waitFor();
    await panel.getByRole('button', { name: 'services/checkout' }).click();
    await panel.getByText('application.cdx.json in production').waitFor();
    await allComponents(panel);
    expect(app.calls.at(-1)).toMatchObject({
      functionKey: 'getComponents',
      payload: { path: someHoldings().files[2]?.path, commit: 'c'.repeat(40), from: 6000 },
    });
    await panel.getByText('The next SBOM that arrives').waitFor();

    await panel.getByLabel('Ecosystem').selectOption({ label: 'maven (2,857)' });
    await panel.getByText('2,857 of 10,000 components').waitFor();
    await panel.getByLabel('Licence').selectOption('is:ISC');
    await panel.getByLabel('Search').fill('library-99');
    await panel.getByText('6 of 10,000 components', { exact: true }).waitFor();
    const versions = () => table.locator('td:nth-child(2)').allInnerTexts();
    await panel.getByRole('button', { name: 'Version' }).click();
    await panel.locator('th[aria-sort=ascending]').waitFor();
    const ascending = await versions();
    expect(ascending).toHaveLength(6);
    await panel.getByRole('button', { name: 'Version' }).click();
    await panel.locator('th[aria-sort=descending]').waitFor();
    expect(await versions()).toEqual(ascending.toReversed());
    await panel.getByLabel('Search').fill('no such thing');
    await panel.getByText('No component matches').waitFor();

    const saving = page.waitForEvent('download');
    await panel.getByRole('button', { name: 'Download bom.json' }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe('bom.json');
    expect(await readFile(await saved.path(), 'utf8')).toBe(app.sboms.text);
    expect(troubles).toEqual([]);
  });

  it('does the same by keyboard alone, as somebody who may only read', async () => {
    const { panel, page, troubles } = await start(withSboms());
    // What one account asked for is refused once another one looks: all of it has to be there.
    await allComponents(panel);
    const again = page.waitForEvent('load');
    await page.getByLabel('View as').selectOption('reader');
    await again;
    await allComponents(panel);
    await panel.getByRole('button', { name: 'Refresh' }).focus();
    await tabTo(page, 'bom.json');
    await tabTo(page, 'bom.json');
    await page.keyboard.press('Enter');
    await panel.getByText('bom.json in production').waitFor();
    await allComponents(panel);
    await tabTo(page, 'Search');
    await page.keyboard.type('z-lib');
    await panel.getByText('385 of 10,000 components').waitFor();
    await tabTo(page, 'Name');
    await page.keyboard.press('Enter');
    await panel.getByText('z-library-9995').waitFor();
    await tabTo(page, 'Next page');
    for (let pages = 1; pages < 20; pages += 1) await page.keyboard.press('Enter');
    // At the last page the focus stays where it is.
    await panel.getByText('Page 16 of 16').waitFor();
    await panel.getByText('z-library-11', { exact: true }).waitFor();
    expect(await panel.locator(':focus').innerText()).toBe('Next page');
    await panel.getByRole('img', { name: /^Components: from 380 .* in 24 SBOMs/ }).waitFor();
    await tabTo(page, 'Show as table');
    await page.keyboard.press('Enter');
    await panel.getByRole('cell', { name: '1.23.0', exact: true }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('fits and is accessible, whatever its texts are', async () => {
    const app = withSboms();
    const hostile = '<img src=x onerror=alert(1)>'.repeat(9);
    for (const file of app.sboms.holdings.files.slice(2)) {
      Object.assign(file, { path: hostile, product: hostile, environment: 'e'.repeat(120) });
      for (const document of file.documents) document.destinations.push('D'.repeat(120));
    }
    app.sboms.components.rows[0] = ['0'.repeat(300), '1'.repeat(150), 0, 0];
    app.sboms.components.licences[0] = 'L'.repeat(200);
    const opened = await start(app);
    const { panel, troubles } = opened;
    await panel.getByText('0'.repeat(300)).waitFor();
    await allComponents(panel);
    expect(await wrongLooks(opened)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('says what comes next where there is nothing, and mends what did not load', async () => {
    const app = createFakeApp();
    const { panel, page } = await start(app);
    const refresh = panel.getByRole('button', { name: 'Refresh' });
    await panel.getByText('to a branch with a rule').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    for (const [why, words] of [
      [{ enabled: false }, 'is switched off for this repository'],
      [{ excluded: true }, 'The workspace leaves this repository out'],
      [{ hasDestination: false }, 'There is no destination for SBOMs yet'],
      [{ waiting: 1 }, '1 SBOM is on the way'],
      [{ refused: 2 }, '2 deliveries did not get through'],
    ] as const) {
      app.sboms.holdings = { ...NOTHING_YET, ...why };
      await refresh.click();
      await panel.getByText(words).waitFor();
    }
    app.refusals.set('getRepositorySboms', refuse('BITBUCKET_RATE_LIMITED'));
    await refresh.click();
    await panel.getByText('It was refused: BITBUCKET_RATE_LIMITED.').waitFor();
    await panel.getByText('2 deliveries did not get through').waitFor();
    app.refusals.clear();
    app.sboms.holdings = someHoldings();
    app.refusals.set('getComponents', refuse('BITBUCKET_COMMIT_NOT_FOUND'));
    await refresh.click();
    await panel.getByText('It was refused: BITBUCKET_COMMIT_NOT_FOUND.').waitFor();
    app.refusals.clear();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('120 components').waitFor();
  });
});
