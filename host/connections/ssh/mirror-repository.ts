import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openGit } from '../../git-api/git';
import type { Git } from '../../git-api/git';
import { initRepository } from '../../git-api/init-repository';
import { listRefs } from '../../git-api/refs';
import type { RefTip } from '../../git-api/refs';
import type { RemoteHeads } from './remote-heads';

/** Tags are each a tree of their own: the youngest by version number are enough to choose from. */
const TAGS = 100;
/** Packs are collected within the job that fetched them, and as long as it may take. */
const SETTINGS = [
  ['gc.auto', '2000'],
  ['gc.autoDetach', 'false'],
  ['maintenance.autoDetach', 'false'],
  ['fetch.unpackLimit', '1'],
] as const;

/** The bare repository of this folder, made where it is not, without what a killed job left. */
export async function openMirror(directory: string): Promise<Git> {
  await sweepMirror(directory);
  // What is written last tells that all of it is there.
  const config = await readFile(join(directory, 'config'), 'utf8').catch(() => '');
  if (config.includes('unpackLimit')) return openGit(directory);
  const git = await initRepository(directory, 'main');
  for (const [name, value] of SETTINGS) await git.run(['config', name, value]);
  return git;
}

/** Locks and half packs of a killed git; nobody else works here while a job is allowed to. */
async function sweepMirror(directory: string): Promise<void> {
  const names = await readdir(directory, { recursive: true }).catch(() => []);
  const left = names.filter((name) => name.endsWith('.lock') || /(^|\/)tmp_[^/]*$/.test(name));
  await Promise.all(left.map((name) => rm(join(directory, name), { force: true })));
}

/** What a mirror of this repository holds: all branches, and the highest tags. */
export function mirrored({ refs }: RemoteHeads): readonly RefTip[] {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const tags = refs.filter((ref) => ref.type === 'tag');
  const youngest = [...tags].sort((a, b) => compare(b.name, a.name)).slice(0, TAGS);
  return [...refs.filter((ref) => ref.type === 'branch'), ...youngest];
}

/** Whether the mirror has just these branches and tags. */
export async function isLike(git: Git, wanted: readonly RefTip[]): Promise<boolean> {
  const key = ({ type, name, object }: RefTip) => `${type} ${name} ${object}`;
  const held = new Set((await listRefs(git)).map(key));
  return held.size === wanted.length && wanted.every((ref) => held.has(key(ref)));
}

/** What to fetch for these: names were checked, so no character of theirs means anything here. */
export function refspecsFor(wanted: readonly RefTip[]): string[] {
  const isTag = wanted.filter((ref) => ref.type === 'tag');
  return [
    '+refs/heads/*:refs/heads/*',
    ...isTag.map(({ name }) => `+refs/tags/${name}:refs/tags/${name}`),
  ];
}

/** After a fetch: removes the refs that the server has no longer. */
export async function removeOthers(git: Git, wanted: readonly RefTip[]): Promise<void> {
  const keep = new Set(wanted.map(({ type, name }) => `${type} ${name}`));
  const gone = (await listRefs(git)).filter(({ type, name }) => !keep.has(`${type} ${name}`));
  const folder = { branch: 'heads', tag: 'tags' } as const;
  const commands = gone.map(({ type, name }) => `delete refs/${folder[type]}/${name}\n`);
  if (commands.length > 0) await git.run(['update-ref', '--stdin'], { input: commands.join('') });
}

/** Lets HEAD name the main branch of the server. */
export async function nameMain(git: Git, { mainBranch }: RemoteHeads): Promise<void> {
  if (mainBranch !== undefined) {
    await git.run(['symbolic-ref', 'HEAD', `refs/heads/${mainBranch}`]);
  }
}
