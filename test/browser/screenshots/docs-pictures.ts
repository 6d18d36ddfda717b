import type { FrameLocator, Locator, Page } from 'playwright-core';
import { panelFrame } from '../panel-tools';
import { until } from '../until';

/** A picture of docs/images: where, what is done there, and which part of the page it shows. */
export interface DocsPicture {
  /** Its file, without the ending. */
  readonly name: string;
  readonly path: string | ((delivered: string) => string);
  /** Brings the page to what is shown; the panel is in its frame. */
  readonly reach: (panel: FrameLocator, page: Page) => Promise<void>;
  /** Absent: the page from its top, with the frame around the panel, `height` pixels of it. */
  readonly part?: (panel: FrameLocator, page: Page) => Locator;
  readonly height?: number;
}

const SETTINGS = '/sandbox/web-shop/admin/forge/repository-settings';
const WORKSPACE = '/sandbox/workspace/settings/forge/workspace-settings';
const section = (name: string) => (panel: FrameLocator) =>
  panel.getByRole('region', { name, exact: true });

/** In the order of docs/guide.md. */
export const DOCS_PICTURES: readonly DocsPicture[] = [
  {
    name: 'add-destination',
    path: WORKSPACE,
    reach: async (panel) => {
      await panel.getByRole('button', { name: 'Add destination' }).click();
      await panel.getByText('Where do SBOMs go?').waitFor();
    },
    part: section('Destinations'),
  },
  {
    name: 'test-connection',
    path: WORKSPACE,
    reach: async (panel) => {
      await panel.getByRole('button', { name: 'Test connection' }).click();
      await panel.getByText('The role may').first().waitFor();
    },
    part: section('Interlynk'),
  },
  {
    name: 'repository-settings',
    path: SETTINGS,
    reach: (panel) => panel.getByText('Sent to').waitFor(),
    height: 820,
  },
  {
    name: 'environment-rules',
    path: SETTINGS,
    reach: async (panel) => {
      await panel.getByText('Sent to').waitFor();
      await panel.getByText('Matches now on').waitFor();
    },
    part: section('Environment rules'),
  },
  {
    name: 'delivery-history',
    path: SETTINGS,
    reach: async (panel) => {
      const refused = panel.getByRole('row').filter({ hasText: 'Needs attention' });
      await refused.first().getByRole('button').click();
      await panel.locator('.steps').waitFor();
    },
    part: section('Delivery history'),
  },
  {
    name: 'report-and-status',
    path: (delivered) => `/bitbucket/web-shop/commits/${delivered}`,
    reach: async (_panel, page) => {
      await page.getByText('Reports').first().waitFor();
    },
    height: 700,
  },
  {
    name: 'pull-request',
    path: '/sandbox/web-shop/pull-requests/1',
    reach: async (panel) => {
      await panel.getByText('Added', { exact: true }).click();
      await panel.getByText('nanoid').waitFor();
    },
    height: 720,
  },
  {
    name: 'repository-page',
    path: '/sandbox/web-shop/forge/repository-page',
    reach: async (panel) => {
      const main = panel.getByRole('button', { name: 'bom.json' }).last();
      await main.click();
      await panel.getByText('bom.json in production').waitFor();
      await panel.getByRole('button', { name: 'Show as table' }).waitFor();
    },
    height: 900,
  },
  {
    name: 'repositories',
    path: WORKSPACE,
    reach: async (panel) => {
      await panel.getByRole('tab', { name: 'Repositories' }).click();
      await panel.getByText('sandbox/web-shop').first().waitFor();
    },
    part: section('Repositories'),
  },
  {
    name: 'import',
    path: WORKSPACE,
    reach: async (panel) => {
      await panel.getByRole('tab', { name: 'Import' }).click();
      await panel.getByText('will be looked at').waitFor();
    },
    part: section('Import'),
  },
];

const HAS_THEME = 'document.documentElement.dataset.theme !== undefined';
/** Around what is cut out of a page, in pixels. */
const RIM = 16;
const WIDTH = 1280;

/** Takes one picture to a file; the page is as high as the panel by then. */
export async function takeDocsPicture(
  page: Page,
  address: string,
  picture: DocsPicture,
  file: string,
): Promise<void> {
  await page.setViewportSize({ width: WIDTH, height: 3600 });
  await page.goto(address);
  const panel = page.frameLocator('#panel iframe');
  await picture.reach(panel, page);
  if (page.frames().length > 1) await until(panelFrame(page), HAS_THEME);
  const box = picture.part && (await picture.part(panel, page).boundingBox());
  const clip = box
    ? {
        x: box.x - RIM,
        y: box.y - RIM,
        width: box.width + 2 * RIM,
        height: box.height + 2 * RIM,
      }
    : { x: 0, y: 0, width: WIDTH, height: picture.height ?? 820 };
  await page.screenshot({ path: file, clip });
}
