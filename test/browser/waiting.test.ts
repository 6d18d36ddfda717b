import { expect, it } from '@jest/globals';
import { createFakeApp, refuse, REPOSITORY } from './fake-app';
import { overtakenRuns, spentRuns, verdictRun } from './fake-settings';
import { inBrowser, type Open } from './in-browser';
import { wrongLooks } from './looks';
import { WORKSPACE_PAGE, type OpenPanel } from './open-panel';
import { panelFrame, tabTo } from './panel-tools';
import { until, untilHere } from './until';

inBrowser('what waits for a person, in a browser', (open) => {
  let shown: OpenPanel | undefined;
  const start = async (options: Parameters<Open>[0]): Promise<OpenPanel> => {
    shown = await open(options);
    await shown.panel.getByRole('heading', { name: 'SBOM Bridge', exact: true }).waitFor();
    return shown;
  };
  const called = (name: string) =>
    shown?.app.calls.filter(({ functionKey }) => functionKey === name) ?? [];

  it('retries all of a repository, as often as it takes', async () => {
    const app = createFakeApp({ runs: spentRuns(5), retriesPerCall: 2 });
    const { panel, page, troubles } = await start({ app });
    await panel.getByText('5 runs wait for you.').waitFor();
    const spent = panel.locator('.runs').getByText('Waits for you', { exact: true });
    await spent.nth(4).waitFor();
    expect(await spent.count()).toBe(5);
    await panel.getByRole('button', { name: 'Retry all' }).click();
    await panel.getByText('5 runs queued again.').waitFor();
    await spent.first().waitFor({ state: 'detached' });
    await until(panelFrame(page), "document.activeElement.className.includes('bar-success')");
    expect(called('retryRepository').map(({ payload }) => payload)).toEqual(
      Array.from({ length: 3 }, () => ({ repository: REPOSITORY })),
    );
    expect(troubles).toEqual([]);
  });

  it('lists and retries those of the whole workspace, by keyboard alone', async () => {
    const app = createFakeApp({ runs: spentRuns(12) });
    const { panel, page, troubles } = await start({ app, path: WORKSPACE_PAGE });
    await panel.getByText('At least 10 runs wait for you.').waitFor();
    await panel.getByRole('button', { name: 'Push to main: details' }).first().focus();
    await page.keyboard.press('Enter');
    await panel.getByText('The app is not allowed to reach').waitFor();
    await tabTo(page, 'Try again');
    await page.keyboard.press('Enter');
    await until(panelFrame(page), "document.activeElement.textContent === 'Refresh'");
    expect(called('retryRun')).toMatchObject([
      { payload: { repository: REPOSITORY.slice(1, -1), runId: '0'.repeat(64) } },
    ]);
    // The list that comes then has nothing of that run; until it is there, no more can be shown.
    await panel.getByText('The app is not allowed to reach').waitFor({ state: 'detached' });
    await panel.getByRole('button', { name: 'Show more' }).focus();
    await page.keyboard.press('Enter');
    await panel.getByText('11 runs wait for you.').waitFor();
    await panel.getByRole('button', { name: 'Retry all' }).focus();
    await page.keyboard.press('Enter');
    await panel.getByText('11 runs queued again.').waitFor();
    await panel.getByText('Nothing waits for you').waitFor();
    expect(troubles).toEqual([]);
  });

  it('stops where the app refuses, says why, and keeps the list', async () => {
    const app = createFakeApp({ runs: spentRuns(1) });
    app.refusals.set('retryWorkspace', refuse('STORAGE_FAILED'));
    const { panel } = await start({ app, path: WORKSPACE_PAGE });
    await panel.getByText('1 run waits for you.').waitFor();
    await panel.getByRole('button', { name: 'Retry all' }).click();
    await panel.getByText('It was refused: STORAGE_FAILED.').waitFor();
    await panel.getByRole('button', { name: 'Retry all' }).waitFor();
    // After the last try.
    await untilHere(() => called('listSpentRuns').length === 2, 'a list that is asked for again');
    expect(called('retryWorkspace')).toHaveLength(1);
  });

  it('tells verdicts and newer pushes in plain words, in both themes', async () => {
    const app = createFakeApp({ runs: [verdictRun(), ...overtakenRuns()] });
    const opened = await start({ app });
    const { panel, troubles } = opened;
    await panel.getByRole('button', { name: 'Push to main: details' }).first().click();
    for (const words of [
      'Policies passed',
      'Policies passed with 1 warning',
      '12 policies failed, with 2 warnings: Licences, <b>No GPL</b> and 12 more',
      'No policy applies at the destination',
      'The destination is still checking its policies',
      'The destination met an error while checking its policies',
      'The destination did not check its policies',
      'The policy verdict could not be read',
      'You are <b>not</b> authorized.',
    ]) {
      await panel.getByText(words, { exact: true }).waitFor();
    }
    // Two runs, and the one document of the second.
    await panel.getByRole('button', { name: 'Push to main: details' }).nth(2).click();
    const newer = panel.locator('.runs').getByText('Newer push', { exact: true });
    await newer.nth(2).waitFor();
    expect(await newer.count()).toBe(3);
    expect(await wrongLooks(opened)).toEqual([]);
    expect(troubles).toEqual([]);
  });

  it('marks what a rule sends as the latest version', async () => {
    const { panel, page, app } = await start({});
    await panel.getByRole('button', { name: 'Edit rule 1' }).click();
    await panel.getByText('Mark as latest version').click();
    await panel.getByRole('button', { name: 'Done' }).click();
    await panel.getByText('marked as latest').waitFor();
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Settings saved').waitFor();
    expect(app.repository.settings.rules.map(({ latest }) => latest)).toEqual([
      true,
      undefined,
      undefined,
    ]);
  });
});
