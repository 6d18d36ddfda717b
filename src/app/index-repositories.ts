import type { RepositoryId, RepositoryRow } from '../core/bitbucket-ports';
import type { FactsStore, ListPosition, RepositoryFacts, RunStore } from '../core/stores';
import {
  openPass,
  type BackgroundPass,
  type BackgroundPorts,
  type Stopped,
} from './background-pass';
import { advanced, isDone } from './list-position';
import { refreshed } from './repository-facts';
import { BRANCH_PAGES, takeBaseline } from './take-baseline';

export interface IndexPorts extends BackgroundPorts {
  readonly factsStore: FactsStore;
  readonly runs: Pick<RunStore, 'saveBaseline'>;
}

export interface Indexed {
  readonly seen: number;
  readonly stored: number;
  /** Bitbucket requests. */
  readonly spent: number;
  readonly stopped?: Stopped;
}

/** Of the budget, for branches and branching models: the busiest repositories first. */
const DETAILS_SHARE = 0.5;
const MODEL_AGE_MS = 20 * 3600_000;
/** A page of Bitbucket's list. */
const BATCH = 100;

/**
 * Learns the names of all repositories, the branching models of the busy ones, and once where
 * their branches stand, so that a push costs only the requests that are about it. What it does not
 * come to is learned by the next one, which goes on there, or by the first push that needs it.
 */
export function createIndexRepositories(ports: IndexPorts) {
  const { factsStore, runs, clock } = ports;

  return async (workspace: string): Promise<Indexed> => {
    const pass = await openPass(ports);
    if (pass === undefined) {
      return { seen: 0, stored: 0, spent: 0, stopped: 'BITBUCKET_RATE_LIMITED' };
    }
    const { session } = pass;
    let position = await factsStore.indexMark();
    const list = session.directory.all(workspace, position?.at)[Symbol.asyncIterator]();
    let seen = 0;
    let stored = 0;
    let stopped: Stopped | undefined;
    for (let isEnd = false; !isEnd && stopped === undefined;) {
      const read = await readBatch(pass, list, position);
      stored += await storeBatch(pass, workspace, read.rows);
      seen += read.rows.length;
      position = read.position;
      stopped = read.stopped;
      isEnd = read.isEnd;
      // Saved at each page, so that a killed pass has not been for nothing.
      await factsStore.saveIndexMark(isEnd ? undefined : position);
    }
    return { seen, stored, spent: session.limits().spent, ...(stopped && { stopped }) };
  };

  async function storeBatch(
    pass: BackgroundPass,
    workspace: string,
    rows: readonly RepositoryRow[],
  ): Promise<number> {
    const known = await factsStore.getMany(rows.map(({ uuid }) => uuid));
    const { installedAt = clock.now() } = await factsStore.marks();
    const changed: RepositoryFacts[] = [];
    for (const [index, row] of rows.entries()) {
      const id = { workspace, uuid: row.uuid };
      const before = known[index];
      changed.push({
        ...refreshed(row, before, clock.now()),
        ...(await readBranches(pass, id, before, installedAt)),
        ...(await readModel(pass, id, before)),
      });
    }
    await factsStore.save(changed);
    return changed.length;
  }

  /** Nothing where it is young enough, cannot be read, or is beyond its share of the budget. */
  async function readModel(
    pass: BackgroundPass,
    id: RepositoryId,
    before: RepositoryFacts | undefined,
  ): Promise<Pick<RepositoryFacts, 'model' | 'modelAt'> | undefined> {
    const isYoung = clock.now() - (before?.modelAt ?? 0) <= MODEL_AGE_MS;
    if (isYoung || pass.used() >= DETAILS_SHARE) return undefined;
    const read = await pass.look(() => pass.session.source.branchingModel(id));
    return read.kind === 'done' ? { model: read.value, modelAt: clock.now() } : undefined;
  }

  /** Once: where its branches stood when the app came. */
  async function readBranches(
    pass: BackgroundPass,
    id: RepositoryId,
    before: RepositoryFacts | undefined,
    installedAt: number,
  ): Promise<Pick<RepositoryFacts, 'baselineAt'> | undefined> {
    if (before?.baselineAt !== undefined || pass.used() >= DETAILS_SHARE) return undefined;
    const read = await pass.look(() => pass.session.source.branches(id, BRANCH_PAGES));
    if (read.kind !== 'done') return undefined;
    const baseline = takeBaseline(read.value, installedAt, clock.now());
    await runs.saveBaseline(id.uuid, baseline);
    return { baselineAt: baseline.at };
  }
}

async function readBatch(
  pass: BackgroundPass,
  list: AsyncIterator<RepositoryRow, unknown>,
  from: ListPosition | undefined,
): Promise<{
  readonly rows: readonly RepositoryRow[];
  readonly position: ListPosition | undefined;
  readonly stopped?: Stopped;
  readonly isEnd: boolean;
}> {
  const rows: RepositoryRow[] = [];
  let position = from;
  while (rows.length < BATCH) {
    const next = await pass.next(list);
    if (next.kind === 'stopped') return { rows, position, stopped: next.by, isEnd: false };
    if (next.value === undefined) return { rows, position, isEnd: true };
    if (isDone(position, next.value.uuid)) continue;
    rows.push(next.value);
    position = advanced(position, next.value.uuid, next.value.updatedAt);
  }
  return { rows, position, isEnd: false };
}
