import { Hono, type Context } from 'hono';
import { CONNECTIONS_PATH } from '../setup/contract/paths';
import type { WorkspaceRuntime } from './workspace-runtime';
import type { Workspaces } from './workspaces';

/**
 * Leads a request to the frame of its workspace: pages by the slug that their address begins with,
 * calls by the header that the page sends. Which workspace it is, is a claim; the frame behind it
 * has sessions of its own.
 */
export function pageDispatch(workspaces: Pick<Workspaces, 'all' | 'bySlug'>): Hono {
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
  workspaces: Pick<Workspaces, 'all' | 'bySlug'>,
): WorkspaceRuntime | undefined {
  const [, first = ''] = c.req.path.split('/');
  // The same files for every workspace; calls say whose they are.
  if (first !== 'bridge' && first !== 'panel') return workspaces.bySlug(first);
  const named = c.req.header('x-bridge-workspace');
  return named === undefined ? workspaces.all()[0] : workspaces.bySlug(named);
}

function ask(runtime: WorkspaceRuntime, c: Context): Response | Promise<Response> {
  return runtime.pages.fetch(c.req.raw, c.env);
}
