import { createHash } from 'node:crypto';
import { z } from 'zod';
import { openGit, type Git } from '../../../host/git-api/git';
import { environmentOf, isSbomPath, productOf } from '../rules';
import type { AcceptedPush, GitDocument, TruthPush } from './types';

const document = z.object({ metadata: z.object({ component: z.object({ version: z.string() }) }) });

export interface TruthSource {
  readonly workspace: string;
  /** Folder of the bare repository, by slug. */
  readonly directories: ReadonlyMap<string, string>;
}

/** Reads out of the bare repositories what every accepted push holds. */
export async function readTruth(
  pushes: readonly AcceptedPush[],
  { workspace, directories }: TruthSource,
): Promise<TruthPush[]> {
  const trees = new Map<string, GitDocument[]>();
  const truth: TruthPush[] = [];
  for (const push of pushes) {
    const { slug, after, ref } = push;
    const key = JSON.stringify([slug, after]);
    const directory = directories.get(slug);
    if (directory === undefined) throw new Error(`No repository ${slug}.`);
    const documents =
      trees.get(key) ?? (await documentsOf(openGit(directory), workspace, slug, after));
    trees.set(key, documents);
    truth.push({ ...push, environment: environmentOf(ref), documents });
  }
  return truth;
}

async function documentsOf(
  git: Git,
  workspace: string,
  slug: string,
  commit: string,
): Promise<GitDocument[]> {
  const { stdout } = await git.run(['ls-tree', '-r', '-z', '--name-only', commit]);
  const paths = stdout.toString('utf8').split('\0').filter(isSbomPath);
  const found: GitDocument[] = [];
  for (const path of paths) {
    const blob = await git.run(['cat-file', 'blob', `${commit}:${path}`]);
    const { version } = document.parse(JSON.parse(blob.stdout.toString('utf8'))).metadata.component;
    const sha256 = createHash('sha256').update(blob.stdout).digest('hex');
    found.push({ path, product: productOf(workspace, slug, path), version, sha256 });
  }
  return found;
}
