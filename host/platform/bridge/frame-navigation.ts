import { html, raw } from 'hono/html';
import { repositoryAddress, settingsAddress, workspaceAddress } from './addresses';
import type { FrameRepository } from './directory';
import { moduleAt } from './place-modules';
import type { FramePage } from './frame-model';
import { repositoryOf } from './place';

type Markup = ReturnType<typeof html>;

/** The column at the left: the workspace, each repository with the app's pages, other servers. */
export function navigation(page: FramePage): Markup {
  const settings = moduleAt(page.manifest, 'workspace-settings');
  const isCurrent = page.place.kind === 'workspace-settings';
  return html`<nav class="side-nav" aria-label="Workspace">
    <h2>Workspace</h2>
    <ul>
      ${
        settings &&
        item(workspaceAddress(page.workspace.slug, settings.key), 'Workspace settings', isCurrent)
      }
    </ul>
    <h2>Repositories</h2>
    <ul class="repositories">
      ${page.repositories.map((repository) => repositoryItem(page, repository))}
    </ul>
    ${page.repositories.length === 0 ? html`<p>None visible to this account.</p>` : ''}
    ${
      page.links.length > 0
        ? html`<h2>On this machine</h2>
            <ul>
              ${page.links.map(({ address, name }) => item(address, name, false))}
            </ul>`
        : ''
    }
  </nav>`;
}

function repositoryItem(page: FramePage, { uuid, name, slug }: FrameRepository): Markup {
  const { manifest, place, workspace } = page;
  const isHere = uuid === repositoryOf(place)?.uuid;
  const main = moduleAt(manifest, 'repository-page');
  const settings = moduleAt(manifest, 'repository-settings');
  return html`<li ${raw(isHere ? 'data-current' : '')}>
    <span class="repository-name" title="${name}">${name}</span>
    <ul aria-label="${name}">
      ${
        main &&
        item(
          repositoryAddress(workspace.slug, slug, main.key),
          main.title,
          isHere && place.kind === 'repository-page',
        )
      }
      ${
        settings &&
        item(
          settingsAddress(workspace.slug, slug, settings.key),
          'Repository settings',
          isHere && place.kind === 'repository-settings',
        )
      }
    </ul>
  </li>`;
}

function item(address: string, name: string, current: boolean): Markup {
  return html`<li>
    <a href="${address}" title="${name}" ${raw(current ? 'aria-current="page"' : '')}>${name}</a>
  </li>`;
}
