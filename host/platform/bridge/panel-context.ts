import type { BridgeManifest, PageModule } from './manifest';
import type { Place } from './place';

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
  readonly place: Place;
  /** The page that the panel is on. */
  readonly url: string;
}): Readonly<Record<string, unknown>> {
  const { accountId, manifest, module, place, url } = page;
  const workspace = { uuid: `{${page.workspaceUuid}}` };
  return {
    ...ENVIRONMENT,
    accountId,
    workspaceId: workspace.uuid,
    moduleKey: module.key,
    localId: `${manifest.appId}/${module.key}`,
    siteUrl: new URL(url).origin,
    extension: { type: module.type, location: url, ...subjectOf(place, workspace) },
    permissions: {
      scopes: manifest.permissions.scopes ?? [],
      external: manifest.permissions.external ?? {},
    },
  };
}

/** What the panel is about, in the names that Bitbucket has for it in each place. */
function subjectOf(place: Place, workspace: { readonly uuid: string }): Record<string, unknown> {
  if (!('repository' in place)) return { workspace };
  const repository = { uuid: place.repository.uuid };
  switch (place.kind) {
    case 'repository-settings':
    case 'repository-page':
      return { repository };
    case 'pull-request':
      return { repository, pullRequest: { id: place.pullRequest.id } };
    case 'file':
      return {
        repository,
        file: { path: place.file.path },
        commit: { hash: place.file.commit },
      };
  }
}
