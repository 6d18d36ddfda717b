import { Hono, type Context } from 'hono';
import { framePolicy } from './csp';
import { listRepositories } from './directory';
import { findPlace, type Address } from './find-place';
import { APP } from './frame-content';
import type { FrameData } from './frame-model';
import { framePage } from './frame-page';
import type { BridgeManifest } from './manifest';
import type { BridgeOptions } from './options';
import { browserAddress, counterpartOrigin } from './origins';
import { panelContext } from './panel-context';
import { PANEL_PATH } from './panel-routes';
import { moduleOf, repositoryOf, type Place } from './place';
import type { Session, Sessions } from './session';

const STATUS: Partial<Record<Place['kind'], 404 | 502>> = { missing: 404, unavailable: 502 };
const HOME: Place = { kind: 'home' };
const UNAVAILABLE: Place = { kind: 'unavailable' };

/** The frame's pages: home, and each place in Bitbucket that shows a panel of the app. */
export function frameRoutes(
  options: BridgeOptions,
  manifest: BridgeManifest,
  sessions: Sessions,
): Hono {
  const routes = new Hono();
  const { product, workspace } = options;

  /** Draws a page for whoever the session is, beginning one where there is none. */
  const draw = async (c: Context, address?: Address): Promise<Response> => {
    const session = (await sessions.read(c)) ?? (await sessions.begin(c, options.accounts[0]));
    const { accountId } = session.account;
    const [repositories, place] = await Promise.all([
      listRepositories(product, accountId),
      address ? findPlace(options, manifest, accountId, address) : HOME,
    ]).catch(() => [[], UNAVAILABLE] as const);
    const panelOrigin = counterpartOrigin(c.req.url);
    const panel = panelData(place, session, c, panelOrigin);
    const data: FrameData = {
      token: session.token,
      workspace: workspace.slug,
      accounts: options.accounts,
      accountId,
      panelOrigin,
      ...(panel && { panel }),
    };
    const title = [...titleOf(place), workspace.name].join(' · ');
    const links = options.links ?? [];
    c.header('Content-Security-Policy', framePolicy(panelOrigin));
    c.header('Cache-Control', 'no-store');
    return c.html(
      framePage({
        title,
        workspace,
        links,
        repositories,
        place,
        manifest,
        data,
        notice: options.notice?.(),
      }),
      STATUS[place.kind] ?? 200,
    );
  };

  const panelData = (
    place: Place,
    session: Session,
    c: Context,
    panelOrigin: string,
  ): FrameData['panel'] => {
    const module = moduleOf(place);
    if (!module) return undefined;
    const resources = Object.fromEntries(
      [...manifest.resources.keys()].map((key) => [
        key,
        `${panelOrigin}${PANEL_PATH}/${encodeURIComponent(key)}/`,
      ]),
    );
    const address = resources[module.resource];
    if (address === undefined) return undefined;
    const context = panelContext({
      accountId: session.account.accountId,
      workspaceUuid: product.workspace,
      manifest,
      module,
      place,
      url: browserAddress(c.req.url),
    });
    return { address, resources, context };
  };

  routes.get('/', (c) => draw(c));
  routes.get('/:workspace/workspace/settings/forge/:module', (c) =>
    draw(c, { kind: 'workspace-settings', ...c.req.param() }),
  );
  routes.get('/:workspace/:repository/admin/forge/:module', (c) =>
    draw(c, { kind: 'repository-settings', ...c.req.param() }),
  );
  routes.get('/:workspace/:repository/forge/:module', (c) =>
    draw(c, { kind: 'repository-page', ...c.req.param() }),
  );
  routes.get('/:workspace/:repository/pull-requests/:id', (c) =>
    draw(c, { kind: 'pull-request', ...c.req.param() }),
  );
  routes.get('/:workspace/:repository/src/:revision/:path{.+}', (c) =>
    draw(c, { kind: 'file', ...c.req.param() }),
  );
  return routes;
}

/** From the narrowest to the widest. */
function titleOf(place: Place): string[] {
  const repository = repositoryOf(place)?.name;
  const around = repository === undefined ? [] : [repository];
  switch (place.kind) {
    case 'pull-request':
      return [`#${String(place.pullRequest.id)} ${place.pullRequest.title}`, ...around];
    case 'file':
      return [place.file.path, ...around];
    case 'home':
    case 'missing':
    case 'unavailable':
    case 'workspace-settings':
    case 'repository-settings':
    case 'repository-page':
      return [...around, moduleOf(place)?.title ?? APP];
  }
}
