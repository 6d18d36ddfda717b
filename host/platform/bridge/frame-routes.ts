import { Hono, type Context } from 'hono';
import { framePolicy } from './csp';
import { findRepository, listRepositories, type FrameRepository } from './directory';
import { framePage, type FrameData, type FramePage } from './frame-page';
import type { BridgeManifest, PageModule } from './manifest';
import type { BridgeOptions } from './options';
import { counterpartOrigin } from './origins';
import { panelContext } from './panel-context';
import type { Session, Sessions } from './session';

const REPOSITORY_PAGE = 'bitbucket:repoSettingsMenuPage';
const WORKSPACE_PAGE = 'bitbucket:workspaceSettingsMenuPage';

/** The frame's pages: home, the settings of a repository, the settings of the workspace. */
export function frameRoutes(
  options: BridgeOptions,
  manifest: BridgeManifest,
  sessions: Sessions,
): Hono {
  const routes = new Hono();
  const { product, workspace } = options;

  /** Draws a page for whoever the session is, beginning one where there is none. */
  const draw = async (
    c: Context,
    choose: (session: Session) => Promise<Choice> | Choice,
  ): Promise<Response> => {
    const session = (await sessions.read(c)) ?? (await sessions.begin(c, options.accounts[0]));
    const { accountId } = session.account;
    const [repositories, choice] = await Promise.all([
      listRepositories(product, accountId),
      choose(session),
    ]).catch(() => [[], UNAVAILABLE] as const);
    const panelOrigin = counterpartOrigin(c.req.url);
    const { module, repository, message, status } = choice;
    const panel = module && panelData(module, repository, session, c, panelOrigin);
    const page: FramePage = {
      title: [repository?.name, module?.title ?? 'SBOM Bridge', workspace.name]
        .filter((name) => name !== undefined)
        .join(' · '),
      workspace,
      links: options.links ?? [],
      repositories,
      manifest,
      data: {
        token: session.token,
        accounts: options.accounts,
        accountId,
        panelOrigin,
        ...(panel && { panel }),
      },
      ...(repository && { current: repository }),
      ...(module && { module }),
      ...(message && { message }),
    };
    c.header('Content-Security-Policy', framePolicy(panelOrigin));
    c.header('Cache-Control', 'no-store');
    return c.html(framePage(page), status ?? 200);
  };

  const panelData = (
    module: PageModule,
    repository: FrameRepository | undefined,
    session: Session,
    c: Context,
    panelOrigin: string,
  ): FrameData['panel'] => {
    const resources = Object.fromEntries(
      [...manifest.resources.keys()].map((key) => [
        key,
        `${panelOrigin}/panel/${encodeURIComponent(key)}/`,
      ]),
    );
    const address = resources[module.resource];
    if (address === undefined) return undefined;
    const context = panelContext({
      accountId: session.account.accountId,
      workspaceUuid: product.workspace,
      manifest,
      module,
      siteUrl: new URL(c.req.url).origin,
      ...(repository && { repository }),
    });
    return { address, resources, context };
  };

  routes.get('/', (c) =>
    draw(c, () => ({
      message: {
        heading: workspace.name,
        text: 'Choose a repository to see how its SBOMs are forwarded.',
      },
    })),
  );

  routes.get('/:workspace/workspace/settings/forge/:module', (c) =>
    draw(c, () => {
      const module = pageModule(manifest, WORKSPACE_PAGE, c.req.param('module'));
      return module && c.req.param('workspace') === workspace.slug ? { module } : MISSING;
    }),
  );

  routes.get('/:workspace/:repository/admin/forge/:module', (c) =>
    draw(c, async ({ account }) => {
      const module = pageModule(manifest, REPOSITORY_PAGE, c.req.param('module'));
      if (!module || c.req.param('workspace') !== workspace.slug) return MISSING;
      const slug = c.req.param('repository');
      const repository = await findRepository(product, account.accountId, slug);
      return repository ? { module, repository } : MISSING;
    }),
  );
  return routes;
}

interface Choice {
  readonly module?: PageModule;
  readonly repository?: FrameRepository;
  readonly message?: NonNullable<FramePage['message']>;
  readonly status?: 404 | 502;
}

const MISSING: Choice = {
  status: 404,
  message: {
    heading: 'There is nothing here to see',
    text: 'It does not exist, or this account may not see it. Choose a repository on the left, or another account above.',
  },
};

/** The connection told its own log why; the page says what helps. */
const UNAVAILABLE: Choice = {
  status: 502,
  message: { heading: 'Bitbucket did not answer', text: 'Reload the page in a moment.' },
};

function pageModule(manifest: BridgeManifest, type: string, key: string): PageModule | undefined {
  return manifest.pages.find((page) => page.type === type && page.key === key);
}
