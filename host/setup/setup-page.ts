import { html } from 'hono/html';
import type { PageData } from './contract/page-data';
import { ASSETS_PATH } from './contract/paths';

/** A set-up page before its script has drawn it. Every value is escaped by the template. */
export function setupPage(title: string, data: PageData): ReturnType<typeof html> {
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
