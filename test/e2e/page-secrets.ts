import type { Page, Response } from 'playwright-core';
import { memoryOf } from '../browser/page-memory';
import type { LocalHost } from './local-host';

const REPOSITORY = '/sandbox/web-shop';

/** Where the sandbox shows each page of the panel, by the key of its module. */
export const PANEL_PAGES: Readonly<Record<string, (commit: string) => string>> = {
  'repository-settings': () => `${REPOSITORY}/admin/forge/repository-settings`,
  'workspace-settings': () => '/sandbox/workspace/settings/forge/workspace-settings',
  'repository-page': () => `${REPOSITORY}/forge/repository-page`,
  'pull-request': () => `${REPOSITORY}/pull-requests/1`,
  'code-file': (commit) => `${REPOSITORY}/src/${commit}/bom.json`,
};

/**
 * Opens a page as the admin, every tab of it, the form of a destination and its test; then all
 * that arrived over the network and all that the page holds, as texts to search.
 */
export async function allThatPageHolds(
  page: Page,
  local: LocalHost,
  address: string,
): Promise<string[]> {
  const bodies: Promise<string>[] = [];
  const keep = (response: Response): void => {
    if (response.url().includes('/bridge/')) bodies.push(response.text());
  };
  page.on('response', keep);
  await page.goto(local.origin + address);
  const panel = page.frameLocator('#panel iframe');
  await panel.getByRole('button').first().waitFor();
  for (const tab of (await panel.getByRole('tab').all()).toReversed()) {
    await tab.click();
    await panel.getByLabel('Loading').first().waitFor({ state: 'detached' });
  }
  if ((await panel.getByRole('tab').count()) > 0) {
    await panel.getByRole('button', { name: 'Test connection' }).click();
    await panel.getByText('Organization:').waitFor();
    await panel.getByRole('button', { name: 'Edit Interlynk' }).click();
    await panel.getByLabel('Interlynk token').waitFor();
  }
  const held = await memoryOf(page);
  // What comes from here on nobody would wait for.
  page.off('response', keep);
  return [...(await Promise.all(bodies)), ...held];
}
