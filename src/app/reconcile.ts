import type {
  RepositoryDirectory,
  RepositoryRow,
  SourceRepository,
  BranchHead,
} from '../core/bitbucket-ports';
import { BridgeError, explain } from '../core/errors';
import { runIdentity } from '../core/events/run-identity';
import type { PushEvent } from '../core/events/types';
import type { Clock, Queue, Sha256 } from '../core/ports';
import type { FactsStore, Marks, ProcessedHead, RunStore, SettingsStore } from '../core/stores';
import { RUN_GRACE_MS } from './accept-event';
import type { createKnowRepository } from './repository-facts';
import { resolveEnvironment } from './resolve-environment';
import { runJob } from './run-job';

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
    let cutAt: number | undefined;
    for await (const row of directory.all(workspace)) {
      // Most recently updated first: everything behind this one is older still.
      if (row.updatedAt < since) break;
      // Looked at by the pass before; what changed since then is for the span after this one.
      if (marks.cut !== undefined && row.updatedAt > marks.cut.at) continue;
      if (looked >= REPOSITORIES_PER_PASS) {
        cutAt = row.updatedAt;
        break;
      }
      looked += 1;
      queued += await reconcileOrSkip(workspace, row, marks);
    }
    await saveMarks(marks.cut?.startedAt ?? startedAt, cutAt);
    return { looked, queued, complete: cutAt === undefined };
  };

  /**
   * A pass that was cut says where, so that the next one goes on there. Read again: an installation
   * may have been noted in the meantime.
   */
  async function saveMarks(startedAt: number, cutAt: number | undefined): Promise<void> {
    const { installedAt = startedAt, reconciledAt } = await factsStore.marks();
    await factsStore.saveMarks(
      cutAt === undefined
        ? { installedAt, reconciledAt: startedAt }
        : {
            installedAt,
            ...(reconciledAt !== undefined && { reconciledAt }),
            cut: { at: cutAt, startedAt },
          },
    );
  }

  /** A repository that cannot be looked at must not keep all others from being looked at. */
  async function reconcileOrSkip(
    workspace: string,
    row: RepositoryRow,
    marks: Marks,
  ): Promise<number> {
    try {
      return await reconcileOne(workspace, row, marks);
    } catch (error) {
      if (error instanceof BridgeError && explain(error.code).retry === 'never') return 0;
      throw error;
    }
  }

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
    const repository = await knowRepository(id, await factsStore.get(row.uuid), slugOf(row));
    let queued = 0;
    for (const branch of branches) {
      const before = processed.find(({ ref }) => ref.type === 'branch' && ref.name === branch.name);
      if (!isMissing(branch, before, marks)) continue;
      const event = toPush(workspace, row, branch, before);
      const decision = await resolveEnvironment(levels, event, event.ref, repository);
      if (decision.kind !== 'send') continue;
      if (await enqueue(event, before)) queued += 1;
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
  ): PushEvent {
    return {
      name: 'repo:push',
      workspace,
      repository: row.uuid,
      slug: slugOf(row),
      at: clock.now(),
      ref: { type: 'branch', name: branch.name },
      ...(before && { before: before.commit }),
      after: branch.hash,
      forced: true,
      ...(row.mainBranch !== undefined && { mainBranch: row.mainBranch }),
    };
  }
}

function slugOf({ fullName }: RepositoryRow): string {
  return fullName.slice(fullName.indexOf('/') + 1);
}
