import { isFullHash, isRefName } from '../../git-api/names';
import type { RefTip } from '../../git-api/refs';

/** Branches and tags of a repository at its server. */
export interface RemoteHeads {
  /** What HEAD names there, where it names a branch with a commit. */
  readonly mainBranch?: string;
  /** Branches and tags by name; a tag leads to what it was said to be peeled to. */
  readonly refs: readonly RefTip[];
}

const REF = /^refs\/(heads|tags)\/(.+)$/;
const PEELED = '^{}';

/**
 * Reads the output of `git ls-remote --symref`. The server may be anybody's: names that git would
 * not take, and what is no hash, are left out.
 */
export function parseRemoteHeads(output: string): RemoteHeads {
  const tips = new Map<string, RefTip>();
  let mainBranch: string | undefined;
  for (const line of output.split('\n')) {
    const [value = '', refName = ''] = line.split('\t');
    const head = /^ref: refs\/heads\/(.+)$/.exec(value)?.[1];
    if (refName === 'HEAD' && head !== undefined && isRefName(head)) mainBranch = head;
    const isPeeled = refName.endsWith(PEELED);
    const full = isPeeled ? refName.slice(0, -PEELED.length) : refName;
    const [, folder, name = ''] = REF.exec(full) ?? [];
    if (folder === undefined || !isRefName(name) || !isFullHash(value)) continue;
    const type = folder === 'heads' ? 'branch' : 'tag';
    // The line of the tag itself comes before the peeled one.
    tips.set(full, { type, name, commit: value, object: tips.get(full)?.object ?? value });
  }
  return { ...(mainBranch !== undefined && { mainBranch }), refs: [...tips.values()] };
}
