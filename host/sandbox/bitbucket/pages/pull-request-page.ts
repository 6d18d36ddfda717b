import { html } from 'hono/html';
import { diffStat } from '../../../git-api/diffstat';
import { findActor, userOf } from '../actors';
import type { Sandbox } from '../model';
import { MERGE_STRATEGIES } from '../present/refs';
import { repositoryGit } from '../repository-git';
import type { PullRequestRecord } from '../store/pull-requests';
import type { RepositoryRecord } from '../store/repositories';
import type { AppLinks } from './app-links';
import { checksOf } from './checks';
import { changeTable } from './commit-page';
import { layout, lozenge, moment } from './layout';
import type { Markup } from './layout';
import { hashLink } from './repository-page';

/** One pull request: what it changes, checks of its tip, comments, and the buttons to close it. */
export async function pullRequestPage(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  record: PullRequestRecord,
  { token, links }: { readonly token: string; readonly links: AppLinks },
): Promise<Markup> {
  const changes = await diffStat(repositoryGit(sandbox, repository.uuid), {
    newer: record.sourceCommit,
    older: record.destinationCommit,
    topic: true,
    renames: true,
    ignoreWhitespace: false,
    paths: [],
  });
  return layout(
    record.title,
    html`<h1>#${record.id} ${record.title} ${lozenge(record.state)}</h1>
      <p class="subtle">
        <a href="/bitbucket/${repository.slug}">${repository.name}</a> ·
        ${nameOf(sandbox, record.author)} · ${record.sourceBranch}
        (${hashLink(repository, record.sourceCommit)}) → ${record.destinationBranch}
        (${hashLink(repository, record.destinationCommit)})
        ${
          record.mergeCommit === null
            ? ''
            : html`· merged as ${hashLink(repository, record.mergeCommit)}`
        }
      </p>
      ${links.pullRequest(repository, record.id)}
      <pre>${record.description}</pre>
      ${record.state === 'OPEN' ? closeForms(repository, record, token) : ''}
      ${checksOf(sandbox, repository.uuid, record.sourceCommit)}
      <h2>Comments</h2>
      ${comments(sandbox, record)}
      ${changeTable(changes, (path) => links.file(repository, record.sourceCommit, path))}`,
  );
}

function closeForms(
  repository: RepositoryRecord,
  record: PullRequestRecord,
  token: string,
): Markup {
  const address = `/bitbucket/${repository.slug}/pull-requests/${String(record.id)}`;
  return html`<form class="row" method="post" action="${address}/merge">
      <input type="hidden" name="csrf" value="${token}" />
      <label
        >Merge strategy<select name="strategy">
          ${MERGE_STRATEGIES.map((one) => html`<option value="${one}">${one}</option>`)}
        </select></label
      >
      <label class="row"
        ><input
          type="checkbox"
          name="close_source_branch"
          value="true"
          ${record.closeSourceBranch ? 'checked' : ''}
        />Close source branch</label
      >
      <button type="submit">Merge</button>
    </form>
    <form class="row" method="post" action="${address}/decline">
      <input type="hidden" name="csrf" value="${token}" />
      <button class="quiet" type="submit">Decline</button>
    </form>`;
}

function comments(sandbox: Sandbox, record: PullRequestRecord): Markup {
  const shown = sandbox.comments
    .list(record.repository, record.id)
    .filter((comment) => !comment.deleted);
  if (shown.length === 0) return html`<p class="subtle">No comments.</p>`;
  return html`${shown.map(
    (comment) =>
      html`<section class="card">
        <strong>${nameOf(sandbox, comment.author)}</strong>
        <span class="subtle">${moment(comment.createdOn)}</span>
        <pre>${comment.raw}</pre>
      </section>`,
  )}`;
}

function nameOf(sandbox: Sandbox, accountId: string): string {
  const actor = findActor(accountId, sandbox.identity);
  return actor === undefined ? 'Former user' : userOf(actor, sandbox.identity).displayName;
}
