import { expect, it } from '@jest/globals';
import { createFakeApp, type FakeApp } from './fake-app';
import { manyRuns } from './fake-runs';
import { spentRuns } from './fake-settings';
import { inBrowser, type Open } from './in-browser';
import { wrongLooks } from './looks';
import { type OpenPanel } from './open-panel';
import { tabTo } from './panel-tools';
import { untilHere } from './until';

const SECOND = {
  id: 'archive',
  kind: 'https-endpoint',
  name: 'Archive',
  enabled: true,
  hasSecret: true,
} as const;

/** A repository whose rules have destinations to choose from. */
function withTwoDestinations(app: FakeApp): FakeApp {
  const { destinations } = app.repository;
  app.repository = { ...app.repository, destinations: [...destinations, SECOND] };
  return app;
}

inBrowser('the settings of a repository', (open) => {
  const start = async (options: Parameters<Open>[0] = {}): Promise<OpenPanel> => {
    const opened = await open(options);
    await opened.panel.getByText('Matches now on').waitFor();
    return opened;
  };
  const filters = (app: FakeApp) =>
    app.calls
      .filter(({ functionKey }) => functionKey === 'listRuns')
      .map(({ payload }) => (payload as { filter?: unknown }).filter);

  it('narrows the history down on the server, and says how far it looked', async () => {
    const app = createFakeApp({ runs: manyRuns() });
    const { panel, troubles } = await start({ app });
    await panel.getByLabel('Result').selectOption('Failed');
    await panel.getByText('All 13 runs were looked through.').waitFor();
    const rows = panel.locator('.runs tbody tr:not([hidden])');
    expect(await rows.count()).toBe(1);
    await panel.getByLabel('Branch or tag contains').fill('nothing like it');
    await panel.getByText('No run fits the filters').waitFor();
    await panel.getByRole('search').getByRole('button', { name: 'Clear filters' }).click();
    await panel.getByRole('button', { name: 'Push to main: details' }).waitFor();
    // Each edit is a question of its own, however fast this machine is.
    await panel.getByLabel('From', { exact: true }).fill('2026-11-20');
    await untilHere(() => filters(app).length === 5, 'runs since then');
    await panel.getByLabel('To', { exact: true }).fill('2026-11-20');
    await untilHere(() => filters(app).length === 6, 'runs of that day');
    await panel.getByText('looked through').waitFor();
    expect(filters(app)).toEqual([
      undefined,
      { status: 'failed' },
      { status: 'failed', ref: 'nothing like it' },
      undefined,
      { since: Date.parse('2026-11-20T00:00:00+01:00') },
      expect.anything(),
    ]);
    // From midnight to midnight where the reader is.
    expect(filters(app).at(-1)).toEqual({
      since: Date.parse('2026-11-20T00:00:00+01:00'),
      until: Date.parse('2026-11-21T00:00:00+01:00') - 1,
    });
    expect(troubles).toEqual([]);
  });

  it('counts all that waits, pages a thousand runs, and opens one to its steps', async () => {
    const app = createFakeApp({ runs: spentRuns(1000) });
    const [first] = app.runs;
    if (first) app.runs[0] = { ...first, omitted: 12, rule: 'repository rule 1', attempts: 3 };
    const { panel, troubles } = await start({ app });
    await panel.getByText('1,000 runs wait for you.').waitFor();
    const rows = panel.locator('.runs tbody tr:not([hidden])');
    const more = panel.getByRole('button', { name: 'Show more', exact: true });
    await rows.nth(9).waitFor();
    for (let shown = 10; shown < 60; shown += 10) {
      expect(await rows.count()).toBe(shown);
      await more.click();
      await rows.nth(shown + 9).waitFor();
    }
    await panel.getByRole('button', { name: 'Push to main: details' }).first().click();
    const steps = panel.locator('.steps');
    await steps.getByText('decided by repository rule 1').waitFor();
    await steps.getByText('At least 1 SBOM file at abcdef0').waitFor();
    await steps.getByText('12 more documents are not shown').waitFor();
    await steps.getByText('DESTINATION_EGRESS').waitFor();
    await panel.getByRole('button', { name: 'Try again' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('forwards a branch by keyboard alone, and shows the run at once', async () => {
    const { panel, page, app, troubles } = await start();
    await panel.getByRole('button', { name: 'Add destination' }).focus();
    await tabTo(page, 'Branch');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('release/2.4');
    await tabTo(page, 'Commit');
    await page.keyboard.type('abcdef0');
    await page.keyboard.press('Enter');
    await panel.getByText('goes to production').waitFor();
    await panel.getByRole('button', { name: 'Forwarded by hand from release/2.4' }).waitFor();
    expect(app.calls.find(({ functionKey }) => functionKey === 'forwardNow')?.payload).toEqual({
      repository: app.repository.repository.uuid,
      branch: 'release/2.4',
      commit: 'abcdef0',
    });
    expect(troubles).toEqual([]);
  });

  it('says which rule is missing, and opens one for the branch', async () => {
    const { panel, app } = await start();
    await panel.getByLabel('Branch', { exact: true }).fill('feature/wish-list');
    await panel.getByLabel('Commit', { exact: true }).fill('not a hash');
    const forward = panel.getByRole('button', { name: 'Forward now' });
    await forward.click();
    await panel.getByText('Enter 7 to 40 characters of its hash.').waitFor();
    await panel.getByLabel('Commit', { exact: true }).fill('');
    await forward.click();
    await panel.getByText('a rule for the event Push that fits the branch is missing').waitFor();
    const asked = app.calls.filter(({ functionKey }) => functionKey === 'forwardNow');
    expect(asked.map(({ payload }) => payload)).toEqual([
      { repository: app.repository.repository.uuid, branch: 'feature/wish-list' },
    ]);
    const remedy = panel.getByRole('button', { name: 'Add a rule for it' });
    await remedy.click();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await remedy.click();
    expect(await panel.getByLabel('Name or pattern').inputValue()).toBe('feature/wish-list');
    await panel.getByRole('textbox', { name: 'Environment' }).fill('qa');
    await panel.getByRole('button', { name: 'Done' }).click();
    await panel.getByText("Not one of Interlynk's own environments").nth(1).waitFor();
    const row = panel.getByRole('table').getByRole('row').filter({ hasText: 'Repository rule 1' });
    expect(await row.innerText()).toMatch(/feature\/wish-list\s+qa/);
  });

  it('shows what each branch gets by the rules on screen, and what the patterns find', async () => {
    const { panel, app } = await start();
    const branch = (name: string) =>
      panel.locator('.branches tbody tr').filter({ hasText: name }).innerText();
    expect(await branch('main')).toMatch(/production\s+Repository rule 1: push to main/);
    expect(await branch('develop')).toMatch(/development\s+Built-in rule 2/);
    expect(await branch('feature')).toMatch(/NOT SENT\s+No rule matches/i);
    await panel.getByText('main: 1 file').waitFor();
    await panel.getByLabel('SBOM files').fill('**/*.json');
    await panel.getByText('main: 3 files').waitFor();
    await panel.getByText('as product acme/shop/services/api').waitFor();
    await panel.getByLabel('Product name').fill('{file}');
    await panel.getByText('as product api/services/api').waitFor();
    // What the edits made the page ask for has come before what it asks for now.
    await panel.getByRole('button', { name: 'Refresh' }).click();
    await untilHere(() => filters(app).length === 2, 'a list that is asked for again');
    expect(app.calls.filter(({ functionKey }) => functionKey === 'listFiles')).toHaveLength(1);
  });

  it('does not close a rule that is not complete, overrides one, and moves one with the mouse', async () => {
    const app = withTwoDestinations(createFakeApp());
    const { panel, page, troubles } = await start({ app });
    await panel.getByRole('button', { name: 'Add rule' }).click();
    await panel.getByRole('button', { name: 'Done' }).click();
    await panel.getByText('Enter a branch, a tag or a pattern.').waitFor();
    const focused = panel.locator(':focus');
    expect(await focused.getAttribute('aria-invalid')).toBe('true');
    await panel.getByRole('button', { name: 'Cancel' }).click();

    await panel.getByRole('button', { name: 'Override rule 2 that is built in' }).click();
    expect(await panel.getByLabel('Name or pattern').inputValue()).toBe('@development');
    await panel.getByRole('textbox', { name: 'Version' }).fill('{branch}+{commit}');
    await panel.getByText('development+4f2a91c07be3').waitFor();
    const sendTo = panel.getByRole('group', { name: 'Rule 4' }).getByRole('group', {
      name: 'Send to',
    });
    await sendTo.getByLabel('The destinations of this repository').uncheck();
    await sendTo.getByLabel('Interlynk').uncheck();
    await sendTo.getByLabel('Archive').uncheck();
    await panel.getByRole('button', { name: 'Done' }).click();
    await sendTo.getByText('Choose at least one destination.').waitFor();
    await sendTo.getByLabel('Archive').check();
    await panel.getByRole('button', { name: 'Done' }).click();
    await panel.getByText('to Archive only').waitFor();

    const handles = panel.locator('.rule-handle');
    await handles.nth(3).dragTo(handles.nth(0), { targetPosition: { x: 2, y: 1 } });
    await panel.getByText('The rule is now number 1 of 4.').waitFor();
    const rows = panel.locator('.rules tbody').first().getByRole('row');
    expect(await rows.nth(1).innerText()).toContain('@development');
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Settings saved').waitFor();
    expect(app.repository.settings.rules[0]).toMatchObject({ destinations: ['archive'] });

    // An editor does not outlive its rule: the rules after a discard are others.
    await panel.getByRole('button', { name: 'Edit rule 1' }).click();
    await panel.getByLabel('Name or pattern').fill('other');
    await panel.getByRole('button', { name: 'Discard changes' }).click();
    await panel.getByRole('button', { name: 'Edit rule 1' }).waitFor();
    expect(await panel.getByLabel('Name or pattern').count()).toBe(0);
    expect(troubles).toEqual([]);
  });

  it('shows a choice of its own that leads nowhere, and does not save an empty one', async () => {
    const app = createFakeApp();
    const settings = { ...app.repository.settings, destinations: ['gone'] };
    app.repository = { ...app.repository, settings };
    const { panel, page, troubles } = await start({ app });
    const sendTo = panel.getByRole('group', { name: 'Send to' });
    const save = panel.getByRole('button', { name: 'Save', exact: true });
    await sendTo.getByLabel('gone (removed)').uncheck();
    await save.click();
    await sendTo.getByText('Choose at least one destination.').waitFor();
    await sendTo.getByLabel('Every destination that is switched on').check();
    await save.click();
    await page.getByText('Settings saved').waitFor();
    expect(app.repository.settings.destinations).toBeUndefined();
    expect(troubles).toEqual([]);
  });

  it('has no accessibility violation and no overflow', async () => {
    const app = withTwoDestinations(createFakeApp({ runs: manyRuns() }));
    app.repository = { ...app.repository, excluded: true };
    const opened = await start({ app });
    const { panel, troubles } = opened;
    await panel.getByLabel('Result').selectOption('Needs attention');
    await panel.getByText('looked through').waitFor();
    await panel.getByRole('button', { name: 'Push to main: details' }).click();
    await panel.locator('.steps').waitFor();
    await panel.getByLabel('Branch', { exact: true }).fill('feature/wish-list');
    await panel.getByRole('button', { name: 'Forward now' }).click();
    await panel.getByText('Nothing was sent').waitFor();
    await panel.getByRole('button', { name: 'Override rule 1' }).click();
    await panel.getByRole('button', { name: 'Edit rule 2' }).click();
    await panel.getByText('The workspace leaves this repository out', { exact: true }).waitFor();
    await panel.getByText('Not sent while the workspace leaves this repository out').waitFor();
    expect(await wrongLooks(opened)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
