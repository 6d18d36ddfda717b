import { isAncestor } from '../../git-api/ancestry';
import { listCommits } from '../../git-api/commits';
import type { Git } from '../../git-api/git';
import { readTags } from '../../git-api/refs';
import type { RefTip } from '../../git-api/refs';
import type { PushedCommits, PushedTag, RefChange } from './product-events';

/** A ref that is not as it was, with all that its event needs. */
export interface ObservedChange {
  readonly change: RefChange;
  /** As it is now; undefined = deleted. */
  readonly now: RefTip | undefined;
  readonly pushed: PushedCommits;
  readonly tag: PushedTag | undefined;
}

/** Compares what was announced with what is there; branches before tags, by name. */
export async function observeChanges(
  git: Git,
  known: readonly RefTip[],
  current: readonly RefTip[],
): Promise<ObservedChange[]> {
  const before = new Map(known.map((ref) => [key(ref), ref]));
  const after = new Map(current.map((ref) => [key(ref), ref]));
  const tags = await readTags(
    git,
    current.filter((ref) => ref.type === 'tag' && before.get(key(ref))?.object !== ref.object),
  );
  const observed: ObservedChange[] = [];
  for (const name of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const was = before.get(name);
    const now = after.get(name);
    const ref = now ?? was;
    if (ref === undefined || was?.object === now?.object) continue;
    const tag = ref.type === 'tag' ? tags.get(ref.name) : undefined;
    observed.push({
      change: {
        type: ref.type,
        name: ref.name,
        ...(was === undefined ? {} : { before: was.commit }),
        ...(now === undefined ? {} : { after: now.commit }),
        forced: await isForced(git, was, now),
      },
      now,
      pushed: ref.type === 'branch' ? await pushedCommits(git, was, now, known) : NO_COMMITS,
      tag:
        tag === undefined
          ? undefined
          : { message: tag.message, taggedAt: tag.taggedAt, email: tag.tagger.email },
    });
  }
  return observed;
}

const NO_COMMITS: PushedCommits = { commits: [], truncated: false };

function key(ref: Pick<RefTip, 'type' | 'name'>): string {
  return `${ref.type} ${ref.name}`;
}

async function isForced(git: Git, was?: RefTip, now?: RefTip): Promise<boolean> {
  if (was === undefined || now === undefined) return false;
  // git refuses to move a tag unless forced.
  return now.type === 'tag' || !(await isAncestor(git, was.commit, now.commit));
}

/** The 5 newest commits that the push brought; on a new branch those no other branch had. */
async function pushedCommits(
  git: Git,
  was: RefTip | undefined,
  now: RefTip | undefined,
  known: readonly RefTip[],
): Promise<PushedCommits> {
  if (now === undefined) return NO_COMMITS;
  const exclude = was === undefined ? known.map((ref) => ref.commit) : [was.commit];
  const found = await listCommits(git, { include: [now.commit], exclude, limit: 6 });
  return { commits: found.slice(0, 5), truncated: found.length > 5 };
}
