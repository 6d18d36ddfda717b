import { html } from 'hono/html';
import { repositoryAddress } from './addresses';
import { moduleAt } from './place-modules';
import type { FramePage } from './frame-model';
import type { PageModule } from './manifest';
import type { RepositoryPlace } from './place';

type Markup = ReturnType<typeof html>;
type At<K extends RepositoryPlace['kind']> = Extract<RepositoryPlace, { readonly kind: K }>;

/** The app's name, which a manifest does not tell: Forge knows it from the registration. */
export const APP = 'SBOM Bridge';

/** What stands beside the navigation. */
export function content(page: FramePage): Markup {
  const { place } = page;
  switch (place.kind) {
    case 'home':
      return home(page);
    case 'missing':
      return message(
        'There is nothing here to see',
        'It does not exist, or this account may not see it. Choose a repository on the left, or another account above.',
      );
    case 'unavailable':
      // The connection told its own log why; the page says what helps.
      return message('Bitbucket did not answer', 'Reload the page in a moment.');
    case 'workspace-settings':
      return html`${crumbs(page, 'Workspace settings')}${panel(place.module)}`;
    case 'repository-settings':
      return html`${crumbs(page, place.repository.name, 'Repository settings')}${panel(place.module)}`;
    case 'repository-page':
      return html`${crumbs(page, place.repository.name, place.module.title)}${panel(place.module)}`;
    case 'pull-request':
      return pullRequest(page, place);
    case 'file':
      return file(page, place);
  }
}

function home(page: FramePage): Markup {
  const { manifest, repositories, workspace } = page;
  const module = moduleAt(manifest, 'repository-page');
  if (repositories.length === 0 || !module) {
    return message(
      workspace.name,
      'This account sees no repository. Choose another account above.',
    );
  }
  return html`<div class="message">
    <h1>${workspace.name}</h1>
    <p>Choose a repository to see its SBOMs and where they were sent.</p>
    <ul>
      ${repositories.map(
        ({ name, slug }) =>
          html`<li>
            <a href="${repositoryAddress(workspace.slug, slug, module.key)}">${name}</a>
          </li>`,
      )}
    </ul>
  </div>`;
}

function pullRequest(page: FramePage, place: At<'pull-request'>): Markup {
  const { id, title, state, author, source, destination, address } = place.pullRequest;
  return html`${crumbs(page, place.repository.name, 'Pull requests', `#${String(id)}`)}
    <h1 class="subject">${title}</h1>
    <p class="facts">
      <span class="lozenge lozenge-${state.toLowerCase()}">${state}</span>
      <span>${author ?? 'Former user'}</span>
      <span>
        <bdi class="branch">${source}</bdi>
        <span aria-hidden="true">→</span><span class="visually-hidden">into</span>
        <bdi class="branch">${destination}</bdi>
      </span>
      ${
        address === undefined
          ? ''
          : html`<a href="${address}" rel="noreferrer">View pull request in Bitbucket</a>`
      }
    </p>
    <details class="overview-panel" open>
      <summary><h2>${place.module.title}</h2></summary>
      ${panel(place.module)}
    </details>`;
}

function file(page: FramePage, { file, module, repository }: At<'file'>): Markup {
  return html`${crumbs(page, repository.name, 'Source', file.commit.slice(0, 7))}
    <div class="file">
      <div class="file-header">
        <h1>${file.path}</h1>
        ${module ? html`<span>Viewer: ${module.title}</span>` : ''}
      </div>
      ${
        module
          ? panel(module)
          : html`<p>
              ${APP} does not show files of this name. SBOMs have names like
              <code>bom.json</code> and <code>app.spdx.json</code>.
            </p>`
      }
    </div>`;
}

function crumbs(page: FramePage, ...place: readonly string[]): Markup {
  return html`<ol class="crumbs">
    ${[page.workspace.name, ...place].map((name) => html`<li>${name}</li>`)}
  </ol>`;
}

/** Where the frame's script draws the panel. */
function panel(module: PageModule): Markup {
  return html`<div id="panel" data-app="${APP}" data-title="${module.title}"></div>`;
}

function message(heading: string, text: string): Markup {
  return html`<div class="message">
    <h1>${heading}</h1>
    <p>${text}</p>
  </div>`;
}
