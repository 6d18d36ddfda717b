import type {
  RepositoryDirectory,
  RepositoryRow,
  SourceRepository,
  BranchHead,
} from '../core/bitbucket-ports';
import { runIdentity } from '../core/events/run-identity';
import type { PushEvent } from '../core/events/types';
import type { Clock, Queue, Sha256 } from '../core/ports';
import type { FactsStore, Marks, ProcessedHead, RunStore, SettingsStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import type { createKnowRepository } from './repository-facts';
import { resolveEnvironment } from './resolve-environment';

export interface ReconcilePorts {
  readonly runs: RunStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly sha256: Sha256;
  readonly directory: RepositoryDirectory;
  readonly source: SourceRepository;
  readonly settings: SettingsStore;
  readonly factsStore: FactsStore;
  readonly knowRepository: ReturnType<typeof createKnowRepository>;
}

/** A tenth of the smallest hourly limit (1,000 requests), for a schedule that runs hourly. */
const REPOSITORIES_PER_PASS = 40;
/** Events may be under way; only what is older is missing. */
const SETTLED_MS = 10 * 60_000;

/**
 * Compares the heads of mapped branches with what was last processed and makes runs of what no
 * event told us. Looks only at repositories that changed since the last pass.
 */
export function createReconcile(ports: ReconcilePorts) {
  const { runs, queue, clock, sha256, directory, source, settings, factsStore, knowRepository } =
    ports;

  return async (
    workspace: string,
  ): Promise<{ looked: number; queued: number; complete: boolean }> => {
    const startedAt = clock.now();
    const marks = await factsStore.marks();
    const since = (marks.reconciledAt ?? marks.installedAt ?? startedAt) - 2 * SETTLED_MS;
    let looked = 0;
    let queued = 0;
    let complete = true;
    for await (const row of directory.all(workspace)) {
      // Most recently updated first: everything behind this one is older still.
      if (row.updatedAt < since) break;
      if (looked >= REPOSITORIES_PER_PASS) {
        complete = false;
        break;
      }
      looked += 1;
      queued += await reconcileOne(workspace, row, marks);
    }
    // A pass that was cut leaves the mark, so the next one looks at the same span again.
    if (complete) await factsStore.saveMarks({ ...marks, reconciledAt: startedAt });
    return { looked, queued, complete };
  };

  async function reconcileOne(
    workspace: string,
    row: RepositoryRow,
    marks: Marks,
  ): Promise<number> {
    const id = { workspace, uuid: row.uuid };
    const levels = await settings.both(row.uuid);
    if (!levels.repository.value.enabled) return 0;
    const processed = await runs.heads(row.uuid);
    const { paths: branches } = await source.branches(id);
    const repository = await knowRepository(id, await factsStore.get(row.uuid), undefined);
    let queued = 0;
    for (const branch of branches) {
      const before = processed.find(({ ref }) => ref.type === 'branch' && ref.name === branch.name);
      if (!isMissing(branch, before, marks)) continue;
      const event = toPush(workspace, row, branch, before);
      const decision = await resolveEnvironment(levels, event, event.ref, repository);
      if (decision.kind !== 'send') continue;
      if (await enqueue(event)) queued += 1;
    }
    return queued;
  }

  function isMissing(branch: BranchHead, before: ProcessedHead | undefined, marks: Marks): boolean {
    if (before?.commit === branch.hash) return false;
    const settled = clock.now() - Math.max(branch.date, before?.at ?? 0) > SETTLED_MS;
    // A branch that was never processed counts from the installation on: older content is for an
    // import that a person asks for.
    const known = before !== undefined || branch.date >= (marks.installedAt ?? clock.now());
    return settled && known;
  }

  async function enqueue(event: PushEvent): Promise<boolean> {
    const now = clock.now();
    // Without the time of this pass: the next pass must recognise the run.
    const id = sha256(runIdentity({ ...event, at: 0 }));
    const claimed = await runs.claim({
      id,
      event,
      state: 'queued',
      receivedAt: now,
      attempts: 0,
      dueAt: now + RUN_GRACE_MS,
    });
    if (claimed) await queue.push({ kind: 'run', runId: id, repository: event.repository });
    return claimed;
  }

  /** No `before` that could be compared with: what happened in between is not known, so all is listed. */
  function toPush(
    workspace: string,
    row: RepositoryRow,
    branch: BranchHead,
    before: ProcessedHead | undefined,
  ): PushEvent {
    return {
      name: 'repo:push',
      workspace,
      repository: row.uuid,
      at: clock.now(),
      ref: { type: 'branch', name: branch.name },
      ...(before && { before: before.commit }),
      after: branch.hash,
      forced: true,
      ...(row.mainBranch !== undefined && { mainBranch: row.mainBranch }),
    };
  }
}
