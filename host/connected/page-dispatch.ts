import { Hono, type Context } from 'hono';
import { CONNECTIONS_PATH } from '../setup/contract/paths';
import { isOwnPart } from './pages-of';
import type { WorkspaceRuntime } from './workspace-runtime';
import type { Workspaces } from './workspaces';

/** What bridges serve beside the pages of their workspace. */
const SERVED_FOR_ALL = ['bridge', 'panel'];

/**
 * Leads a request to the frame of its workspace: pages by what their address begins with,
 * calls by the header that the page sends. Which workspace it is, is a claim; the frame behind it
 * has sessions of its own.
 */
export function pageDispatch(workspaces: Pick<Workspaces, 'all' | 'byPages'>): Hono {
  const routes = new Hono();
  routes.get('/', (c) => {
    const [only, ...others] = workspaces.all();
    if (only === undefined || others.length > 0) return c.redirect(CONNECTIONS_PATH, 303);
    return ask(only, c);
  });
  routes.all('*', (c) => {
    const runtime = meant(c, workspaces);
    return runtime === undefined ? c.notFound() : ask(runtime, c);
  });
  return routes;
}

function meant(
  c: Context,
  workspaces: Pick<Workspaces, 'all' | 'byPages'>,
): WorkspaceRuntime | undefined {
  const [, first = ''] = c.req.path.split('/');
  if (!isOwnPart(first)) return workspaces.byPages(first);
  // Calls say whose they are; files are the same for every workspace.
  const named = c.req.method === 'POST' ? c.req.header('x-bridge-workspace') : undefined;
  if (named !== undefined) return workspaces.byPages(named);
  return SERVED_FOR_ALL.includes(first) ? workspaces.all()[0] : undefined;
}

function ask(runtime: WorkspaceRuntime, c: Context): Response | Promise<Response> {
  return runtime.pages.fetch(c.req.raw, c.env);
}
