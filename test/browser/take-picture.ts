import { join } from 'node:path';
import { startLocalHost } from '../e2e/local-host';
import { ROOT } from '../e2e/root';
import { cyclonedx } from '../e2e/sbom';
import { launchBrowser } from './open-panel';

/** What README.md shows: the settings page of a repository after a few pushes. */
async function takePicture(): Promise<void> {
  const local = await startLocalHost();
  const clone = await local.clone('web-shop');
  await clone.write('bom.json', cyclonedx('1.6.0', 92));
  await clone.commit('build: upgrade');
  await clone.push('main');
  await clone.write('bom.json', '{"bomFormat": "CycloneDX", "specVersion": "1.6", "compo');
  await clone.commit('build: upgrade again');
  await clone.push('main');
  await clone.push('HEAD:refs/heads/feature/wish-list');
  await local.settled();

  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 2400 } });
    await page.goto(`${local.origin}/sandbox/web-shop/admin/forge/repository-settings`);
    const panel = page.frameLocator('iframe');
    await panel.getByText('Delivery history').waitFor();
    await panel.getByText('Accepted').first().waitFor();
    await panel.getByText('Sent to').waitFor();
    // The refused push, opened, and the frame grown to fit it.
    await panel
      .getByRole('button', { name: /details/i })
      .nth(1)
      .click();
    await page.waitForTimeout(1000);
    const images = join(ROOT, 'docs/images');
    const top = { x: 0, y: 0, width: 1280, height: 820 };
    await page.screenshot({ path: join(images, 'repository-settings.png'), clip: top });
    const history = panel.locator('section', { hasText: 'Delivery history' }).last();
    await history.screenshot({ path: join(images, 'delivery-history.png') });
  } finally {
    await browser.close();
    await local.end();
  }
}

void takePicture();
