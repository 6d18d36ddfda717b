import type { Git } from './git';

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface Commit {
  /** Full hash. */
  readonly hash: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  /** ISO 8601 with the author's offset. */
  readonly authoredAt: string;
  readonly committedAt: string;
  /** As written, with its line ends. */
  readonly message: string;
}

const FIELDS = ['%H', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];
// NUL cannot occur in a commit's text, so it is a safe separator; -z ends each record with one.
const FORMAT = `--format=${FIELDS.join('%x00')}`;

export interface CommitQuery {
  /** Full hashes to start from. */
  readonly include: readonly string[];
  /** Full hashes whose history is left out. */
  readonly exclude?: readonly string[];
  /** Only commits that touched this file or directory. */
  readonly path?: string;
  readonly skip?: number;
  readonly limit: number;
}

/** Commits reachable from `include` and not from `exclude`, newest first. */
export async function listCommits(git: Git, query: CommitQuery): Promise<Commit[]> {
  if (query.include.length === 0) return [];
  const { stdout } = await git.run(
    [
      'log',
      '-z',
      FORMAT,
      `--max-count=${String(query.limit)}`,
      `--skip=${String(query.skip ?? 0)}`,
      '--stdin',
      ...(query.path === undefined ? [] : ['--', query.path]),
    ],
    {
      input: [...query.include, ...(query.exclude ?? []).map((hash) => `^${hash}`), ''].join('\n'),
    },
  );
  return parseCommits(stdout);
}

/** The commits of these full hashes in one go; unknown hashes are an error of git. */
export async function readCommits(
  git: Git,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Commit>> {
  const wanted = [...new Set(hashes)];
  if (wanted.length === 0) return new Map();
  const { stdout } = await git.run(['log', '-z', FORMAT, '--no-walk=unsorted', '--stdin'], {
    input: `${wanted.join('\n')}\n`,
  });
  return new Map(parseCommits(stdout).map((commit) => [commit.hash, commit]));
}

function parseCommits(output: Buffer): Commit[] {
  const fields = output.toString('utf8').split('\0');
  const commits: Commit[] = [];
  for (let at = 0; at + FIELDS.length <= fields.length; at += FIELDS.length) {
    const [hash = '', parents = '', an = '', ae = '', authoredAt = '', cn = '', ce = ''] =
      fields.slice(at);
    commits.push({
      hash,
      parents: parents === '' ? [] : parents.split(' '),
      author: { name: an, email: ae },
      committer: { name: cn, email: ce },
      authoredAt,
      committedAt: fields[at + 7] ?? '',
      message: fields[at + 8] ?? '',
    });
  }
  return commits;
}
