import { join } from 'node:path';
import { Hono } from 'hono';
import { panelPolicy } from './csp';
import type { BridgeManifest } from './manifest';
import { counterpartOrigin } from './origins';
import { pathAfter, readStaticFile } from './static-files';

/** The script that defines `globalThis.__bridge`; same origin as the panel, as its policy asks. */
export const CLIENT_PATH = '/bridge/client.js';

/** Where panels are: files of the build, the same for everybody. */
export const PANEL_PATH = '/panel';

/** Serves each Custom UI resource of the manifest below `/panel/{key}/`, as Atlassian's CDN does. */
export function panelRoutes(manifest: BridgeManifest, appDirectory: string): Hono {
  const routes = new Hono();
  routes.get(`${PANEL_PATH}/:resource/*`, async (c) => {
    const key = c.req.param('resource');
    const resource = manifest.resources.get(key);
    const path = pathAfter(c.req.url, `${PANEL_PATH}/${key}/`);
    if (resource === undefined || path === undefined) return c.notFound();

    const isEntry = path === '' || path === resource.entry;
    const file = await readStaticFile(
      join(appDirectory, resource.path),
      isEntry ? resource.entry : path,
    );
    if (file === undefined) return c.text('The panel is not built yet: run npm run build.', 404);
    c.header('Content-Type', file.type);
    if (!isEntry) {
      // Vite names assets by their content.
      c.header(
        'Cache-Control',
        path.startsWith('assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      );
      return c.body(file.bytes);
    }
    const page = file.bytes.toString('utf8');
    const frameOrigin = counterpartOrigin(c.req.url);
    c.header('Cache-Control', 'no-cache');
    c.header('Content-Security-Policy', panelPolicy(page, manifest.permissions, frameOrigin));
    return c.body(withClient(page, frameOrigin));
  });
  return routes;
}

/** Puts the bridge client first: `@forge/bridge` looks for `__bridge` when it is imported. */
function withClient(page: string, frameOrigin: string): string {
  const script = `<script src="${CLIENT_PATH}" data-frame-origin="${frameOrigin}"></script>`;
  return page.replace(/<head[^>]*>/i, (head) => `${head}${script}`);
}
