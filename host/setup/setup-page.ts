import { html } from 'hono/html';
import type { ProblemView } from './contract-views';
import { ASSETS_PATH } from './paths';

/** What the pages' script reads from the page; static/setup/api/page-data.ts has the schema. */
export interface SetupPageData {
  readonly page: 'connections' | 'setup' | 'connection' | 'login';
  /** Goes back with each call; absent where one has to log in first. */
  readonly token?: string;
  /** Somebody has logged in: on loopback there is nothing to leave. */
  readonly canLogOut?: boolean;
  readonly connectionId?: string;
  /** What an authorization at Bitbucket came to. */
  readonly problem?: ProblemView;
  /** Where to go after logging in: a path of this host. */
  readonly next?: string;
}

/** A set-up page before its script has drawn it. Every value is escaped by the template. */
export function setupPage(title: string, data: SetupPageData): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · SBOM Bridge</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${ASSETS_PATH}/setup.css" />
        <script type="module" src="${ASSETS_PATH}/setup.js"></script>
      </head>
      <body data-page="${JSON.stringify(data)}">
        <div id="root"></div>
        <noscript>These pages need JavaScript.</noscript>
      </body>
    </html>`;
}

/**
 * Leads on to `path` by a navigation of this site's own: on the way back from another site a
 * browser holds back the session's cookie, and on every redirect of that way as well.
 */
export function leadOn(path: string): ReturnType<typeof html> {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="0; url=${path}" />
        <title>Back from Bitbucket · SBOM Bridge</title>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <p><a href="${path}">Continue to SBOM Bridge</a></p>
      </body>
    </html>`;
}
