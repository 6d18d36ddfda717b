import { fileAddress, pullRequestAddress, repositoryAddress, settingsAddress } from './addresses';
import { readManifest, type PageModule } from './manifest';
import { moduleAt, viewerOf } from './place-modules';

/** A page of the frame, for another page of this host to link to. */
export interface AppLink {
  readonly title: string;
  readonly address: string;
}

/** Where the app shows itself, as Bitbucket's own pages lead to it. Names are slugs. */
export interface AppPlaces {
  repository(workspace: string, repository: string): readonly AppLink[];
  pullRequest(workspace: string, repository: string, id: number): AppLink | undefined;
  /** Undefined where no viewer is for files of that name. */
  file(workspace: string, repository: string, commit: string, path: string): AppLink | undefined;
}

/**
 * @param input manifest.yml after YAML parsing
 * @throws ZodError for a manifest that Forge would refuse
 */
export function createAppPlaces(input: unknown): AppPlaces {
  const manifest = readManifest(input);
  const main = moduleAt(manifest, 'repository-page');
  const settings = moduleAt(manifest, 'repository-settings');
  const panel = moduleAt(manifest, 'pull-request');
  return {
    repository: (workspace, repository) => [
      ...linkTo(main, ({ key }) => repositoryAddress(workspace, repository, key)),
      ...linkTo(settings, ({ key }) => settingsAddress(workspace, repository, key), SETTINGS),
    ],
    pullRequest: (workspace, repository, id) =>
      linkTo(panel, () => pullRequestAddress(workspace, repository, id))[0],
    file: (workspace, repository, commit, path) =>
      linkTo(viewerOf(manifest, path), () => fileAddress(workspace, repository, commit, path))[0],
  };
}

/** What Bitbucket calls the menu; the title of the module there is the app's name. */
const SETTINGS = 'Repository settings';

function linkTo(
  module: PageModule | undefined,
  address: (module: PageModule) => string,
  title = module?.title,
): AppLink[] {
  return module && title !== undefined ? [{ title, address: address(module) }] : [];
}
