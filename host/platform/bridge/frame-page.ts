import { html, raw } from 'hono/html';
import { content } from './frame-content';
import type { FramePage } from './frame-model';
import { navigation } from './frame-navigation';

/** A page like Bitbucket's around a panel. Every value is escaped by the template. */
export function framePage(page: FramePage): ReturnType<typeof html> {
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
          <main id="content" tabindex="-1">${notice(page.notice)}${content(page)}</main>
        </div>
        <div id="flags" class="flags" role="region" aria-label="Notifications"></div>
      </body>
    </html>`;
}

function notice(told: FramePage['notice']): ReturnType<typeof html> | '' {
  if (told === undefined) return '';
  return html`<div class="notice" role="alert">
    <p><strong>${told.sentence}</strong> ${told.next}</p>
    <a href="${told.link.address}">${told.link.name}</a>
  </div>`;
}

const LOGO = raw(
  '<svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true"><path fill="currentColor" d="M10 1 2 5.5v9L10 19l8-4.500v-9L10 1Zm0 2.300 5.200 2.900L10 9.100 4.800 6.200 10 3.300ZM4 7.900l5 2.800v5.500l-5-2.800V7.900Zm7 8.300v-5.500l5-2.800v5.500l-5 2.800Z"/></svg>',
);
