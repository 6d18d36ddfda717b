import type { FrameRepository } from './directory';
import type { BridgeManifest, PageModule } from './manifest';

/** The environment that a host is to the app: never production. */
const ENVIRONMENT = { environmentId: 'host', environmentType: 'DEVELOPMENT' };

/**
 * `view.getContext()` of a panel in Bitbucket: uuids in braces, no slug, no cloudId. The frame
 * adds locale, time zone and theme, which only the browser knows.
 */
export function panelContext(page: {
  readonly accountId: string;
  /** Without braces. */
  readonly workspaceUuid: string;
  readonly manifest: BridgeManifest;
  readonly module: PageModule;
  readonly siteUrl: string;
  readonly repository?: FrameRepository;
}): Readonly<Record<string, unknown>> {
  const { accountId, manifest, module, repository, siteUrl } = page;
  const workspace = { uuid: `{${page.workspaceUuid}}` };
  return {
    ...ENVIRONMENT,
    accountId,
    workspaceId: workspace.uuid,
    moduleKey: module.key,
    localId: `${manifest.appId}/${module.key}`,
    siteUrl,
    extension: {
      type: module.type,
      ...(repository ? { repository: { uuid: repository.uuid } } : { workspace }),
    },
    permissions: {
      scopes: manifest.permissions.scopes ?? [],
      external: manifest.permissions.external ?? {},
    },
  };
}
