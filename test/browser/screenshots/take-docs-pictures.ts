import { join } from 'node:path';
import { ROOT } from '../../e2e/root';
import { launchBrowser } from '../open-panel';
import { DOCS_PICTURES, takeDocsPicture } from './docs-pictures';
import { startDocsWorkspace } from './docs-workspace';

/** Takes the pictures of docs/guide.md and README.md, of the app at work in its own sandbox. */
export async function takeDocsPictures(
  names: readonly string[],
  taken: (name: string) => void,
): Promise<void> {
  const { local, delivered } = await startDocsWorkspace();
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({
      reducedMotion: 'reduce',
      colorScheme: 'light',
      locale: 'en-GB',
    });
    context.setDefaultTimeout(30_000);
    for (const picture of DOCS_PICTURES) {
      if (names.length > 0 && !names.includes(picture.name)) continue;
      const page = await context.newPage();
      const file = join(ROOT, 'docs/images', `${picture.name}.png`);
      const path = typeof picture.path === 'string' ? picture.path : picture.path(delivered);
      await takeDocsPicture(page, local.origin + path, picture, file);
      await page.close();
      taken(picture.name);
    }
  } finally {
    await browser.close();
    await local.end();
  }
}
