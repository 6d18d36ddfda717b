import { expect, it } from '@jest/globals';
import { createFakeApp, refuse, type FakeApp } from './fake-app';
import { spentRuns, THREE_DESTINATIONS, withThreeDestinations } from './fake-settings';
import { inBrowser } from './in-browser';
import { wrongLooks } from './looks';
import { WORKSPACE_PAGE, type OpenPanel } from './open-panel';
import { panelFrame, tabTo } from './panel-tools';
import { until } from './until';
import { violationsOn } from './violations-on';

const NO_ACCESS = 'SBOM Bridge doesn’t have access to dtrack.example.com yet';

inBrowser('destinations in a browser', (open) => {
  const start = async (app: FakeApp): Promise<OpenPanel> => {
    const opened = await open({ path: WORKSPACE_PAGE, app });
    await opened.panel.getByRole('heading', { name: 'Destinations' }).waitFor();
    return opened;
  };
  const add = async (panel: OpenPanel['panel'], kind: string): Promise<void> => {
    await panel.getByRole('button', { name: 'Add destination' }).click();
    await panel.getByRole('button', { name: kind }).click();
  };
  const withoutDestinations = (): FakeApp => {
    const app = createFakeApp();
    app.workspace.settings.destinations = [];
    return app;
  };
  /** Of the first destination. */
  const secretOf = ({ workspace, secrets }: FakeApp): string | undefined =>
    secrets.get(workspace.settings.destinations[0]?.id ?? '');

  it('adds a Dependency-Track server, has access to it allowed, and takes both back', async () => {
    const app = withoutDestinations();
    const { panel, page, host } = await start(app);
    await add(panel, 'Dependency-Track');
    await panel.getByLabel('Address').fill('https://dtrack.example.com/');
    await panel.getByText(NO_ACCESS).waitFor();
    const allow = panel.getByRole('button', { name: 'Allow access to dtrack.example.com' });
    await allow.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await panel.getByText('the dialog was declined').waitFor();
    expect(host.egress.domains()).toEqual([]);
    await allow.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Allow' }).click();
    await panel.getByText('SBOM Bridge has access to dtrack.example.com').waitFor();
    expect(host.egress.domains()).toEqual(['https://dtrack.example.com']);

    await panel.getByLabel('API key').fill('odt_secret');
    await panel.getByText('becomes project acme/web-shop (production) in version 1.4.0').waitFor();
    await panel.getByLabel('Project name', { exact: true }).fill('{product}');
    await panel.getByLabel('Project version', { exact: true }).fill('{environment}-{version}');
    await panel.getByText('becomes project acme/web-shop in version production-1.4.0').waitFor();
    await panel.getByLabel('Parent project name').fill('Products');
    await panel.getByLabel('Tags').fill('bitbucket, sbom,, bitbucket');
    await panel.getByRole('button', { name: 'Save destination' }).click();
    await page.getByText('Destination saved').waitFor();
    expect(app.workspace.settings.destinations).toEqual([
      {
        id: expect.stringMatching(/^dependency-track-/),
        kind: 'dependency-track',
        name: 'Dependency-Track',
        enabled: true,
        address: 'https://dtrack.example.com/',
        projectName: '{product}',
        projectVersion: '{environment}-{version}',
        parent: { name: 'Products' },
        tags: ['bitbucket', 'sbom'],
      },
    ]);
    expect(secretOf(app)).toBe('odt_secret');

    // The key stays with the server that it was entered for.
    await panel.getByRole('button', { name: 'Edit Dependency-Track' }).click();
    await panel.getByLabel('Address').fill('https://other.example.com');
    await panel.getByText('is for https://dtrack.example.com and is not sent').waitFor();
    await panel.getByRole('button', { name: 'Save destination' }).click();
    await panel.getByText('Enter the API key.').waitFor();
    await panel.getByRole('button', { name: 'Cancel' }).click();

    await panel.getByRole('button', { name: 'Remove Dependency-Track' }).click();
    // The button that asks has the name of the one that does it.
    const confirm = panel.locator('.confirm');
    await confirm.getByRole('button', { name: 'Remove Dependency-Track' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove access' }).click();
    await panel.getByText('No destination yet').waitFor();
    await until(panelFrame(page), "document.activeElement.textContent === 'Add destination'");
    expect(host.egress.domains()).toEqual([]);
  });

  it('sets up an HTTPS endpoint by keyboard alone, with a key that is shown once', async () => {
    const app = withoutDestinations();
    const { panel, page, troubles } = await start(app);
    await panel.getByRole('button', { name: 'Add destination' }).focus();
    await page.keyboard.press('Enter');
    await until(panelFrame(page), "document.activeElement.className === 'kind'");
    const choice = { include: [{ fromFrames: ['#panel iframe', '.kind-choice'] }] };
    expect(await violationsOn(page, { context: choice })).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.getByRole('heading', { name: 'Add HTTPS endpoint' }).waitFor();
    await until(panelFrame(page), "document.activeElement.tagName === 'INPUT'");
    await page.keyboard.type(' of ours');
    await tabTo(page, 'Address');
    await page.keyboard.type('https://sboms.example.com/intake');
    await tabTo(page, 'Generate key');
    await page.keyboard.press('Enter');
    // The focus is where the key can be taken.
    await until(panelFrame(page), "document.activeElement.textContent === 'Copy'");
    const field = panel.getByLabel(/^Signing key/);
    const key = await field.inputValue();
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await page.keyboard.press('Enter');
    await panel.getByText('Copied.').waitFor();
    await tabTo(page, 'Save destination');
    await page.keyboard.press('Enter');
    await page.getByText('Destination saved').waitFor();
    expect(secretOf(app)).toBe(key);
    expect(app.workspace.settings.destinations).toMatchObject([{ name: 'HTTPS endpoint of ours' }]);

    // The focus is back on Edit; the form knows nothing of the key.
    const onEdit = "document.activeElement.textContent === 'Edit HTTPS endpoint of ours'";
    await until(panelFrame(page), onEdit);
    await page.keyboard.press('Enter');
    await panel.getByText('The previous key keeps signing').waitFor();
    await until(panelFrame(page), "document.activeElement.tagName === 'INPUT'");
    expect(await field.inputValue()).toBe('');
    expect(await panel.locator('body').innerHTML()).not.toContain(key);
    await tabTo(page, 'Send SBOMs to this destination');
    await page.keyboard.press('Space');
    await until(panelFrame(page), 'document.activeElement.checked === false');
    await tabTo(page, 'Save destination');
    await page.keyboard.press('Enter');
    await panel.getByText('Off', { exact: true }).waitFor();
    expect(secretOf(app)).toBe(key);
    expect(troubles).toEqual([]);
  });

  it('saves without access, and says what then happens', async () => {
    const app = withoutDestinations();
    const { panel, page } = await start(app);
    await add(panel, 'HTTPS endpoint');
    await panel.getByLabel('Address').fill('https://dtrack.example.com');
    await panel.getByText('deliveries are then stopped before they leave').waitFor();
    await panel.getByLabel(/^Signing key/).fill('a key of our own');
    await panel.getByRole('button', { name: 'Save destination' }).click();
    await page.getByText('Destination saved').waitFor();
    await panel.getByText('Deliveries to it are stopped before they leave').waitFor();
    await panel.getByText(NO_ACCESS).waitFor();
  });

  it('says at the field what keeps it from being saved, before and after it asks', async () => {
    const app = withThreeDestinations();
    const { panel, page } = await start(app);
    await panel.getByRole('button', { name: 'Edit Dependency-Track' }).click();
    await panel.getByLabel(/^Name/).fill(' ');
    await panel.getByLabel('Address').fill('http://dtrack.example.com');
    await panel.getByLabel('Project name', { exact: true }).fill('{repo}');
    await panel.getByRole('button', { name: 'Save destination' }).click();
    await panel.getByText('Enter a name.').waitFor();
    await panel.getByText('The address has to begin with https://.').waitFor();
    await panel.getByText('{repo} is not known').waitFor();
    await until(panelFrame(page), "document.activeElement.labels?.[0]?.textContent === 'Name *'");

    app.refusals.set(
      'saveWorkspaceSettings',
      refuse('SETTINGS_INVALID', {
        fields: { 'settings.destinations.1.parent.name': 'No such project.' },
      }),
    );
    await panel.getByLabel(/^Name/).fill('Track');
    await panel.getByLabel('Address').fill('https://dtrack.example.com');
    await panel.getByLabel('Project name', { exact: true }).fill('');
    await panel.getByRole('button', { name: 'Save destination' }).click();
    await panel.getByText('No such project.').waitFor();
    expect(app.workspace.settings.destinations).toEqual(THREE_DESTINATIONS);
  });

  it('does not guess where Bitbucket does not say what is allowed', async () => {
    const { panel, page } = await start(createFakeApp());
    await page.route('**/bridge/egress/get', (route) => route.abort());
    await add(panel, 'HTTPS endpoint');
    await panel.getByLabel('Address').fill('https://dtrack.example.com');
    await panel.getByText('Access to dtrack.example.com could not be checked').waitFor();
    await page.unroute('**/bridge/egress/get');
    await panel.getByRole('button', { name: 'Check again' }).click();
    await panel.getByText(NO_ACCESS).waitFor();
  });

  it('shows all of it without an accessibility violation, at every width', async () => {
    const app = withThreeDestinations({ runs: spentRuns(2) });
    app.workspace = { ...app.workspace, held: { interlynk: Date.now() + 600_000 } };
    const opened = await start(app);
    const { panel, troubles } = opened;
    await panel.getByText(/Deliveries are paused until/).waitFor();
    await panel.getByText('nothing is lost').waitFor();
    await panel.getByRole('button', { name: 'Edit Dependency-Track' }).click();
    await panel.getByText(NO_ACCESS).waitFor();
    await panel.getByRole('button', { name: 'Push to main: details' }).first().click();
    await panel.getByText('The app is not allowed to reach').waitFor();
    await add(panel, 'HTTPS endpoint');
    await panel.getByRole('button', { name: 'Generate key' }).click();
    await panel.getByRole('button', { name: 'Copy' }).waitFor();
    expect(await wrongLooks(opened)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
