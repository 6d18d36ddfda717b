import type { BitbucketSession, RepositoryRow } from '../core/bitbucket-ports';
import { leftOutBy } from '../core/repository-scope';
import { runIdentity } from '../core/events/run-identity';
import type { PushEvent } from '../core/events/types';
import type { Clock, Queue, Sha256 } from '../core/ports';
import type { FactsStore, RepositoryFacts, RunStore, SettingsStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import { missingBranches, youngTags, type MissingRef } from './missing-refs';
import { createKnowRepository, refreshed } from './repository-facts';
import { resolveEnvironment, type RuleLevels } from './resolve-environment';
import { queueAgain } from './retry-run';
import { runJob } from './run-job';
import { BRANCH_PAGES, takeBaseline } from './take-baseline';

export interface ReconcileRepositoryPorts {
  readonly runs: RunStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly settings: SettingsStore;
  readonly factsStore: FactsStore;
}

export type ReconcileRepository = ReturnType<typeof createReconcileRepository>;

/** Compares the heads of one repository's mapped branches, and its young tags; returns how many runs it made. */
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
    if (leftOutBy(levels.workspace.value.repositories, row)) return 0;
    const processed = await runs.heads(row.uuid);
    // What happens from here on is newer than what the answer says.
    const seenAt = clock.now();
    const branches = await source.branches(id, BRANCH_PAGES);
    const known = await runs.baseline(row.uuid);
    const baseline =
      known ?? (await runs.saveBaseline(row.uuid, takeBaseline(branches, installedAt, seenAt)));
    const times = { now: clock.now(), installedAt };
    const tags = mapsTags(levels) ? (await source.tags(id)).paths : [];
    const missing = [
      ...missingBranches(branches.paths, processed, baseline, times),
      ...youngTags(tags, times),
    ];
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
    for (const one of missing) {
      const event = toPush(workspace, row, one, seenAt);
      const decision = await resolveEnvironment(levels, event, event.ref, repository);
      if (decision.kind !== 'send' || (await hasRun(event))) continue;
      if (await enqueue(event, one)) queued += 1;
    }
    return queued;
  };

  /** The event did come: its run is on its way, or has ended in what a person can see and retry. */
  async function hasRun(event: PushEvent): Promise<boolean> {
    const latest = await runs.latest(event.repository, event.ref);
    const run = latest && (await runs.get(latest.runId));
    if (run?.event.name !== 'repo:push' || run.event.after !== event.after) return false;
    const code = run.outcome?.reason?.code;
    // Here it is again: somebody had taken the app's access away for a while. Or nothing newer has
    // taken its place, though a clock that had been put back said so.
    return code !== 'BITBUCKET_REPOSITORY_GONE' && code !== 'RUN_SUPERSEDED';
  }

  async function enqueue(event: PushEvent, { before }: MissingRef): Promise<boolean> {
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
    if (claimed) {
      await queue.push(runJob({ id, event }));
      return true;
    }
    const known = await runs.get(id);
    if (known?.outcome?.reason?.code !== 'BITBUCKET_REPOSITORY_GONE') return false;
    await queueAgain(ports, known, 'all');
    return true;
  }

  /** No `before` that could be compared with: what happened in between is not known, so all is listed. */
  function toPush(
    workspace: string,
    row: RepositoryRow,
    { ref, hash, before }: MissingRef,
    seenAt: number,
  ): PushEvent {
    return {
      name: 'repo:push',
      workspace,
      repository: row.uuid,
      slug: slugOf(row),
      at: seenAt,
      ref,
      ...(before && { before: before.commit }),
      after: hash,
      forced: true,
      ...(row.mainBranch !== undefined && { mainBranch: row.mainBranch }),
    };
  }
}

/** Listing tags costs a request, which only somebody's rules are a reason for. */
function mapsTags({ workspace, repository }: RuleLevels): boolean {
  const rules = [...repository.value.rules, ...workspace.value.rules];
  return rules.some(({ ref }) => ref === 'tag');
}

function slugOf({ fullName }: RepositoryRow): string {
  return fullName.slice(fullName.indexOf('/') + 1);
}
