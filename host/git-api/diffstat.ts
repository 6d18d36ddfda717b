import { mergeBase } from './ancestry';
import { readCommits } from './commits';
import type { Git } from './git';

export interface DiffStatEntry {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  /** 0 for binary files. */
  readonly linesAdded: number;
  readonly linesRemoved: number;
  readonly oldPath?: string;
  readonly newPath?: string;
}

export interface DiffStatQuery {
  /** The commit with the changes: full hash. */
  readonly newer: string;
  /** What it is compared with; left out: its first parent, or nothing for a root commit. */
  readonly older?: string;
  /** Compare with the merge base of the two ("three dots") instead of with `older` itself. */
  readonly topic: boolean;
  readonly renames: boolean;
  readonly ignoreWhitespace: boolean;
  /** Only these files and directories. */
  readonly paths: readonly string[];
}

/** The empty tree, which git knows without storing it. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Changed files from `older` to `newer`: Bitbucket's `/diffstat/{newer}..{older}`. */
export async function diffStat(git: Git, query: DiffStatQuery): Promise<DiffStatEntry[]> {
  const { stdout } = await git.run([
    'diff-tree',
    '-r',
    '-z',
    '--raw',
    '--numstat',
    '--no-ext-diff',
    '--no-textconv',
    query.renames ? '--find-renames' : '--no-renames',
    ...(query.ignoreWhitespace ? ['--ignore-all-space'] : []),
    await base(git, query),
    query.newer,
    ...(query.paths.length === 0 ? [] : ['--', ...query.paths]),
  ]);
  return parse(stdout.toString('utf8').split('\0'), query.ignoreWhitespace);
}

async function base(git: Git, query: DiffStatQuery): Promise<string> {
  if (query.older === undefined) {
    const commit = (await readCommits(git, [query.newer])).get(query.newer);
    return commit?.parents[0] ?? EMPTY_TREE;
  }
  if (!query.topic) return query.older;
  return (await mergeBase(git, query.newer, query.older)) ?? EMPTY_TREE;
}

/** First all `--raw` records, then the `--numstat` ones in the same order: git-diff-tree(1). */
function parse(fields: readonly string[], ignoreWhitespace: boolean): DiffStatEntry[] {
  const changes: { letter: string; oldPath: string; newPath: string }[] = [];
  let at = 0;
  for (; fields[at]?.startsWith(':');) {
    const letter = /([A-Z])\d*$/.exec(fields[at] ?? '')?.[1] ?? 'M';
    const twoPaths = letter === 'R' || letter === 'C';
    const oldPath = fields[at + 1] ?? '';
    changes.push({ letter, oldPath, newPath: twoPaths ? (fields[at + 2] ?? '') : oldPath });
    at += twoPaths ? 3 : 2;
  }
  const lines = new Map<string, readonly [number, number]>();
  while (at < fields.length) {
    const [added, removed, path] = (fields[at] ?? '').split('\t');
    if (removed === undefined) break;
    const twoPaths = path === '';
    const key = twoPaths ? (fields[at + 2] ?? '') : (path ?? '');
    lines.set(key, [Number(added) || 0, Number(removed) || 0]);
    at += twoPaths ? 3 : 1;
  }
  return changes
    .filter(({ letter, newPath }) => !ignoreWhitespace || letter !== 'M' || lines.has(newPath))
    .map((change) => entry(change, lines.get(change.newPath) ?? [0, 0]));
}

function entry(
  change: { letter: string; oldPath: string; newPath: string },
  [linesAdded, linesRemoved]: readonly [number, number],
): DiffStatEntry {
  const { oldPath, newPath } = change;
  switch (change.letter) {
    case 'A':
      return { status: 'added', linesAdded, linesRemoved, newPath };
    case 'D':
      return { status: 'removed', linesAdded, linesRemoved, oldPath };
    case 'R':
      return { status: 'renamed', linesAdded, linesRemoved, oldPath, newPath };
    default:
      return { status: 'modified', linesAdded, linesRemoved, oldPath, newPath };
  }
}
