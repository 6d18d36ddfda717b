import type { BridgeManifest, PageModule } from './manifest';
import type { Place } from './place';

type Kind = Exclude<Place['kind'], 'home' | 'missing' | 'unavailable'>;

const TYPES = {
  'workspace-settings': 'bitbucket:workspaceSettingsMenuPage',
  'repository-settings': 'bitbucket:repoSettingsMenuPage',
  'repository-page': 'bitbucket:repoMainMenuPage',
  'pull-request': 'bitbucket:repoPullRequestOverviewPanel',
  file: 'bitbucket:repoCodeFileViewer',
} as const satisfies Record<Kind, string>;

/** The module of a place's kind, or that with the key. */
export function moduleAt(
  manifest: BridgeManifest,
  kind: Kind,
  key?: string,
): PageModule | undefined {
  return manifest.pages.find(
    (page) => page.type === TYPES[kind] && (key === undefined || page.key === key),
  );
}

/** The first viewer for files of that name; a viewer without a pattern is for all. */
export function viewerOf(manifest: BridgeManifest, path: string): PageModule | undefined {
  return manifest.pages.find(
    ({ type, filePattern }) =>
      type === TYPES.file && (filePattern === undefined || new RegExp(filePattern).test(path)),
  );
}
