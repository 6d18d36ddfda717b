import type { BitbucketSession, BranchHead, RepositoryRow } from '../core/bitbucket-ports';
import { runIdentity } from '../core/events/run-identity';
import type { PushEvent } from '../core/events/types';
import type { Clock, Queue, Sha256 } from '../core/ports';
import type {
  Baseline,
  FactsStore,
  ProcessedHead,
  RepositoryFacts,
  RunStore,
  SettingsStore,
} from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { createKnowRepository, refreshed } from './repository-facts';
import { resolveEnvironment } from './resolve-environment';
import { runJob } from './run-job';
import { BRANCH_PAGES, isYounger, takeBaseline } from './take-baseline';

export interface ReconcileRepositoryPorts {
  readonly runs: RunStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly settings: SettingsStore;
  readonly factsStore: FactsStore;
}

/** Events may be under way; only what is older is missing. */
export const SETTLED_MS = 10 * 60_000;

export type ReconcileRepository = ReturnType<typeof createReconcileRepository>;

/** Compares the heads of one repository's mapped branches; returns how many runs it made. */
export function createReconcileRepository(ports: ReconcileRepositoryPorts) {
  const { runs, queue, clock, sha256, settings, factsStore } = ports;

  return async (
    { source, directory }: BitbucketSession,
    workspace: string,
    row: RepositoryRow,
    installedAt: number,
  ): Promise<number> => {
    const id = { workspace, uuid: row.uuid };
    const levels = await settings.both(row.uuid);
    if (!levels.repository.value.enabled) return 0;
    const processed = await runs.heads(row.uuid);
    // What happens from here on is newer than what the answer says.
    const seenAt = clock.now();
    const branches = await source.branches(id, BRANCH_PAGES);
    const known = await runs.baseline(row.uuid);
    const baseline =
      known ?? (await runs.saveBaseline(row.uuid, takeBaseline(branches, installedAt, seenAt)));
    const missing = branches.paths
      .map((branch) => ({ branch, before: headOf(branch, processed, baseline) }))
      .filter(({ branch, before }) => isMissing(branch, before, baseline, installedAt));
    if (known !== undefined && missing.length === 0) return 0;

    const stored = await factsStore.get(row.uuid);
    const facts: RepositoryFacts = {
      ...refreshed(row, stored, clock.now()),
      baselineAt: baseline.at,
    };
    if (facts.fullName !== stored?.fullName || known === undefined) await factsStore.save([facts]);
    const know = createKnowRepository({ directory, source, factsStore, clock });
    const repository = await know(id, facts, slugOf(row));
    let queued = 0;
    for (const { branch, before } of missing) {
      const event = toPush(workspace, row, branch, before, seenAt);
      const decision = await resolveEnvironment(levels, event, event.ref, repository);
      if (decision.kind !== 'send' || (await hasRun(event))) continue;
      if (await enqueue(event, before)) queued += 1;
    }
    return queued;
  };

  function isMissing(
    branch: BranchHead,
    before: ProcessedHead | undefined,
    { complete }: Baseline,
    installedAt: number,
  ): boolean {
    if (before?.commit === branch.hash) return false;
    const now = clock.now();
    // The committer's clock says the date: one that is ahead must not hide the branch.
    const date = branch.date > now ? 0 : branch.date;
    const settled = now - Math.max(date, before?.at ?? 0) > SETTLED_MS;
    // What is not known is new, where all that there was before the installation is known.
    return settled && (before !== undefined || complete || isYounger(branch, installedAt));
  }

  /** The event did come: its run is on its way, or has ended in what a person can see and retry. */
  async function hasRun(event: PushEvent): Promise<boolean> {
    const latest = await runs.latest(event.repository, event.ref);
    const run = latest && (await runs.get(latest.runId));
    if (run?.event.name !== 'repo:push' || run.event.after !== event.after) return false;
    // Here it is again: somebody had taken the app's access away for a while.
    return run.outcome?.reason?.code !== 'BITBUCKET_REPOSITORY_GONE';
  }

  async function enqueue(event: PushEvent, before: ProcessedHead | undefined): Promise<boolean> {
    const now = clock.now();
    // Not the time of this pass: the next pass must recognise the run. That of the head, so that
    // a branch that is moved there and back again is noticed each time.
    const id = sha256(runIdentity({ ...event, at: before?.at ?? 0 }));
    const claimed = await runs.claim({
      id,
      event,
      state: 'queued',
      receivedAt: now,
      attempts: 0,
      dueAt: now + RUN_GRACE_MS,
    });
    if (claimed) await queue.push(runJob({ id, event }));
    return claimed;
  }

  /** No `before` that could be compared with: what happened in between is not known, so all is listed. */
  function toPush(
    workspace: string,
    row: RepositoryRow,
    branch: BranchHead,
    before: ProcessedHead | undefined,
    seenAt: number,
  ): PushEvent {
    return {
      name: 'repo:push',
      workspace,
      repository: row.uuid,
      slug: slugOf(row),
      at: seenAt,
      ref: { type: 'branch', name: branch.name },
      ...(before && { before: before.commit }),
      after: branch.hash,
      forced: true,
      ...(row.mainBranch !== undefined && { mainBranch: row.mainBranch }),
    };
  }
}

function headOf(
  { name }: BranchHead,
  processed: readonly ProcessedHead[],
  { at, branches }: Baseline,
): ProcessedHead | undefined {
  const head = processed.find(({ ref }) => ref.type === 'branch' && ref.name === name);
  const commit = Object.hasOwn(branches, name) ? branches[name] : undefined;
  if (head !== undefined || commit === undefined) return head;
  return { ref: { type: 'branch', name }, commit, at };
}

function slugOf({ fullName }: RepositoryRow): string {
  return fullName.slice(fullName.indexOf('/') + 1);
}
