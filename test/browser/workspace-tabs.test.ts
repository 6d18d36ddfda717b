import { expect, it } from '@jest/globals';
import { manyRepositories } from './fake-coverage';
import { EVERY_REPOSITORY } from '../../static/app/components/repositories/repository-scope';
import { anImport } from './fake-import';
import { badHealth, manyChanges } from './fake-health';
import { refuse, type FakeApp } from './fake-app';
import { withThreeDestinations } from './fake-settings';
import { inBrowser } from './in-browser';
import { wrongLooks } from './looks';
import { WORKSPACE_PAGE, type OpenPanel } from './open-panel';
import { panelFrame, tabTo } from './panel-tools';
import { until, untilHere } from './until';

/** The tabs beside Settings, and what is there when all has come. */
const TABS = {
  Repositories: '1–25 of 60',
  Import: 'Paused by',
  Health: '12 or more',
  'Audit log': 'Replaced the secret of interlynk',
};

inBrowser('the views of the workspace', (open) => {
  const start = async (
    look: object = {},
    more: Partial<FakeApp> = {},
  ): Promise<OpenPanel & { app: FakeApp }> => {
    const app = withThreeDestinations({
      ...more,
      repositories: manyRepositories(),
      health: badHealth(),
      changes: manyChanges(),
    });
    const opened = await open({ path: WORKSPACE_PAGE, app, ...look });
    await opened.panel.getByRole('heading', { name: 'Destinations' }).waitFor();
    return opened;
  };

  it('finds a repository and leaves it out, which a save of the rules keeps', async () => {
    const { panel, page, app, troubles } = await start();
    await panel.getByRole('tab', { name: 'Repositories' }).click();
    await panel.getByText('1–25 of 60').waitFor();
    await panel.getByRole('button', { name: 'Next' }).click();
    await panel.getByText('26–50 of 60').waitFor();
    await panel.getByLabel('Search').fill('service-042');
    await panel.getByText('1–1 of 1').waitFor();
    const fields = { 'repositories.excluded': 'At most 500 repositories.' };
    app.refusals.set('saveWorkspaceSettings', refuse('SETTINGS_INVALID', { fields }));
    await panel.getByRole('button', { name: 'Exclude acme/service-042' }).click();
    await panel.getByText('At most 500 repositories. SETTINGS_INVALID').waitFor();
    app.refusals.clear();
    await panel.getByRole('button', { name: 'Exclude acme/service-042' }).click();
    await panel.getByText('Excluded by hand.').waitFor();
    const uuid = '22222222-2222-4222-8222-000000000042';
    expect(app.workspace.settings.repositories).toMatchObject({ excluded: [uuid] });

    await panel.getByLabel('Projects').fill('pay');
    const saveScope = panel
      .getByRole('tabpanel', { name: 'Repositories' })
      .getByRole('button', { name: 'Save' });
    const { settings } = app.workspace;
    const scope = { ...EVERY_REPOSITORY, ...settings.repositories, names: ['theirs-*'] };
    app.workspace = { ...app.workspace, settings: { ...settings, repositories: scope } };
    await saveScope.click();
    await panel.getByText('Repository names: theirs-* (was none)').waitFor();
    expect(await panel.getByLabel('Repository names').inputValue()).toBe('theirs-*');
    await saveScope.click();
    await page.getByText('Settings saved').waitFor();
    await panel.getByRole('tab', { name: 'Settings' }).click();
    await panel.getByRole('button', { name: 'Use Interlynk defaults' }).click();
    await panel.getByText('Unmerged pull requests reach production').waitFor();
    await panel.getByRole('button', { name: 'Save', exact: true }).click();
    await panel.getByRole('button', { name: 'Save', exact: true, disabled: true }).waitFor();
    expect(app.workspace.settings).toMatchObject({
      defaults: 'interlynk-preset',
      repositories: { kind: 'all-but', projects: ['PAY'], names: ['theirs-*'], excluded: [uuid] },
    });

    app.refusals.set(
      'saveWorkspaceSettings',
      refuse('SETTINGS_DESTINATION_USED', {
        problem: { code: 'X', sentence: 'It is used.', next: 'Mend.', detail: 'acme/shop' },
      }),
    );
    await panel.getByRole('button', { name: 'Remove Interlynk' }).click();
    // The button that asks has the name of the one that does it.
    const confirm = panel.locator('.confirm');
    await confirm.getByRole('button', { name: 'Remove Interlynk' }).click();
    await panel.getByText('acme/shop').waitFor();
    app.refusals.clear();
    await panel.getByRole('button', { name: 'Switch off Interlynk' }).click();
    await panel.getByRole('button', { name: 'Switch on Interlynk' }).waitFor();
    expect(app.workspace.settings.destinations[0]).toMatchObject({ enabled: false });
    expect(troubles).toEqual([]);
  });

  it('goes from view to view by keyboard alone', async () => {
    const { panel, page, app, troubles } = await start();
    await panel.getByRole('tab', { name: 'Settings' }).focus();
    await page.keyboard.press('End');
    await panel.getByText('Replaced the secret of interlynk').first().waitFor();
    await tabTo(page, 'Show more');
    await page.keyboard.press('Enter');
    await panel.getByRole('row').nth(30).waitFor();
    await panel.getByRole('tab', { name: 'Audit log' }).focus();
    await page.keyboard.press('ArrowLeft');
    await panel.getByText('12 or more').waitFor();
    await page.keyboard.press('ArrowLeft');
    await panel.getByText('240 repositories will be looked at').waitFor();
    await tabTo(page, 'Start import');
    await page.keyboard.press('Enter');
    await panel.getByRole('progressbar', { name: 'Importing' }).waitFor();
    // The button has gone, and what it did has the focus.
    await until(panelFrame(page), "document.activeElement.role === 'status'");
    await panel.getByRole('tab', { name: 'Import' }).focus();
    await page.keyboard.press('ArrowLeft');
    await panel.getByText('1–25 of 60').waitFor();
    await tabTo(page, 'Exclude acme/service-000');
    await page.keyboard.press('Enter');
    await panel.getByText('Excluded by hand.').waitFor();
    expect(app.workspace.settings.repositories?.excluded).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('follows an import that is paused, resumed and cancelled, and retries what failed', async () => {
    const { panel, app, troubles } = await start({}, { import: anImport() });
    await panel.getByRole('tab', { name: 'Import' }).click();
    const bar = panel.getByRole('progressbar');
    await bar.waitFor();
    expect(await bar.getAttribute('aria-valuetext')).toBe('118 of 240 repositories');
    await panel.getByRole('button', { name: 'Pause' }).click();
    await panel.getByText('Paused by Olga <b>Owner</b>').waitFor();
    await panel.getByRole('button', { name: 'Resume' }).click();
    await panel.getByText('Importing').waitFor();

    // Somebody else's doing is seen at the next look.
    const wait = { until: Date.now() + 600_000, because: 'near' as const };
    app.import = anImport({ wait });
    await panel.getByText('Little is left of the requests').waitFor();
    await panel.getByRole('button', { name: 'Show all 12' }).click();
    const first = panel.getByRole('link', { name: 'acme/service-000' });
    expect(await first.getAttribute('href')).toBe('https://bitbucket.org/acme/service-000');
    await panel.getByRole('button', { name: 'Cancel import' }).click();
    await panel.getByText('What has been delivered stays.').waitFor();
    await panel.getByRole('button', { name: 'Cancel import' }).click();
    await panel.getByText('Cancelled by Olga').waitFor();
    await panel.getByRole('button', { name: 'Start import' }).waitFor();

    app.refusals.set('startImport', refuse('IMPORT_UNDER_WAY'));
    await panel.getByRole('button', { name: 'Retry failed' }).click();
    await panel.getByText('IMPORT_UNDER_WAY', { exact: true }).waitFor();
    app.refusals.clear();
    await panel.getByRole('button', { name: 'Retry failed' }).click();
    await panel.getByText('0 of 12 repositories').waitFor();
    expect(app.import.choice).toEqual({ kind: 'failed' });
    expect(troubles).toEqual([]);
  });

  it('is not told by a look from before that an import is still paused', async () => {
    const paused = { phase: 'paused', phaseBy: { accountId: '557058:olga' } } as const;
    const { panel, app } = await start({}, { import: anImport(paused) });
    const { resolve } = app;
    const looks = () => app.calls.filter(({ functionKey }) => functionKey === 'getImport').length;
    const late: (() => void)[] = [];
    await panel.getByRole('tab', { name: 'Import' }).click();
    await panel.getByText('Paused by').waitFor();
    // Nothing more would be looked for of one that is paused and has nothing open.
    app.import = anImport({ ...paused, open: 0 });
    app.resolve = async (call) => {
      const answer = await resolve(call);
      if (call.functionKey === 'getImport') await new Promise<void>((end) => late.push(end));
      return answer;
    };
    await untilHere(() => late.length === 1, 'a look that takes long');
    app.resolve = resolve;
    await panel.getByRole('button', { name: 'Resume' }).click();
    await panel.getByText('Importing').waitFor();
    const asked = looks();
    late[0]?.();
    await untilHere(() => looks() > asked, 'another look');
    await panel.getByRole('button', { name: 'Pause' }).waitFor();
  });

  it('gets the code of a view later where the network was gone', async () => {
    // What another test has fetched is in the cache, and comes without a network.
    const { panel, page } = await start({ alone: true });
    await page.context().setOffline(true);
    await panel.getByRole('tab', { name: 'Audit log' }).click();
    await panel.getByText('PANEL_NOT_LOADED').waitFor();
    await page.context().setOffline(false);
    await panel.getByRole('button', { name: 'Try again' }).click();
    await panel.getByText('Replaced the secret of interlynk').first().waitFor();
  });

  it('fits every width and has no violation', async () => {
    const paused = anImport({ phase: 'paused', phaseBy: { accountId: '557058:olga' } });
    const opened = await start({}, { import: paused });
    const { panel, troubles } = opened;
    for (const [name, words] of Object.entries(TABS)) {
      await panel.getByRole('tab', { name }).click();
      await panel.getByRole('tabpanel', { name }).getByText(words).first().waitFor();
      expect([name, await wrongLooks(opened)]).toEqual([name, []]);
    }
    expect(troubles).toEqual([]);
  });
});
