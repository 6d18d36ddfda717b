import type { Git } from './git';

/** The best common ancestor of two commits (full hashes); undefined when histories are unrelated. */
export async function mergeBase(git: Git, a: string, b: string): Promise<string | undefined> {
  const { exitCode, stdout } = await git.run(['merge-base', a, b], { alsoFine: [1] });
  return exitCode === 0 ? stdout.toString('utf8').trim() : undefined;
}

/** Whether `descendant` contains `ancestor`: if not, going from one to the other was a force push. */
export async function isAncestor(git: Git, ancestor: string, descendant: string): Promise<boolean> {
  const { exitCode } = await git.run(['merge-base', '--is-ancestor', ancestor, descendant], {
    alsoFine: [1],
  });
  return exitCode === 0;
}
