import { html } from 'hono/html';
import type { Commit } from '../../../git-api/commits';
import { diffStat } from '../../../git-api/diffstat';
import type { DiffStatEntry } from '../../../git-api/diffstat';
import type { Sandbox } from '../model';
import { repositoryGit } from '../repository-git';
import type { RepositoryRecord } from '../store/repositories';
import type { AppLinks } from './app-links';
import { checksOf } from './checks';
import { layout, moment, subject } from './layout';
import type { Markup } from './layout';

/** One commit: message, changed files, builds and reports. */
export async function commitPage(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  commit: Commit,
  links: AppLinks,
): Promise<Markup> {
  const changes = await diffStat(repositoryGit(sandbox, repository.uuid), {
    newer: commit.hash,
    topic: false,
    renames: true,
    ignoreWhitespace: false,
    paths: [],
  });
  return layout(
    subject(commit.message),
    html`<h1>${subject(commit.message)}</h1>
      <p class="subtle">
        <a href="/bitbucket/${repository.slug}">${repository.name}</a> ·
        <span class="hash">${commit.hash}</span> · ${commit.author.name} ·
        ${moment(Date.parse(commit.committedAt))}
      </p>
      <pre>${commit.message}</pre>
      ${checksOf(sandbox, repository.uuid, commit.hash)}
      ${changeTable(changes, (path) => links.file(repository, commit.hash, path))}`,
  );
}

/**
 * At most 500 changed files.
 *
 * @param link shows the path of a file that is there after the change
 */
export function changeTable(
  changes: readonly DiffStatEntry[],
  link: (path: string) => Markup | string,
): Markup {
  return html`<h2>Changed files (${changes.length})</h2>
    <table>
      <tbody>
        ${changes.slice(0, 500).map(
          (one) =>
            html`<tr>
              <td>${one.newPath === undefined ? one.oldPath : link(one.newPath)}</td>
              <td class="subtle">${one.status}</td>
              <td class="subtle">+${one.linesAdded} −${one.linesRemoved}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}
