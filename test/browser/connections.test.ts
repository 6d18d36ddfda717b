import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { CONNECTION_PROBLEMS } from '../../host/connections/problem';
import { ADMIN_TOKEN, startSandboxSetup, type SandboxSetup } from '../host/setup/sandbox-setup';
import { skipped } from '../skipped';
import { launchBrowser, skipReason } from './open-panel';
import { overflowOf } from './panel-tools';
import { ensureBuilt } from './start-host';
import { until } from './until';
import { IN_ANOTHER_LOOK, violationsOn } from './violations-on';

const reason = skipReason();
if (reason !== undefined) skipped(`browser tests: ${reason}`);

const LIST = '/integrations/bitbucket';
const WIDTHS = [320, 768, 1440];

(reason === undefined ? describe : describe.skip)('the set-up pages', () => {
  let browser: Browser;
  let setup: SandboxSetup;
  let context: BrowserContext;
  let troubles: string[];

  beforeAll(async () => {
    await ensureBuilt();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    await context.close();
    await setup.close();
  });
  afterAll(async () => {
    await browser.close();
  });

  /** Logs in as the operator, and is at the list then. */
  const open = async (parts?: Parameters<typeof startSandboxSetup>[0]): Promise<Page> => {
    setup = await startSandboxSetup(parts);
    context = await browser.newContext({ reducedMotion: 'reduce', locale: 'en-GB' });
    context.setDefaultTimeout(90_000);
    troubles = setup.violations;
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(String(error)));
    await page.goto(setup.origin + LIST);
    await page.getByLabel('Admin token').fill(ADMIN_TOKEN);
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { name: 'No connection yet' }).waitFor();
    return page;
  };

  /** Right in both themes and at all widths. */
  const expectSound = async (page: Page): Promise<void> => {
    for (const theme of ['Dark', 'Light']) {
      await page.getByLabel('Theme').selectOption(theme);
      await page.locator(`html[data-color-mode=${theme.toLowerCase()}]`).waitFor();
      expect(await violationsOn(page, theme === 'Dark' ? IN_ANOTHER_LOOK : {})).toEqual([]);
    }
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await until(page.mainFrame(), `innerWidth === ${String(width)}`);
      expect([width, await overflowOf(page)]).toEqual([width, 0]);
    }
    expect(troubles).toEqual([]);
  };

  const fillConsumer = async (page: Page): Promise<void> => {
    const consumer = setup.bitbucket.sandbox.oauth.addConsumer({
      name: 'SBOM Bridge',
      callbackUrl: `${setup.origin}/integrations/bitbucket/callback`,
    });
    await page.getByLabel('Consumer key').fill(consumer.key);
    await page.getByLabel('Consumer secret').fill(consumer.secret);
  };

  it('connect by OAuth step by step, and say what went wrong on the way and later', async () => {
    let passed = 0;
    let seesWorkspaces = true;
    const page = await open({
      clock: { now: () => Date.now() + passed },
      // What Bitbucket answers to an account that is a member of none.
      network: (request) =>
        !seesWorkspaces && request.url.includes('/2.0/user/workspaces')
          ? Promise.resolve(Response.json({ values: [] }))
          : fetch(request),
    });
    const saysOf = (code: 'OAUTH_NO_WORKSPACE' | 'OAUTH_WORKSPACE_GONE' | 'OAUTH_REVOKED') =>
      page.getByText(CONNECTION_PROBLEMS[code].sentence).first().waitFor();
    const { oauth, workspace } = setup.bitbucket.sandbox;
    await page.getByRole('link', { name: 'Connect Bitbucket' }).click();
    await page.getByLabel('Integration name').fill('bitbucket-prod');
    await page.getByLabel('Labels').fill('production, shop,');
    await page.getByText(`${setup.origin}/integrations/bitbucket/callback`).waitFor();
    await page.getByRole('rowheader', { name: 'Webhooks: Read and write' }).waitFor();
    await expectSound(page);
    await fillConsumer(page);
    const authorize = page.getByRole('button', { name: 'Authorize at Bitbucket' });
    const grant = page.getByRole('button', { name: 'Grant access' });

    await authorize.click();
    await page.getByRole('button', { name: 'Deny' }).click();
    await page.getByText('Access was not granted at Bitbucket.').waitFor();

    oauth.faults.next({ kind: 'expired-code' });
    await authorize.click();
    await grant.click();
    await page.getByText('it has expired or was used before').waitFor();

    oauth.faults.next({ kind: 'scopes', scopes: ['account', 'repository', 'pullrequest'] });
    await authorize.click();
    await grant.click();
    await page.getByText('The consumer grants less than is needed.').waitFor();
    await page.getByRole('alert').getByText('webhook', { exact: true }).waitFor();

    seesWorkspaces = false;
    await authorize.click();
    await grant.click();
    await saysOf('OAUTH_NO_WORKSPACE');
    seesWorkspaces = true;
    await page.getByRole('button', { name: 'Try again' }).click();
    const picker = page.getByRole('combobox', { name: 'Workspace' });
    await picker.waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Choose a workspace from the list.').waitFor();
    // By keyboard: a search, an arrow, Enter.
    await picker.fill('no such workspace');
    await page.getByText('No workspace matches.').waitFor();
    await picker.fill(workspace.slug.slice(0, 4));
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await expectSound(page);
    await picker.fill(workspace.slug.slice(0, 4));
    await page.getByRole('listbox').getByRole('option').first().waitFor();
    await picker.press('Enter');
    await page.getByRole('button', { name: 'Save' }).click();
    // What is not finished yet tells when it was connected, and has no tabs.
    await page.getByRole('tab', { name: 'Repositories' }).waitFor();
    await page.getByText('Connected', { exact: true }).first().waitFor();
    expect(setup.store.list()[0]).toMatchObject({
      status: 'connected',
      labels: ['production', 'shop'],
      workspace: { slug: workspace.slug },
    });
    expect(setup.told).toContain('hooks for bitbucket-prod');

    await page.getByRole('tab', { name: 'Repositories' }).click();
    await page.getByText('Listing repositories: 3 of 12').waitFor();
    await page.getByRole('tab', { name: 'Webhooks' }).click();
    await page.getByRole('progressbar', { name: 'Registering webhooks: 4 of 12' }).waitFor();
    await expectSound(page);

    // The account is taken out of the workspace, and in again; then access is revoked.
    const test = page.getByRole('button', { name: 'Test connection bitbucket-prod' });
    seesWorkspaces = false;
    await test.click();
    await saysOf('OAUTH_WORKSPACE_GONE');
    seesWorkspaces = true;
    oauth.revokeGrants();
    // What was found a moment ago is not asked for again.
    passed = 120_000;
    await test.click();
    await saysOf('OAUTH_REVOKED');
    await expectSound(page);
    await page.getByRole('button', { name: 'Authorize' }).first().click();
    await grant.click();
    // The same person sees the same workspace: nothing is to be chosen again.
    await page.getByRole('tab', { name: 'Repositories' }).waitFor();
    await page.getByText('Connected', { exact: true }).first().waitFor();
    expect(setup.store.list()[0]).toMatchObject({ status: 'connected' });

    await page.goto(`${setup.origin}/integrations/bitbucket/callback?state=forged&code=x`);
    await page
      .getByText('does not belong to an authorization that was begun in this browser')
      .waitFor();
    expect(troubles).toEqual([]);
  });

  it('test an API token before it is saved, by keyboard', async () => {
    const page = await open();
    const { credentials, accounts, issued, workspace } = setup.bitbucket.sandbox;
    const narrow = issued.issue({
      kind: 'api-token',
      actor: { kind: 'account', account: accounts.admin },
      scopes: [
        'read:user:bitbucket',
        'read:workspace:bitbucket',
        'read:repository:bitbucket',
        'read:project:bitbucket',
      ],
    });
    await page.goto(`${setup.origin}${LIST}/setup`);
    await page.getByLabel('Integration name').fill('bitbucket-token');
    await page.getByRole('radio', { name: 'OAuth' }).focus();
    await page.keyboard.press('ArrowDown');
    const test = page.getByRole('button', { name: 'Test connection' });
    await test.press('Enter');
    await page.getByText('Enter the e-mail address of the Atlassian account.').waitFor();
    await page.getByLabel('User email').fill(credentials.email);
    await page.getByLabel('Bitbucket API token').fill(narrow);
    await page.getByRole('textbox', { name: 'Workspace' }).fill(workspace.slug);
    await test.press('Enter');
    await page.getByText('write:webhook:bitbucket').nth(1).waitFor();
    await page.getByText('TOKEN_SCOPES_MISSING').first().waitFor();
    await expectSound(page);
    await page.getByLabel('Bitbucket API token').fill(credentials.apiToken);
    await test.press('Enter');
    await page.getByText(/^(Everything works|It works)/).waitFor();
    await page.getByLabel('Integration name').press('Enter');
    await page.getByRole('tab', { name: 'Repositories' }).waitFor();
    await page.getByText('Connected', { exact: true }).first().waitFor();
    expect(await page.content()).not.toContain(credentials.apiToken);
    expect(troubles).toEqual([]);
  });

  it('make a key pair, and list, filter and disconnect what was connected', async () => {
    const page = await open();
    for (const [name, label] of [
      ['code-of-shop', 'shop'],
      ['code-of-bank', 'bank'],
    ] as const) {
      await page.goto(`${setup.origin}${LIST}/setup`);
      await page.getByLabel('Integration name').fill(name);
      await page.getByLabel('Labels').fill(`${label},`);
      await page.getByRole('radio', { name: 'SSH key' }).check();
      await page.getByRole('button', { name: 'Make a key pair' }).click();
      await page.getByText(`sbom-bridge-${name}`).waitFor();
      await page.getByRole('textbox', { name: 'Workspace' }).fill(label);
      await page.getByLabel('Repositories').fill('web-shop');
      const keys = page.getByLabel('Pinned host keys');
      await keys.fill(
        `127.0.0.1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIazEu89wgQZ4bqs3d63QSMzYVa0MuJ2e2gKTKqu+UUO`,
      );
      await keys.blur();
      // Of the keys that Bitbucket shows, the one that was entered is left.
      const fingerprints = page.getByRole('list', { name: 'Fingerprints' });
      await fingerprints.getByRole('listitem').nth(1).waitFor({ state: 'detached' });
      await fingerprints.getByText('SHA256:ybgmFkzwOSotHTHLJgHO0QN8L0xErw6vd0VhFA9m3SM').waitFor();
      if (label === 'shop') await expectSound(page);
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('heading', { name }).waitFor();
    }
    await page.goto(setup.origin + LIST);
    const shop = page.getByRole('link', { name: 'code-of-shop', exact: true });
    const bank = page.getByRole('link', { name: 'code-of-bank', exact: true });
    await page.getByRole('button', { name: /^bank/ }).press('Space');
    await page.getByText('1 of 2 connections').waitFor();
    expect([await shop.count(), await bank.count()]).toEqual([0, 1]);
    await page.getByRole('button', { name: /^bank/ }).click();
    await page.getByLabel('Search').fill('code-of-shop');
    await bank.waitFor({ state: 'detached' });
    await page.getByLabel('Search').fill('');
    await expectSound(page);

    const more = page.getByRole('button', { name: 'More actions for code-of-shop', exact: true });
    await more.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Disconnect code-of-shop?' });
    await dialog.getByText('Settings and delivery history stay on this machine').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    const focused = "document.activeElement.textContent === 'More actions for code-of-shop'";
    await until(page.mainFrame(), focused);
    await more.click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await page
      .getByRole('region', { name: 'code-of-shop' })
      .getByText('Disabled', { exact: true })
      .waitFor();
    await more.click();
    await page.getByRole('menuitem', { name: 'Disconnect' }).click();
    await dialog.getByRole('button', { name: 'Disconnect' }).click();
    await shop.waitFor({ state: 'detached' });
    expect(setup.store.list().map(({ name }) => name)).toEqual(['code-of-bank']);
    expect(setup.told).toContain('no hooks for code-of-shop');
    expect(troubles).toEqual([]);
  });
});
