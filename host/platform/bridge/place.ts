import type { FrameRepository } from './directory';
import type { FrameFile } from './find-file';
import type { FramePullRequest } from './find-pull-request';
import type { PageModule } from './manifest';

/** What a page of the frame is about, after Bitbucket was asked as the person. */
export type Place =
  | { readonly kind: 'home' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unavailable' }
  | { readonly kind: 'workspace-settings'; readonly module: PageModule }
  | RepositoryPlace;

/** A place within a repository. */
export type RepositoryPlace = { readonly repository: FrameRepository } & (
  | { readonly kind: 'repository-settings' | 'repository-page'; readonly module: PageModule }
  | {
      readonly kind: 'pull-request';
      readonly module: PageModule;
      readonly pullRequest: FramePullRequest;
    }
  | {
      readonly kind: 'file';
      /** Absent where no viewer is for files of that name. */
      readonly module: PageModule | undefined;
      readonly file: FrameFile;
    }
);

/** The module whose panel is drawn there. */
export function moduleOf(place: Place): PageModule | undefined {
  return 'module' in place ? place.module : undefined;
}

export function repositoryOf(place: Place): FrameRepository | undefined {
  return 'repository' in place ? place.repository : undefined;
}
