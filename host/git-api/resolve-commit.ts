import type { Git } from './git';
import { isFullHash, isRefName } from './names';

export type Resolution =
  | { readonly kind: 'commit'; readonly hash: string }
  | { readonly kind: 'missing' }
  /** A short hash that several commits begin with. */
  | { readonly kind: 'ambiguous' };

/**
 * Finds the commit that a REST path segment means: full hash, branch, tag, `HEAD`, or a hash of
 * 4 to 39 digits (Bitbucket writes 12). A full hash comes before a branch of the same name.
 */
export async function resolveCommit(git: Git, name: string): Promise<Resolution> {
  const candidates = candidatesFor(name);
  if (candidates.length === 0) return { kind: 'missing' };
  const { stdout } = await git.run(['cat-file', '--batch-check'], {
    input: candidates.map((candidate) => `${candidate}\n`).join(''),
  });
  let ambiguous = false;
  for (const line of stdout.toString('utf8').split('\n')) {
    const found = /^([0-9a-f]{40}) commit \d+$/.exec(line);
    if (found?.[1] !== undefined) return { kind: 'commit', hash: found[1] };
    if (line.endsWith(' ambiguous')) ambiguous = true;
  }
  return { kind: ambiguous ? 'ambiguous' : 'missing' };
}

function candidatesFor(name: string): string[] {
  if (name === 'HEAD') return ['HEAD^{commit}'];
  const hash = name.toLowerCase();
  const candidates: string[] = isFullHash(hash) ? [`${hash}^{commit}`] : [];
  if (isRefName(name)) {
    candidates.push(`refs/heads/${name}^{commit}`, `refs/tags/${name}^{commit}`);
  }
  // Only the bare hash says "ambiguous"; with the suffix git says "missing".
  if (/^[0-9a-f]{4,39}$/.test(hash)) candidates.push(`${hash}^{commit}`, hash);
  return candidates;
}
