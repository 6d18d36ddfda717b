import { expect, it } from '@jest/globals';
import { createFakeApp, refuse } from './fake-app';
import { FAILED_RUN, manyRuns } from './fake-runs';
import { withThreeDestinations } from './fake-settings';
import { inBrowser, type Open } from './in-browser';
import { chooseTheme } from './looks';
import { WORKSPACE_PAGE, type OpenPanel } from './open-panel';
import { panelFrame, tabTo } from './panel-tools';
import { until } from './until';

inBrowser('the panel in a browser', (open) => {
  const start = async (options: Parameters<Open>[0] = {}): Promise<OpenPanel> => {
    const opened = await open(options);
    // The title is there while the page still asks for the rest.
    await opened.panel.getByRole('heading', { name: 'Environment rules', exact: true }).waitFor();
    return opened;
  };
  const save = (panel: OpenPanel['panel']) =>
    panel.getByRole('button', { name: 'Save', exact: true });

  it('edits a rule, previews it and saves it with its revision', async () => {
    const { panel, app, page, troubles } = await start();
    await panel.getByRole('button', { name: 'Edit rule 2' }).click();
    await panel.getByLabel('Name or pattern').fill('hotfix/1');
    await panel.getByRole('textbox', { name: 'Environment' }).fill('canary');
    await panel.getByRole('textbox', { name: 'Version' }).fill('{version}+{commit}');
    await panel.getByRole('button', { name: 'Done' }).click();
    await panel.getByText('as version {version}+{commit}').waitFor();
    await panel.getByLabel('Branch name').fill('hotfix/1');
    await panel.getByText('Sent to canary, by repository rule 2').waitFor();
    await save(panel).click();
    await page.getByText('Settings saved').waitFor();

    const saved = app.calls.find(({ functionKey }) => functionKey === 'saveRepositorySettings');
    expect(saved?.payload).toMatchObject({ revision: 3 });
    expect(saved?.accountId).toBe('owner');
    expect(app.repository.settings.rules[1]).toEqual({
      events: ['repo:push', 'pullrequest:fulfilled'],
      ref: 'branch',
      pattern: 'hotfix/1',
      environment: 'canary',
      version: '{version}+{commit}',
    });
    expect(troubles).toEqual([]);
  });

  it('keeps the edits when somebody else saved first, and names what they changed', async () => {
    const { panel, app, page } = await start();
    const { settings } = app.repository;
    app.repository = {
      ...app.repository,
      revision: 9,
      settings: {
        ...settings,
        enabled: false,
        patterns: ['theirs.json'],
        rules: [
          { events: ['repo:push'], ref: 'branch', pattern: 'secret/*', environment: null },
          ...settings.rules,
        ],
      },
    };
    await panel.getByRole('button', { name: 'Remove rule 3' }).click();
    await save(panel).click();
    await panel.getByText(/^Changed: environment rules, forwarding, SBOM files\.$/).waitFor();
    await panel.getByText('You both changed environment rules.').waitFor();
    await panel.getByText('1. Push: secret/*, do not send').waitFor();
    expect(await panel.getByLabel('SBOM files').inputValue()).toBe('theirs.json');
    await save(panel).click();
    await page.getByText('Settings saved').waitFor();

    expect(app.repository.settings.enabled).toBe(false);
    expect(app.repository.settings.patterns).toEqual(['theirs.json']);
    expect(app.repository.settings.rules).toEqual(settings.rules.slice(0, 2));
  });

  it('keeps the edits of a workspace likewise', async () => {
    const { panel, app, page } = await start({ path: WORKSPACE_PAGE });
    await panel.getByLabel('Product name').fill('ours/{repository}');
    const theirs = { ...app.workspace.settings, defaults: 'interlynk-preset' as const };
    app.workspace = { ...app.workspace, revision: 9, settings: theirs };
    await save(panel).click();
    await panel.getByText('Changed: default rules.').waitFor();
    expect(await panel.getByLabel('Product name').inputValue()).toBe('ours/{repository}');
    expect(await panel.getByLabel('Default rules').inputValue()).toBe('interlynk-preset');
    await save(panel).click();
    await page.getByText('Settings saved').waitFor();
    expect(app.workspace.settings).toEqual({ ...theirs, productTemplate: 'ours/{repository}' });
  });

  it('keeps what was typed into a destination likewise, and while the app does not answer', async () => {
    const { panel, app, page } = await start({
      path: WORKSPACE_PAGE,
      app: withThreeDestinations(),
    });
    await panel.getByLabel('Product name').fill('ours/{repository}');
    await panel.getByRole('button', { name: 'Edit Dependency-Track' }).click();
    await panel.getByLabel('API key').fill('odt_2');
    const theirs = app.workspace.settings.destinations.map((one) =>
      one.kind === 'dependency-track'
        ? { ...one, address: 'https://new.example.com', enabled: false }
        : one,
    );
    app.workspace.settings = { ...app.workspace.settings, destinations: theirs };
    app.refusals.set('getWorkspacePage', refuse('BITBUCKET_BUSY'));
    const saveIt = panel.getByRole('button', { name: 'Save destination' });
    await saveIt.click();
    await panel.getByText('It was refused: BITBUCKET_BUSY.').waitFor();
    app.refusals.clear();
    await saveIt.click();
    await panel
      .getByText('Address: https://new.example.com (was https://dtrack.example.com)')
      .waitFor();
    expect(await panel.getByLabel('API key').inputValue()).toBe('odt_2');
    expect(await panel.getByLabel('Address').inputValue()).toBe('https://new.example.com');
    await saveIt.click();
    await page.getByText('Destination saved').waitFor();
    expect(app.workspace.settings.destinations).toEqual(theirs);
    expect(app.secrets.get('dependency-track')).toBe('odt_2');
    expect(await panel.getByLabel('Product name').inputValue()).toBe('ours/{repository}');
  });

  it('does the main way by keyboard alone', async () => {
    const { panel, app, page, troubles } = await start();
    await panel.getByRole('button', { name: 'Move rule 1 down' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await panel.getByText('The rule is now number 2 of 3.').waitFor();
    await page.keyboard.press('Enter');
    await panel.getByText('The rule is now number 3 of 3.').waitFor();
    // At the end the other button of the row holds the focus.
    await until(panelFrame(page), "document.activeElement.textContent === 'Move rule 3 up'");

    await panel.getByRole('button', { name: 'Add rule' }).focus();
    await page.keyboard.press('Enter');
    await tabTo(page, 'Name or pattern');
    await page.keyboard.type('@release');
    await tabTo(page, 'Environment');
    await page.keyboard.type('staging');
    await tabTo(page, 'Done');
    await page.keyboard.press('Enter');
    await tabTo(page, 'Save');
    await page.keyboard.press('Enter');
    await page.getByText('Settings saved').waitFor();

    expect(app.repository.settings.rules.map(({ pattern }) => pattern)).toEqual([
      'release/*',
      'v*',
      'main',
      '@release',
    ]);
    expect(troubles).toEqual([]);
  });

  it('shows what the app refuses at the field, and what is missing before it asks', async () => {
    const app = createFakeApp();
    app.refusals.set(
      'saveRepositorySettings',
      refuse('SETTINGS_INVALID', { fields: { 'rules.1.pattern': 'A brace is not closed.' } }),
    );
    const { panel } = await start({ app });
    await panel.getByRole('button', { name: 'Add rule' }).click();
    await save(panel).click();
    await panel.getByText('Enter a branch, a tag or a pattern.').waitFor();
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByRole('button', { name: 'Remove rule 3' }).click();
    await save(panel).click();
    await panel.getByRole('row', { name: /release.*A brace is not closed/ }).waitFor();
    const saves = app.calls.filter(({ functionKey }) => functionKey === 'saveRepositorySettings');
    const rules = app.repository.settings.rules.slice(0, 2);
    expect(saves.map(({ payload }) => payload)).toMatchObject([{ settings: { rules } }]);
  });

  it('lists deliveries newest first, with documents and problems, page by page', async () => {
    const app = createFakeApp({ runs: manyRuns() });
    const { panel, troubles } = await start({ app });
    await panel.getByRole('button', { name: 'Push to main: details' }).first().click();
    await panel
      .getByText('CycloneDX 1.6, 1,412 components, to Interlynk as acme/shop 1.4.0')
      .waitFor();
    await panel.getByText('<script>alert(1)</script> component 17').waitFor();
    const rows = panel.locator('.runs tbody tr:not([hidden]) time');
    expect(await rows.count()).toBe(10);
    await panel.getByRole('button', { name: 'Show more' }).click();
    await panel.getByRole('button', { name: 'Show more' }).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(app.runs.length);
    expect(await rows.first().innerText()).toBe('20 Nov 2026, 15:03');
    expect(troubles).toEqual([]);
  });

  it('tries a run again', async () => {
    const app = createFakeApp({ runs: manyRuns() });
    const { panel, troubles } = await start({ app });
    const failed = panel.getByRole('row').filter({ hasText: 'Failed' });
    await failed.getByRole('button').press('Enter');
    await panel.getByRole('button', { name: 'Try again' }).press('Enter');
    await failed.waitFor({ state: 'detached' });
    expect(app.calls.filter(({ functionKey }) => functionKey === 'retryRun')).toMatchObject([
      { payload: { runId: FAILED_RUN } },
    ]);
    expect(troubles).toEqual([]);
  });

  it('shows each account what it may see', async () => {
    const { panel, page } = await start();
    await page.getByLabel('View as').selectOption('writer');
    await panel.getByText('Ask a workspace admin to change destinations.').waitFor();
    await page.getByLabel('View as').selectOption('reader');
    await panel.getByText('It was refused: NOT_ALLOWED.').waitFor();
    await page.getByLabel('View as').selectOption('outsider');
    await page.getByText('There is nothing here to see').waitFor();
  });

  it('says so when the app fails, and tries again', async () => {
    const app = createFakeApp();
    app.broken.add('getRepositoryPage');
    const { panel, page } = await open({ app });
    await panel.getByText('SBOM Bridge did not answer.').waitFor();
    await panel.getByText('PANEL_UNREACHABLE').waitFor();
    app.broken.clear();
    app.refusals.set('getRepositoryPage', refuse('BITBUCKET_BUSY'));
    const again = panel.getByRole('button', { name: 'Try again' });
    await again.click();
    await panel.getByText('It was refused: BITBUCKET_BUSY.').waitFor();
    // Without a network it is as it was at first; with it again, the page comes.
    await page.context().setOffline(true);
    await again.click();
    await panel.getByText('PANEL_UNREACHABLE').waitFor();
    await page.context().setOffline(false);
    app.refusals.clear();
    await again.click();
    await panel.getByRole('heading', { name: 'Environment rules' }).waitFor();
  });

  it('sets up a destination whose token is written, tested and never read', async () => {
    const app = createFakeApp();
    app.workspace.settings.destinations = [];
    const { panel, page, troubles } = await start({ app, path: WORKSPACE_PAGE });
    await panel.getByRole('button', { name: 'Add destination' }).click();
    await panel.getByRole('button', { name: /^Interlynk/ }).click();
    await panel.getByLabel('Interlynk token').fill('lynk_live_secret');
    await panel.getByText('Ask for the policy verdict').click();
    await panel.getByRole('button', { name: 'Save destination' }).click();
    await page.getByText('Destination saved').waitFor();
    expect(app.workspace.settings.destinations).toEqual([
      {
        id: expect.stringMatching(/^interlynk-/),
        kind: 'interlynk',
        name: 'Interlynk',
        enabled: true,
        policyVerdict: true,
      },
    ]);
    const [added] = app.workspace.settings.destinations;
    expect([...app.secrets]).toEqual([[added?.id, 'lynk_live_secret']]);
    await panel.getByRole('button', { name: 'Edit Interlynk' }).click();
    expect(await panel.getByLabel('Interlynk token').inputValue()).toBe('');
    await panel.getByRole('button', { name: 'Cancel' }).click();
    await panel.getByRole('button', { name: 'Test connection' }).click();
    await panel.getByText('The token may not upload').waitFor();

    // A saved destination does not make the rules stale.
    await panel.getByLabel('Default rules').selectOption('interlynk-preset');
    await panel.getByText('Unmerged pull requests reach production').waitFor();
    await save(panel).click();
    await page.getByText('Settings saved').waitFor();
    expect(app.workspace.settings.defaults).toBe('interlynk-preset');
    expect(app.workspace.settings.destinations).toHaveLength(1);
    expect(troubles).toEqual([]);
  });

  it('follows the theme of the frame', async () => {
    const opened = await start();
    await chooseTheme(opened, 'dark');
    await chooseTheme(opened, 'light');
    expect(opened.troubles).toEqual([]);
  });
});
