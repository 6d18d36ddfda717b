import { html } from 'hono/html';
import { listCommits } from '../../../git-api/commits';
import type { Commit } from '../../../git-api/commits';
import { listRefs } from '../../../git-api/refs';
import type { RefTip } from '../../../git-api/refs';
import type { Sandbox } from '../model';
import { cloneUrl } from '../present/links';
import { repositoryGit } from '../repository-git';
import type { RepositoryRecord } from '../store/repositories';
import type { AppLinks } from './app-links';
import { checkMarks } from './checks';
import { layout, lozenge, moment, subject } from './layout';
import type { Markup } from './layout';
import { withUser } from './workspace-page';

/** Branches, the latest commits of one of them, and pull requests. */
export async function repositoryPage(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  options: {
    readonly branch: string | undefined;
    readonly token: string;
    readonly links: AppLinks;
  },
): Promise<Markup> {
  const git = repositoryGit(sandbox, repository.uuid);
  const refs = await listRefs(git);
  const branches = refs.filter((ref) => ref.type === 'branch');
  const wanted = options.branch ?? repository.mainBranch;
  const shown = branches.find((ref) => ref.name === wanted) ?? branches[0];
  const commits =
    shown === undefined ? [] : await listCommits(git, { include: [shown.commit], limit: 25 });
  const address = withUser(
    cloneUrl(sandbox, repository.slug),
    sandbox.identity.accounts.admin.username,
  );
  return layout(
    repository.name,
    html`<h1>${repository.name}</h1>
      ${options.links.repository(repository)}
      <p><code>git clone ${address}</code></p>
      <h2>Branches and tags</h2>
      ${refs.length === 0 ? html`<p class="subtle">Nothing has been pushed yet.</p>` : ''}
      <table>
        <tbody>
          ${refs.map((ref) => refLine(repository, ref))}
        </tbody>
      </table>
      ${shown === undefined ? '' : commitTable(sandbox, repository, shown.name, commits)}
      <h2>Pull requests</h2>
      ${pullRequestTable(sandbox, repository)}
      ${branches.length < 2 ? '' : createForm(repository, branches, options.token)}`,
  );
}

function refLine(repository: RepositoryRecord, ref: RefTip): Markup {
  const address = `/bitbucket/${repository.slug}?branch=${encodeURIComponent(ref.name)}`;
  return html`<tr>
    <td>
      ${ref.type === 'branch' ? html`<a href="${address}">${ref.name}</a>` : ref.name}
      ${ref.type === 'tag' ? lozenge('TAG') : ''}
      ${ref.type === 'branch' && ref.name === repository.mainBranch ? lozenge('MAIN') : ''}
    </td>
    <td>${hashLink(repository, ref.commit)}</td>
  </tr>`;
}

function commitTable(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  branch: string,
  commits: readonly Commit[],
): Markup {
  return html`<h2>Commits on ${branch}</h2>
    <table>
      <tbody>
        ${commits.map(
          (commit) =>
            html`<tr>
              <td>${hashLink(repository, commit.hash)}</td>
              <td>${subject(commit.message)}</td>
              <td>${checkMarks(sandbox, repository.uuid, commit.hash)}</td>
              <td class="subtle">${commit.author.name}</td>
              <td class="subtle">${moment(Date.parse(commit.committedAt))}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
}

function pullRequestTable(sandbox: Sandbox, repository: RepositoryRecord): Markup {
  const records = sandbox.pullRequests.list(repository.uuid);
  if (records.length === 0) return html`<p class="subtle">There are no pull requests.</p>`;
  return html`<table>
    <tbody>
      ${records.map(
        (one) =>
          html`<tr>
            <td>
              <a href="/bitbucket/${repository.slug}/pull-requests/${one.id}"
                >#${one.id} ${one.title}</a
              >
            </td>
            <td class="subtle">${one.sourceBranch} → ${one.destinationBranch}</td>
            <td>${lozenge(one.state)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function createForm(
  repository: RepositoryRecord,
  branches: readonly RefTip[],
  token: string,
): Markup {
  const choices = (selected: string | undefined) =>
    branches.map(
      ({ name }) =>
        html`<option value="${name}" ${name === selected ? 'selected' : ''}>${name}</option>`,
    );
  const other = branches.find((ref) => ref.name !== repository.mainBranch)?.name;
  return html`<form class="row" method="post" action="/bitbucket/${repository.slug}/pull-requests">
    <input type="hidden" name="csrf" value="${token}" />
    <label
      >Source<select name="source">
        ${choices(other)}
      </select></label
    >
    <label
      >Destination<select name="destination">
        ${choices(repository.mainBranch)}
      </select></label
    >
    <label>Title<input name="title" required maxlength="255" /></label>
    <button type="submit">Create pull request</button>
  </form>`;
}

/** A link to a commit by its first 12 characters. */
export function hashLink(repository: RepositoryRecord, hash: string): Markup {
  return html`<a class="hash" href="/bitbucket/${repository.slug}/commits/${hash}"
    >${hash.slice(0, 12)}</a
  >`;
}
