import type { RepositoryRow } from '../core/bitbucket-ports';
import { explain } from '../core/errors';
import type { ListPosition, Marks } from '../core/stores';
import type { BackgroundPass, Stopped } from './background-pass';
import { advanced, isDone } from './list-position';
import { SETTLED_MS } from './missing-refs';
import type { ReconcileRepository } from './reconcile-repository';

export interface TourCounts {
  looked: number;
  queued: number;
  failed: number;
}

/** `round`: where the next one goes on; absent = at the beginning. */
export interface RoundResult {
  readonly round?: ListPosition | undefined;
  readonly stopped?: Stopped | undefined;
}

export interface TourOptions {
  readonly pass: BackgroundPass;
  readonly workspace: string;
  readonly marks: Marks;
  readonly startedAt: number;
  readonly reconcileRepository: ReconcileRepository;
}

/** Which repositories one pass looks at, and up to where it came. */
export function createTour(options: TourOptions) {
  const { pass, workspace, marks, startedAt, reconcileRepository } = options;
  const { session } = pass;
  const installedAt = marks.installedAt ?? startedAt;
  const counts: TourCounts = { looked: 0, queued: 0, failed: 0 };
  const again: string[] = [];
  const seen = new Set<string>();

  /** Undefined: go on, whatever became of this one. */
  async function look(row: RepositoryRow): Promise<Stopped | undefined> {
    const spent = session.limits().spent;
    const isFirst = counts.looked + counts.failed === 0;
    seen.add(row.uuid);
    const result = await pass.look(() => reconcileRepository(session, workspace, row, installedAt));
    switch (result.kind) {
      case 'done':
        counts.looked += 1;
        counts.queued += result.value;
        return undefined;
      case 'failed':
        counts.failed += 1;
        if (explain(result.code).retry !== 'never') again.push(row.uuid);
        return undefined;
      case 'stopped': {
        // One that takes more than a pass has must not hold up all behind it.
        const isTooMuch = result.by === 'budget' && isFirst && session.limits().spent > spent;
        if (!isTooMuch) return result.by;
        counts.failed += 1;
        return undefined;
      }
    }
  }

  /** In the order of the list, from a position on, until `isBehind` or the end: then `end`. */
  async function along(
    list: AsyncIterable<RepositoryRow>,
    from: ListPosition | undefined,
    timeOf: (row: RepositoryRow) => number,
    isBehind: (row: RepositoryRow) => boolean,
  ): Promise<{ readonly stopped?: Stopped; readonly position?: ListPosition | undefined }> {
    const iterator = list[Symbol.asyncIterator]();
    let position = from;
    for (;;) {
      const next = await pass.next(iterator);
      if (next.kind === 'stopped') return { stopped: next.by, position };
      const row = next.value;
      if (row === undefined || isBehind(row)) return {};
      if (isDone(position, row.uuid)) continue;
      const stopped = seen.has(row.uuid) ? undefined : await look(row);
      if (stopped !== undefined) return { stopped, position };
      position = advanced(position, row.uuid, timeOf(row));
    }
  }

  return {
    counts,
    again,

    /** Those that could not be looked at last time. */
    async failedBefore(): Promise<Stopped | undefined> {
      const waiting = [...(marks.again ?? [])];
      for (let uuid = waiting.shift(); uuid !== undefined; uuid = waiting.shift()) {
        const id = { workspace, uuid };
        const found = await pass.look(() => session.directory.one(id));
        if (found.kind === 'failed' && explain(found.code).retry !== 'never') again.push(uuid);
        const stopped = found.kind === 'done' ? await look(found.value) : stopOf(found);
        if (stopped === undefined) continue;
        again.push(uuid, ...waiting);
        return stopped;
      }
      return undefined;
    },

    /** Those that changed since the last complete pass. */
    async changed(): Promise<{ marks: Pick<Marks, 'reconciledAt' | 'cut'>; stopped?: Stopped }> {
      const { cut, reconciledAt } = marks;
      // Bitbucket may say of an update later than it happened.
      const since = (reconciledAt ?? installedAt) - 2 * SETTLED_MS;
      const began = cut?.startedAt ?? startedAt;
      const { stopped, position } = await along(
        session.directory.all(workspace, cut?.at),
        cut,
        ({ updatedAt }) => updatedAt,
        ({ updatedAt }) => updatedAt < since,
      );
      if (stopped === undefined) return { marks: { reconciledAt: began } };
      const kept = {
        ...(reconciledAt !== undefined && { reconciledAt }),
        ...(position && { cut: { at: position.at, done: position.done ?? [], startedAt: began } }),
      };
      return { marks: kept, stopped };
    },

    /** Some of all, oldest first, round and round. */
    async round(): Promise<RoundResult> {
      const { stopped, position } = await along(
        session.directory.byCreation(workspace, marks.round?.at),
        marks.round,
        ({ createdAt = 0 }) => createdAt,
        () => false,
      );
      return { round: position, stopped };
    },
  };
}

function stopOf(result: { kind: 'failed' } | { kind: 'stopped'; by: Stopped }) {
  return result.kind === 'stopped' ? result.by : undefined;
}
