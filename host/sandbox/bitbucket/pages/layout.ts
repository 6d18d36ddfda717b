import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import { withVisibleControls } from '../../visible-controls';

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** A whole page. The html helper escapes every value; nothing here is raw. */
export function layout(title: string, content: Markup): Markup {
  return withVisibleControls(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · Sandbox</title>
          <link rel="stylesheet" href="/bitbucket/style.css" />
        </head>
        <body>
          <header>
            <a href="/bitbucket">Sandbox workspace</a>
            <span class="subtle">A Bitbucket workspace over real git repositories</span>
            <nav class="row" aria-label="On this machine">
              <a href="/">SBOM Bridge</a><a href="/inbox">SBOM inbox</a>
            </nav>
          </header>
          <main>${content}</main>
        </body>
      </html>`,
  );
}

const GOOD = ['PASSED', 'SUCCESSFUL', 'MERGED'];
const BAD = ['FAILED', 'STOPPED', 'DECLINED'];

/** A state in capitals, coloured. */
export function lozenge(state: string): Markup {
  const kind = GOOD.includes(state) ? 'good' : BAD.includes(state) ? 'bad' : '';
  return html`<span class="lozenge ${kind}">${state}</span>`;
}

/** `2026-11-21 12:00:00 UTC`. */
export function moment(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** The first line of a commit message. */
export function subject(message: string): string {
  return message.split('\n')[0] ?? '';
}
