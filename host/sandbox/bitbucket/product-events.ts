import type { Commit } from '../../git-api/commits';
import type { ProductEvent } from '../../platform/types';
import { findActor, userOf } from './actors';
import type { Actor, Sandbox, ServiceUser } from './model';
import type { PullRequestRecord } from './store/pull-requests';
import type { RepositoryRecord } from './store/repositories';

/** What moved: hashes are full commit hashes. */
export interface RefChange {
  readonly type: 'branch' | 'tag';
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
  readonly forced: boolean;
}

export interface PushedCommits {
  /** At most 5, newest first. */
  readonly commits: readonly Commit[];
  readonly truncated: boolean;
}

/** An annotated tag's own data; Forge's event carries it. */
export interface PushedTag {
  readonly message: string;
  readonly taggedAt: string;
  readonly email: string;
}

/** Longest text that goes into an event: events over 200 kB are never delivered. */
const TEXT_LIMIT = 2000;

/**
 * `avi:bitbucket:push:repository`, one per ref. Forge documents `mainbranch` as a boolean, which
 * together with `commits` tells a branch from a tag: developer.atlassian.com, Forge events
 * reference, Bitbucket, "Repository pushed".
 */
export function pushEvent(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  change: RefChange,
  details: { readonly pushed: PushedCommits; readonly tag?: PushedTag | undefined },
): ProductEvent {
  const common = {
    ref: change.name,
    ...(change.before === undefined ? {} : { before: change.before }),
    ...(change.after === undefined ? {} : { after: change.after }),
    created: change.before === undefined,
    closed: change.after === undefined,
    forced: change.forced,
  };
  const { tag, pushed } = details;
  const push =
    change.type === 'tag'
      ? {
          ...common,
          ...(tag === undefined
            ? {}
            : {
                date: new Date(tag.taggedAt).toISOString(),
                message: cut(tag.message),
                author: author(sandbox, tag.email),
              }),
        }
      : {
          ...common,
          mainbranch: change.name === repository.mainBranch,
          truncated: pushed.truncated,
          commits: pushed.commits.map((commit) => ({
            hash: commit.hash,
            message: cut(commit.message),
            date: new Date(commit.committedAt).toISOString(),
            author: author(sandbox, commit.author.email),
          })),
        };
  return { ...frame(sandbox, repository, actor, 'push:repository'), push };
}

/** `avi:bitbucket:{created|updated|fulfilled|rejected}:pullrequest`: hashes of 12 characters. */
export function pullRequestEvent(
  sandbox: Sandbox,
  repository: RepositoryRecord,
  actor: Actor,
  kind: 'created' | 'updated' | 'fulfilled' | 'rejected',
  record: PullRequestRecord,
): ProductEvent {
  const writer = findActor(record.author, sandbox.identity);
  return {
    ...frame(sandbox, repository, actor, `${kind}:pullrequest`),
    pullrequest: {
      id: record.id,
      state: record.state,
      source: tip(record.sourceBranch, record.sourceCommit),
      destination: tip(record.destinationBranch, record.destinationCommit),
      ...(record.mergeCommit === null
        ? {}
        : { mergeCommit: { hash: record.mergeCommit.slice(0, 12) } }),
      title: cut(record.title),
      ...(writer === undefined ? {} : { author: writerOf(sandbox, writer) }),
      createdOn: new Date(record.createdOn).toISOString(),
      updatedOn: new Date(record.updatedOn).toISOString(),
      commentCount: sandbox.comments.list(repository.uuid, record.id).length,
      taskCount: 0,
    },
  };
}

/**
 * `avi:bitbucket:{updated|deleted}:repository`: the repository's uuid and nothing else of it.
 * `changes` are the old and the new value by field.
 */
export function repositoryEvent(
  sandbox: Sandbox,
  { uuid }: RepositoryRecord,
  actor: Actor,
  kind: 'updated' | 'deleted',
  changes: Readonly<Record<string, readonly [before: string, after: string]>> = {},
): ProductEvent {
  const changed = Object.entries(changes).map(([field, [before, after]]) => [
    field,
    { old: cut(before), new: cut(after) },
  ]);
  return {
    ...frame(sandbox, { uuid }, actor, `${kind}:repository`),
    ...(kind === 'updated' && { changes: Object.fromEntries(changed) as unknown }),
  };
}

function frame(
  sandbox: Sandbox,
  { uuid, slug }: { readonly uuid: string; readonly slug?: string },
  actor: Actor,
  name: string,
) {
  const { identity } = sandbox;
  return {
    eventType: `avi:bitbucket:${name}`,
    timestamp: new Date(sandbox.clock.now()).toISOString(),
    selfGenerated: actor.kind === 'app',
    actor: eventActor(sandbox, actor),
    repository: { uuid: `{${uuid}}`, ...(slug !== undefined && { slug }) },
    project: { uuid: `{${identity.project.uuid}}` },
    workspace: { uuid: `{${identity.workspace.uuid}}` },
  };
}

function eventActor(sandbox: Sandbox, actor: Actor) {
  return user(userOf(actor, sandbox.identity), actor.kind === 'account' ? 'user' : 'app_user');
}

function writerOf(sandbox: Sandbox, writer: Actor) {
  const { displayName } = userOf(writer, sandbox.identity);
  return { ...eventActor(sandbox, writer), displayName };
}

function user(one: ServiceUser, type: 'user' | 'app_user') {
  return { type, accountId: one.accountId, uuid: `{${one.uuid}}` };
}

/** Bitbucket knows a commit's author by address only; strangers have no user. */
function author(sandbox: Sandbox, email: string) {
  const account = Object.values(sandbox.identity.accounts).find(
    (one) => one.email.toLowerCase() === email.toLowerCase(),
  );
  return account === undefined ? {} : { user: user(account, 'user') };
}

function tip(branch: string, hash: string) {
  return { branch, commit: { hash: hash.slice(0, 12) } };
}

function cut(text: string): { value: string; truncated: boolean } {
  return { value: text.slice(0, TEXT_LIMIT), truncated: text.length > TEXT_LIMIT };
}
