import { html } from 'hono/html';
import type { AppLink, AppPlaces } from '../../../platform/bridge/app-places';
import type { Sandbox } from '../model';
import type { RepositoryRecord } from '../store/repositories';
import type { Markup } from './layout';

/** Links to where the installed app shows itself; nothing where there is no app. */
export interface AppLinks {
  repository(repository: RepositoryRecord): Markup | '';
  pullRequest(repository: RepositoryRecord, id: number): Markup | '';
  /** The path, as a link where the app has a viewer for it. */
  file(repository: RepositoryRecord, commit: string, path: string): Markup | string;
}

export function createAppLinks(sandbox: Sandbox, places: AppPlaces | undefined): AppLinks {
  const { slug } = sandbox.identity.workspace;
  return {
    repository: (repository) => bar(places?.repository(slug, repository.slug) ?? []),
    pullRequest: (repository, id) => {
      const link = places?.pullRequest(slug, repository.slug, id);
      return bar(link ? [link] : []);
    },
    file: (repository, commit, path) => {
      const link = places?.file(slug, repository.slug, commit, path);
      return link ? html`<a href="${link.address}">${path}</a>` : path;
    },
  };
}

function bar(links: readonly AppLink[]): Markup | '' {
  if (links.length === 0) return '';
  return html`<nav class="row" aria-label="SBOM Bridge">
    ${links.map(({ address, title }) => html`<a href="${address}">${title}</a>`)}
  </nav>`;
}
