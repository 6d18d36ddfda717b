import { html } from 'hono/html';
import { faultsView } from './faults-view';
import type { OfferedFault } from './fault-form';
import type { Operation, PlannedFault } from './faults';

/** Markup whose values are escaped. */
export type Markup = ReturnType<typeof html>;

/** The inboxes of the sandbox, for the links between their pages. */
export const INBOX_PAGES = [
  { path: '/inbox', name: 'Interlynk' },
  { path: '/inbox/dependency-track', name: 'Dependency-Track' },
  { path: '/inbox/endpoint', name: 'HTTPS endpoint' },
] as const;
export type InboxPath = (typeof INBOX_PAGES)[number]['path'];

export interface InboxView {
  readonly path: InboxPath;
  /** Plain text, both. */
  readonly title: string;
  readonly lead: string;
  readonly arrivals: Markup;
  readonly standing?: Markup | undefined;
  readonly planned: readonly PlannedFault<unknown>[];
  readonly offered: readonly OfferedFault<string>[];
  readonly operations: readonly Operation[];
  readonly csrfToken: string;
}

/** The whole page. Links are relative, so that it can be mounted anywhere. */
export function inboxPage(view: InboxView): Markup {
  const { path, title, lead } = view;
  const here = lastSegment(path);
  const top = './' + '../'.repeat(path.split('/').length - 2);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="${here}/style.css" />
        <noscript><meta http-equiv="refresh" content="5" /></noscript>
        <script src="${here}/refresh.js" defer></script>
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p>${lead}</p>
          <nav aria-label="On this machine">
            <a href="${top}">SBOM Bridge</a> <a href="${top}bitbucket">Bitbucket</a>
          </nav>
          <nav aria-label="Inboxes">
            ${INBOX_PAGES.map((each) =>
              each.path === path
                ? html`<a href="${here}" aria-current="page">${each.name}</a> `
                : html`<a href="${top}${each.path.slice(1)}">${each.name}</a> `,
            )}
          </nav>
        </header>
        <main>
          <div id="arrivals">${view.arrivals}</div>
          ${view.standing ?? ''} ${faultsView({ ...view, action: `${here}/faults` })}
        </main>
      </body>
    </html>`;
}

/** What a relative link from a page begins with to stay below it. */
export function lastSegment(path: InboxPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** In the place of a list without entries. */
export function nothingYet(): Markup {
  return html`<section class="empty"><p>Nothing has arrived yet.</p></section>`;
}

/** Rows under the names that they share, in the order in which those first come up. */
export function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}
