import type { SeedCommit } from './seeds/plan';

/** A file of a commit; `path` has forward slashes and is relative to the repository's root. */
export interface SeedFile {
  readonly path: string;
  readonly content: Buffer;
}

/** A planned commit with the files of its folder. */
export interface FilledCommit {
  readonly commit: SeedCommit;
  readonly files: readonly SeedFile[];
}

/**
 * The commits as input of `git fast-import --done`. Everything in it is fixed (names, dates in UTC,
 * modes, order), so the hashes are the same on every machine. It ends with `done`: a stream that
 * breaks off before moves no branch.
 *
 * https://git-scm.com/docs/git-fast-import
 */
export function fastImportStream(commits: readonly FilledCommit[]): Buffer {
  const chunks: Buffer[] = [];
  const line = (text: string) => chunks.push(Buffer.from(`${text}\n`));
  const data = (content: Buffer) => {
    line(`data ${content.length}`);
    chunks.push(content);
    line('');
  };
  for (const { commit, files } of commits) {
    const seconds = Date.parse(commit.at) / 1000;
    const person = `${commit.author.name} <${commit.author.email}> ${seconds} +0000`;
    line(`commit refs/heads/${commit.branch}`);
    line(`author ${person}`);
    line(`committer ${person}`);
    data(Buffer.from(`${commit.message}\n`));
    if (commit.from !== undefined) line(`from refs/heads/${commit.from}`);
    for (const { path, content } of files) {
      line(`M 100644 inline ${quotedPath(path)}`);
      data(content);
    }
  }
  line('done');
  return Buffer.concat(chunks);
}

/** In C's notation, which takes any name. */
function quotedPath(path: string): string {
  return `"${path.replace(/["\\]/g, String.raw`\$&`).replace(/\n/g, String.raw`\n`)}"`;
}
