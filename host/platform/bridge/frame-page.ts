import { html, raw } from 'hono/html';
import type { FrameRepository } from './directory';
import type { BridgeManifest, PageModule } from './manifest';
import type { BridgeOptions } from './options';

/** What the frame's script reads from the page; the shell has the schema of it. */
export interface FrameData {
  readonly token: string;
  readonly accounts: BridgeOptions['accounts'];
  readonly accountId: string;
  /** Where panels are served: the other loopback origin. */
  readonly panelOrigin: string;
  /** Absent on the home page and where the repository is not visible. */
  readonly panel?: {
    readonly address: string;
    /** Address of each resource by its key, for modals. */
    readonly resources: Readonly<Record<string, string>>;
    /** `getContext` of @forge/bridge, less what the browser knows better. */
    readonly context: Readonly<Record<string, unknown>>;
  };
}

export interface FramePage {
  readonly title: string;
  readonly workspace: BridgeOptions['workspace'];
  readonly links: NonNullable<BridgeOptions['links']>;
  readonly repositories: readonly FrameRepository[];
  readonly current?: FrameRepository;
  readonly module?: PageModule;
  readonly manifest: BridgeManifest;
  readonly data: FrameData;
  readonly message?: { readonly heading: string; readonly text: string };
}

type Markup = ReturnType<typeof html>;

/** The address of a repository's settings page of the app. */
function repositoryAddress(workspace: string, repository: string, module: string): string {
  return `/${part(workspace)}/${part(repository)}/admin/forge/${part(module)}`;
}

/** The address of the workspace's settings page of the app. */
function workspaceAddress(workspace: string, module: string): string {
  return `/${part(workspace)}/workspace/settings/forge/${part(module)}`;
}

/** A page like Bitbucket's around a panel. Every value is escaped by the template. */
export function framePage(page: FramePage): Markup {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/bridge/shell.css" />
        <script type="module" src="/bridge/shell.js"></script>
      </head>
      <body data-page="${JSON.stringify(page.data)}">
        <a class="skip-link" href="#content">Skip to content</a>
        <header class="top-bar">
          <a class="brand" href="/">${LOGO}<span>${page.workspace.name}</span></a>
          <div class="top-bar-tools" id="tools"></div>
        </header>
        <div class="columns">
          ${navigation(page)}
          <main id="content" tabindex="-1">${content(page)}</main>
        </div>
        <div id="flags" class="flags" role="region" aria-label="Notifications"></div>
      </body>
    </html>`;
}

const LOGO = raw(
  '<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path fill="currentColor" d="M10 1 2 5.5v9L10 19l8-4.500v-9L10 1Zm0 2.300 5.200 2.900L10 9.100 4.800 6.200 10 3.300ZM4 7.900l5 2.800v5.500l-5-2.800V7.900Zm7 8.300v-5.500l5-2.800v5.500l-5 2.800Z"/></svg>',
);

function navigation(page: FramePage): Markup {
  const { slug } = page.workspace;
  const repositoryPage = pageOf(page, 'bitbucket:repoSettingsMenuPage');
  const workspacePage = pageOf(page, 'bitbucket:workspaceSettingsMenuPage');
  const inWorkspace = page.module !== undefined && page.module === workspacePage;
  return html`<nav class="side-nav" aria-label="Workspace">
    <h2>Workspace</h2>
    <ul>
      ${
        workspacePage &&
        item(workspaceAddress(slug, workspacePage.key), 'Workspace settings', inWorkspace)
      }
    </ul>
    <h2>Repositories</h2>
    <ul>
      ${
        repositoryPage &&
        page.repositories.map((repository) =>
          item(
            repositoryAddress(slug, repository.slug, repositoryPage.key),
            repository.name,
            repository.uuid === page.current?.uuid,
          ),
        )
      }
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

function item(address: string, name: string, current: boolean): Markup {
  return html`<li>
    <a href="${address}" title="${name}" ${raw(current ? 'aria-current="page"' : '')}>${name}</a>
  </li>`;
}

function content(page: FramePage): Markup {
  if (page.message) {
    return html`<div class="message">
      <h1>${page.message.heading}</h1>
      <p>${page.message.text}</p>
    </div>`;
  }
  const place = page.current ? [page.current.name, 'Repository settings'] : ['Workspace settings'];
  return html`<ol class="crumbs">
      ${[page.workspace.name, ...place].map((name) => html`<li>${name}</li>`)}
    </ol>
    <div id="panel" data-title="${page.module?.title ?? ''}"></div>`;
}

function pageOf(page: FramePage, type: string): PageModule | undefined {
  return page.manifest.pages.find((candidate) => candidate.type === type);
}

function part(text: string): string {
  return encodeURIComponent(text);
}
