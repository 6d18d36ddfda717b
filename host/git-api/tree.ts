import type { Git } from './git';
import { treePath } from './names';

/** One entry of a tree. `path` is from the root of the repository. */
export interface TreeEntry {
  readonly path: string;
  readonly type: 'file' | 'directory' | 'link' | 'submodule';
  readonly executable: boolean;
  /** Object id: a blob, a tree, or the commit of a submodule. */
  readonly hash: string;
  /** Bytes, for files and links. */
  readonly size?: number;
}

/** The entry at `path` of a commit (full hash); the root is a directory. Undefined = none there. */
export async function findEntry(
  git: Git,
  commit: string,
  path: string,
): Promise<TreeEntry | undefined> {
  const wanted = treePath(path);
  if (wanted === undefined) return undefined;
  if (wanted === '') {
    const { stdout } = await git.run(['rev-parse', '--verify', '--quiet', `${commit}^{tree}`]);
    const hash = stdout.toString('utf8').trim();
    return { path: '', type: 'directory', executable: false, hash };
  }
  const { stdout } = await git.run(['ls-tree', '-z', '-l', '--full-tree', commit, '--', wanted]);
  return parseTree(stdout).find((entry) => entry.path === wanted);
}

/**
 * Lists a directory breadth first, sorted by name within each directory's depth.
 * `maxDepth` 1 is the directory itself; directories are listed, too.
 */
export async function listTree(
  git: Git,
  directory: TreeEntry,
  maxDepth: number,
): Promise<TreeEntry[]> {
  const deep = maxDepth > 1 ? ['-r', '-t'] : [];
  const { stdout } = await git.run(['ls-tree', '-z', '-l', ...deep, directory.hash]);
  const prefix = directory.path === '' ? '' : `${directory.path}/`;
  return parseTree(stdout)
    .map((entry) => ({ entry, depth: entry.path.split('/').length }))
    .filter(({ depth }) => depth <= maxDepth)
    .sort((a, b) => a.depth - b.depth)
    .map(({ entry }) => ({ ...entry, path: prefix + entry.path }));
}

/** `<mode> <type> <hash> <size or ->\t<path>`, ended by NUL: git-ls-tree(1), `-l -z`. */
function parseTree(output: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (const record of output.toString('utf8').split('\0')) {
    const parts = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40}) +(-|\d+)\t([\s\S]+)$/.exec(record);
    if (parts === null) continue;
    const [, mode = '', kind = '', hash = '', size = '-', path = ''] = parts;
    entries.push({
      path,
      type: entryType(kind, mode),
      executable: mode === '100755',
      hash,
      ...(size === '-' ? {} : { size: Number(size) }),
    });
  }
  return entries;
}

function entryType(kind: string, mode: string): TreeEntry['type'] {
  if (kind === 'tree') return 'directory';
  if (kind === 'commit') return 'submodule';
  return mode === '120000' ? 'link' : 'file';
}
