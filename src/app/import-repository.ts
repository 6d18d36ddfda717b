import type { BitbucketSession, BranchHead, RepositoryId } from '../core/bitbucket-ports';
import { BridgeError } from '../core/errors';
import type { Ref } from '../core/events/types';
import type { ImportTarget } from '../core/import';
import type { Clock, Queue, Sha256 } from '../core/ports';
import { leftOutBy } from '../core/repository-scope';
import type { FactsStore, RunStore, SettingsStore } from '../core/stores';
import { askedRun, pushUnderWay, queueRun, toPush } from './forward-head';
import { createKnowRepository, type KnownRepository } from './repository-facts';
import { resolveEnvironment, type RuleLevels } from './resolve-environment';

export interface ImportRepositoryPorts {
  readonly runs: RunStore;
  readonly settings: Pick<SettingsStore, 'both'>;
  readonly factsStore: FactsStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly sha256: Sha256;
}

export type Begun =
  | { readonly kind: 'begun'; readonly runs: readonly string[]; readonly branchesLeft: number }
  | { readonly kind: 'left-out' | 'unmapped' };

/** A page of Bitbucket's list: the hundred that changed last. */
const BRANCH_PAGES = 1;
/** Of each repository, the main branch and those that changed last. */
const MOST_HEADS = 20;

/**
 * Makes runs for the heads of the mapped branches of one repository, as if they had been pushed
 * now: over the whole tree, past earlier refusals. What has arrived already stays `unchanged`, and
 * a newer push goes before. One Bitbucket request; one more where the rules need a branching model
 * that is not known, and for each of the two lasting branches that has long not changed. The same import makes the same run of a head however often it begins.
 */
export function createImportRepository(ports: ImportRepositoryPorts) {
  const { runs, settings, factsStore, clock, sha256 } = ports;

  return async (
    { source, directory }: BitbucketSession,
    workspace: string,
    importId: string,
    { repository: uuid, fullName, again = 0 }: ImportTarget,
  ): Promise<Begun> => {
    const id = { workspace, uuid };
    const levels = await settings.both(uuid);
    const stored = await factsStore.get(uuid);
    const isOut = leftOutBy(levels.workspace.value.repositories, stored ?? { uuid, fullName });
    if (isOut !== undefined || !levels.repository.value.enabled) return { kind: 'left-out' };

    // What happens from here on is newer than what the answer says.
    const seenAt = clock.now();
    const { paths, complete } = await source.branches(id, BRANCH_PAGES);
    const know = createKnowRepository({ directory, source, factsStore, clock });
    const repository = await know(id, stored, undefined);
    const missing = complete ? [] : await lastingOf(source, id, repository, paths);
    const mapped = await mappedOf([...paths, ...missing], levels, repository);
    if (mapped.length === 0) return { kind: 'unmapped' };
    const chosen = mapped.slice(0, MOST_HEADS);
    const made: string[] = [];
    for (const head of chosen) {
      const runId = sha256(JSON.stringify(['import', importId, again, uuid, head.name, head.hash]));
      await make(runId, id, repository, head, seenAt);
      made.push(runId);
    }
    return { kind: 'begun', runs: made, branchesLeft: mapped.length - chosen.length };
  };

  async function make(
    runId: string,
    id: RepositoryId,
    { facts }: KnownRepository,
    { name, hash: after }: BranchHead,
    at: number,
  ): Promise<void> {
    const ref: Ref = { type: 'branch', name };
    // Somebody waits for what a push that is not worked yet says in Bitbucket.
    const latest = await runs.latest(id.uuid, ref);
    const isPushed = (await pushUnderWay(runs, latest, after)) !== undefined;
    const how = isPushed ? ({ byHand: true } as const) : ({ imported: true } as const);
    const event = toPush({ id, facts, ref, after, at });
    await queueRun(ports, askedRun(runId, event, at, { replay: 'all', ...how }));
  }
}

/**
 * The main and the development branch, where they are not among those that changed last: of a
 * hundred newer branches most are for a feature each, and these two are what an import is for.
 */
async function lastingOf(
  source: BitbucketSession['source'],
  id: RepositoryId,
  { facts }: KnownRepository,
  listed: readonly BranchHead[],
): Promise<BranchHead[]> {
  const names = new Set([facts.mainBranch, facts.model?.development]);
  const found: BranchHead[] = [];
  for (const name of names) {
    if (name === undefined || listed.some((branch) => branch.name === name)) continue;
    try {
      found.push(await source.branch(id, name));
    } catch (error) {
      if (!(error instanceof BridgeError) || error.code !== 'BITBUCKET_NOT_FOUND') throw error;
    }
  }
  return found;
}

/** The branches that a rule sends somewhere, the main one first. */
async function mappedOf(
  branches: readonly BranchHead[],
  levels: RuleLevels,
  repository: KnownRepository,
): Promise<BranchHead[]> {
  const { mainBranch } = repository.facts;
  const isMain = ({ name }: BranchHead) => name === mainBranch;
  const inOrder = [...branches.filter(isMain), ...branches.filter((one) => !isMain(one))];
  const mapped: BranchHead[] = [];
  for (const branch of inOrder) {
    const ref: Ref = { type: 'branch', name: branch.name };
    const decision = await resolveEnvironment(levels, { name: 'repo:push' }, ref, repository);
    if (decision.kind === 'send') mapped.push(branch);
  }
  return mapped;
}
