import { eventActor, isPresent, truncatedText } from './product-event-parts';
import { change, commit, ref } from './schema';
import type { Change, Commit, Ref } from './schema';

/** One entry of `push.changes`: the `push` member of an event, no ref in it, or not to be read. */
export type PushedRef =
  | { readonly kind: 'push'; readonly push: Record<string, unknown> }
  | { readonly kind: 'no-ref' | 'unreadable' };

/**
 * Turns one change into the `push` member of a product event, in its branch or its tag shape. A
 * deletion is `closed` without `after`; a new ref has no `before`. Branches always have `commits`,
 * which is what tells them from tags.
 *
 * `mainbranch` is left out when the main branch is not known: no webhook says it.
 */
export function pushedRef(input: unknown, mainBranch: string | undefined): PushedRef {
  const parsed = change.safeParse(input);
  if (!parsed.success) return { kind: 'unreadable' };
  const old = readRef(parsed.data.old);
  const now = readRef(parsed.data.new);
  if (old === 'unreadable' || now === 'unreadable') return { kind: 'unreadable' };
  const named = now ?? old;
  if (named === undefined) return { kind: 'no-ref' };
  const common = {
    ref: named.name,
    created: parsed.data.created,
    closed: parsed.data.closed,
    forced: parsed.data.forced,
    ...(old && { before: old.target.hash }),
    ...(now && { after: now.target.hash }),
  };
  const shaped = named.type === 'tag' ? tagPush(now) : branchPush(named, parsed.data, mainBranch);
  return { kind: 'push', push: { ...common, ...shaped } };
}

/** `undefined` for null and for what is neither branch nor tag, such as Mercurial's bookmarks. */
function readRef(input: unknown): Ref | 'unreadable' | undefined {
  if (!isPresent(input)) return undefined;
  const parsed = ref.safeParse(input);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.some((issue) => issue.path[0] !== 'type') ? 'unreadable' : undefined;
}

function branchPush(
  branch: Ref,
  pushed: Change,
  mainBranch: string | undefined,
): Record<string, unknown> {
  return {
    ...(mainBranch !== undefined && { mainbranch: branch.name === mainBranch }),
    truncated: pushed.truncated,
    commits: pushed.commits.flatMap((row) => {
      const parsed = commit.safeParse(row);
      return parsed.success ? [eventCommit(parsed.data)] : [];
    }),
  };
}

function eventCommit(row: Commit): Record<string, unknown> {
  return {
    hash: row.hash,
    message: truncatedText(row.message ?? ''),
    ...(isPresent(row.date) && { date: row.date }),
    ...(row.author?.user && { author: { user: eventActor(row.author.user) } }),
  };
}

/** Annotated tags only have a date, a message and, where Bitbucket knows the person, an author. */
function tagPush(tag: Ref | undefined): Record<string, unknown> {
  if (tag === undefined) return {};
  return {
    ...(isPresent(tag.date) && { date: tag.date }),
    ...(isPresent(tag.message) && { message: truncatedText(tag.message) }),
    ...(tag.tagger?.user && { author: { user: eventActor(tag.tagger.user) } }),
  };
}
