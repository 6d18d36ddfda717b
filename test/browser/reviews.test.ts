import { expect, it } from '@jest/globals';
import { createFakeApp, refuse } from './fake-app';
import { fakeDocument, fakePullRequest, HOSTILE, PROBLEM } from './fake-reviews';
import { inBrowser } from './in-browser';
import { wrongLooks } from './looks';
import { tabTo } from './panel-tools';
import { violationsOn } from './violations-on';

const PULL_REQUEST = '/acme/shop/pull-requests/7';
const FILE = '/acme/shop/src/main/services/api/bom.json';
inBrowser('what reviewers see in a browser', (open) => {
  it('a pull request: counts first, then lists to open, and where a merge leads', async () => {
    const opened = await open({ path: PULL_REQUEST });
    const { panel, app, page, troubles } = opened;
    await panel.getByText('3 SBOM files: 1 new, 1 changed, 1 removed.').waitFor();
    await panel.getByText('324 components added, 1 removed, 2 upgraded').waitFor();
    await panel.getByText('Quality 8.1 of 10, up from 7.4').waitFor();
    await panel.getByText('Made by syft 1.39.0, before by trivy 0.66.0.').waitFor();
    await panel.getByText('SBOMs that are merged into main go to production.').waitFor();
    await panel.getByText('SBOM_INVALID').waitFor();

    await panel.getByText('Added', { exact: true }).click();
    await panel.getByText('and 312 more').waitFor();
    await tabTo(page, 'Upgraded2');
    await page.keyboard.press('Enter');
    await panel.getByText(HOSTILE).waitFor();
    await panel.getByText('Licence changes', { exact: true }).click();
    await panel.getByText('(not known any more)').waitFor();
    expect(await wrongLooks(opened)).toEqual([]);

    app.pullRequest = fakePullRequest({ documents: [] });
    await tabTo(page, 'Refresh');
    await page.keyboard.press('Enter');
    await panel.getByText('No SBOM changes').waitFor();
    expect(app.calls[0]).toMatchObject({
      functionKey: 'comparePullRequest',
      payload: { pullRequest: 7 },
    });
    expect(troubles).toEqual([]);
  });

  it('a pull request that cannot be read, and one that failed to be', async () => {
    const app = createFakeApp();
    app.pullRequest = fakePullRequest({
      documents: [],
      problem: { ...PROBLEM, code: 'RUN_FORK', sentence: 'It comes from a fork.' },
      merging: { branch: 'other', problem: { ...PROBLEM, code: 'RUN_NO_RULE' } },
    });
    app.refusals.set('comparePullRequest', refuse('BITBUCKET_RATE_LIMITED'));
    const { panel, page } = await open({ path: PULL_REQUEST, app });
    await panel.getByText('It was refused: BITBUCKET_RATE_LIMITED.').waitFor();
    app.refusals.clear();
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('It comes from a fork.').waitFor();
    await panel.getByText('are not forwarded.').waitFor();
    // The page before has said the same.
    const again = page.waitForEvent('load');
    await page.getByLabel('View as').selectOption('reader');
    await again;
    await panel.getByText('RUN_NO_RULE').waitFor();
    expect(app.calls.at(-1)).toMatchObject({
      accountId: 'reader',
      functionKey: 'comparePullRequest',
    });
  });

  it('a file: summary, quality in parts, findings by severity, components to search', async () => {
    const opened = await open({ path: FILE });
    const { panel, app, page, troubles } = opened;
    await panel.getByRole('heading', { name: 'shop 1.4.0' }).waitFor();
    await panel.getByText('20 November 2026 at 15:03').waitFor();
    await panel.getByText('/components/12/licenses/0/license/id').waitFor();
    await panel.getByText('Integrity').click();
    await panel.getByText('105 of 250 components have one').waitFor();
    const rows = panel.locator('.components tbody tr');
    expect(await rows.count()).toBe(50);

    await tabTo(page, 'Search components');
    await page.keyboard.type('img src');
    await panel.getByText('1 of 250 components').waitFor();
    expect(await rows.first().locator('td').first().innerText()).toBe(HOSTILE);
    // Fifty rows look no better or worse than one, and take far longer to judge.
    expect(await wrongLooks(opened)).toEqual([]);
    await panel.getByLabel('Search components').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' nothing');
    await panel.getByText('No component matches.').waitFor();
    await panel.getByLabel('Search components').fill('mit');
    await panel.getByText('166 of 250 components').waitFor();
    await tabTo(page, 'Show more');
    await page.keyboard.press('Enter');
    await rows.nth(99).waitFor();
    expect(app.calls[0]).toMatchObject({
      functionKey: 'inspectFile',
      payload: { path: 'services/api/bom.json' },
    });
    expect(troubles).toEqual([]);
  });

  it('a file that is no SBOM, and one of which only a part fits', async () => {
    const { facts, quality, ...rest } = fakeDocument({ findings: [], components: [], total: 0 });
    const app = createFakeApp({ document: { ...rest, problem: PROBLEM } });
    const { panel, page } = await open({ path: FILE, app });
    await panel.getByText('SBOM Bridge cannot show this file as an SBOM.').waitFor();
    await panel.getByText('SBOM_INVALID').waitFor();
    expect(await panel.getByRole('heading').allInnerTexts()).toEqual(['bom.json']);
    expect(await violationsOn(page)).toEqual([]);

    app.document = fakeDocument({ total: 90_000, selected: false, facts, quality });
    await page.reload();
    await panel.getByText('The first 250 of 90,000 components').waitFor();
    await panel.getByText('so it is not forwarded').waitFor();
  });
});
