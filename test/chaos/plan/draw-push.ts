import type { Random } from '../../../bench/fuzz/random';
import type { Branches, Versions } from './branches';
import type { PlannedAction, PlannedCommit, PlannedFile, PlannedRepository } from './types';

/** A repository while its plan is drawn. */
export interface Drawing {
  readonly repository: PlannedRepository;
  readonly branches: Branches;
  /** The pull request that is open. */
  open: { readonly branch: string; readonly into: string } | undefined;
}

export interface Draw {
  readonly drawing: Drawing;
  readonly random: Random;
  readonly number: number;
}

type Kind =
  | 'sbom'
  | 'no-sbom'
  | 'several'
  | 'force'
  | 'revert'
  | 'tag'
  | 'release'
  | 'feature'
  | 'hotfix'
  | 'merge';
const KINDS: readonly [Kind, ...Kind[]] = [
  ...(['sbom', 'sbom', 'sbom', 'sbom', 'sbom', 'sbom', 'no-sbom', 'no-sbom'] as const),
  ...(['several', 'several', 'force', 'force', 'revert', 'tag', 'release', 'release'] as const),
  ...(['feature', 'feature', 'merge', 'merge', 'hotfix'] as const),
];

/** What the next push to a repository does. */
export function drawPush(draw: Draw): PlannedAction {
  const { drawing, random, number } = draw;
  const { repository, branches } = drawing;
  switch (random.pick(KINDS)) {
    case 'sbom':
      return onBranch(draw, mapped(draw), [sbomCommit(draw, 0, [anyPath(draw)])]);
    case 'several':
      return onBranch(
        draw,
        mapped(draw),
        Array.from({ length: 2 + random.below(2) }, (_, index) =>
          sbomCommit(draw, index, repository.paths.slice(random.below(repository.paths.length))),
        ),
      );
    case 'no-sbom':
      return onBranch(draw, mapped(draw), [textCommit(draw)]);
    case 'force':
      return force(draw);
    case 'revert':
      return revert(draw);
    case 'tag': {
      const branch = mapped(draw);
      const name = `v${String(number)}`;
      if (!branches.has(branch)) return onBranch(draw, branch, [textCommit(draw)]);
      return { kind: 'tag', name, branch, annotated: random.chance(0.5) };
    }
    case 'release':
      return onBranch(draw, `release/${String(1 + random.below(3))}`, [
        random.chance(0.3) ? textCommit(draw) : sbomCommit(draw, 0, [anyPath(draw)]),
      ]);
    case 'hotfix':
      return onBranch(draw, `hotfix/${String(number)}`, [sbomCommit(draw, 0, [anyPath(draw)])]);
    case 'feature':
      return feature(draw);
    case 'merge':
      return merge(draw);
  }
}

/** A push to a branch that many others follow at once. */
export function drawBurst(draw: Draw, branch: string): PlannedAction {
  return onBranch(draw, branch, [sbomCommit(draw, 0, [anyPath(draw)])]);
}

function mapped({ random }: Draw): string {
  return random.pick(['main', 'main', 'main', 'develop', 'develop']);
}

function anyPath({ random, drawing }: Draw): string {
  const [first = '', ...others] = drawing.repository.paths;
  return random.pick([first, ...others]);
}

function sbomCommit(draw: Draw, index: number, paths: readonly string[]): PlannedCommit {
  const { number, random } = draw;
  const build = `1.${String(number)}.${String(index)}`;
  // As teams build that raise the version with a release only.
  const version = random.chance(0.2) ? `1.0.0-SNAPSHOT#${build}` : build;
  return { message: `SBOM ${version}`, files: paths.map((path) => ({ path, version })) };
}

function textCommit({ number }: Draw): PlannedCommit {
  const text = `Push ${String(number)}\n`;
  return { message: `Notes ${String(number)}`, files: [{ path: 'notes.txt', text }] };
}

/** Commits on a branch, which is made of main where it is not there. */
function onBranch(
  { drawing: { branches } }: Draw,
  branch: string,
  commits: readonly PlannedCommit[],
): PlannedAction {
  const isNew = !branches.has(branch);
  if (isNew) branches.start(branch, 'main');
  for (const { files } of commits) branches.commit(branch, versionsOf(files));
  return { kind: 'commits', branch, ...(isNew && { from: 'main' }), commits };
}

function versionsOf(files: readonly PlannedFile[]): Versions {
  return Object.fromEntries(
    files.flatMap((file) => ('version' in file ? [[file.path, file.version]] : [])),
  );
}

/** Takes commits of the branch back; main is protected, as in most organisations. */
function force(draw: Draw): PlannedAction {
  const { random, drawing } = draw;
  const { branches } = drawing;
  const able = branches
    .names()
    // A pull request would bring back what was taken away, and conflict with what came instead.
    .filter((name) => name !== drawing.open?.into)
    .filter((name) => /^(?:develop|release\/.*)$/.test(name) && branches.own(name) > 0);
  const [first, ...others] = able;
  if (first === undefined) return drawBurst(draw, 'develop');
  const branch = random.pick([first, ...others]);
  const back = 1 + random.below(Math.min(3, branches.own(branch)));
  branches.back(branch, back);
  const commits = random.chance(0.3) ? [textCommit(draw)] : [sbomCommit(draw, 0, [anyPath(draw)])];
  return { ...onBranch(draw, branch, commits), back } as PlannedAction;
}

/** Writes the document that the branch had before, byte by byte. */
function revert(draw: Draw): PlannedAction {
  const branch = mapped(draw);
  const path = anyPath(draw);
  const version = draw.drawing.branches.versions(branch, path)[1];
  if (version === undefined) return onBranch(draw, branch, [sbomCommit(draw, 0, [path])]);
  return onBranch(draw, branch, [{ message: `Back to ${version}`, files: [{ path, version }] }]);
}

/** A branch that no rule names; a pull request is opened where none is open. */
function feature(draw: Draw): PlannedAction {
  const { drawing, random, number } = draw;
  const commit = (into: string): PlannedCommit =>
    sbomCommit(draw, 0, [into === '' ? anyPath(draw) : drawing.repository.mergedPath]);
  if (drawing.open !== undefined) {
    return onBranch(draw, drawing.open.branch, [commit(drawing.open.into)]);
  }
  const branch = `feature/${String(number)}`;
  if (random.chance(0.3)) return onBranch(draw, branch, [commit('')]);
  const into = random.chance(0.7) || !drawing.branches.has('develop') ? 'main' : 'develop';
  drawing.branches.start(branch, into);
  drawing.branches.commit(branch, versionsOf(commit(into).files));
  drawing.open = { branch, into };
  return { kind: 'commits', branch, from: into, commits: [commit(into)], opens: into };
}

function merge(draw: Draw): PlannedAction {
  const { drawing, random } = draw;
  const { open, branches, repository } = drawing;
  if (open === undefined) return feature(draw);
  const { branch, into } = open;
  const version = branches.tip(branch)[repository.mergedPath];
  branches.merge(into, version === undefined ? {} : { [repository.mergedPath]: version });
  drawing.open = undefined;
  const closes = random.chance(0.5);
  if (closes) branches.drop(branch);
  const strategy = random.chance(0.5) ? 'merge_commit' : 'squash';
  return { kind: 'merge', branch, into, strategy, closes };
}
