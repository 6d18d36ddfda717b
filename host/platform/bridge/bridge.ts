import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { requestPath } from '../../request-path';
import { callRoutes } from './call-routes';
import { REPORT_PATH } from './csp';
import { frameRoutes } from './frame-routes';
import { readManifest } from './manifest';
import type { BridgeOptions } from './options';
import { isServedHost, NAME_NOT_SERVED } from './origins';
import { panelRoutes } from './panel-routes';
import { createSessions } from './session';
import { pathAfter, readStaticFile } from './static-files';

/** Files of the frame's build that are served, below /bridge/. */
const SHELL_FILES = ['shell.js', 'shell.css', 'client.js'] as const;

/**
 * The browser's side of the platform: a Bitbucket-like frame around the app's Custom UI, and
 * the commands of @forge/bridge. Mount `routes` at the root of the server.
 *
 * Throws ZodError for a manifest that Forge would refuse.
 */
export function createBridge(options: BridgeOptions): { readonly routes: Hono } {
  const manifest = readManifest(options.manifest);
  const { accounts, sessionKey, workspace, secure } = options;
  const sessions = createSessions(accounts, sessionKey, workspace.slug, secure);
  // The text by which whatever stands before these routes opens and closes them.
  const routes = new Hono({ getPath: requestPath });

  routes.use('*', async (c, next) => {
    if (
      !isServedHost(c.req.header('host') ?? new URL(c.req.url).host, options.allowedHosts ?? [])
    ) {
      return c.text(NAME_NOT_SERVED, 421);
    }
    await next();
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    return undefined;
  });

  routes.post(REPORT_PATH, bodyLimit({ maxSize: 64 * 1024 }), async (c) => {
    options.onViolation?.(await c.req.text());
    return c.body(null, 204);
  });
  for (const name of SHELL_FILES) {
    routes.get(`/bridge/${name}`, async (c) => {
      const file = await readStaticFile(
        options.shellDirectory,
        pathAfter(c.req.url, '/bridge/') ?? '',
      );
      if (file === undefined) return c.text('The frame is not built yet: run npm run build.', 404);
      return c.body(file.bytes, 200, { 'Content-Type': file.type, 'Cache-Control': 'no-cache' });
    });
  }
  routes.route('/bridge', callRoutes(options, sessions));
  routes.route('/', panelRoutes(manifest, options.appDirectory));
  routes.route('/', frameRoutes(options, manifest, sessions));
  return { routes };
}
