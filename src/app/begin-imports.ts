import type { RequestLimits } from '../core/bitbucket-ports';
import { bitbucketHeldFor } from '../core/delivery/holds';
import { BridgeError, explain, type ErrorCode } from '../core/errors';
import type { Import, ImportTarget, ImportWait } from '../core/import';
import { counted, REQUESTS_PER_RUN, takenBack, withFailure } from '../core/import-tally';
import { importBudget } from '../core/request-budget';
import type { ImportStore } from '../core/import-store';
import type { HoldStore } from '../core/stores';
import {
  openPass,
  type BackgroundPass,
  type BackgroundPorts,
  type Stopped,
} from './background-pass';
import {
  createImportRepository,
  type Begun,
  type ImportRepositoryPorts,
} from './import-repository';
import type { OpenedImport } from './open-import';
import { hasRoom, HOUR_MS } from './plan-slice';

/** The function has 300 s; what Bitbucket takes for one repository still fits in. */
const SLICE_MS = 60_000;
/** Little is left of the limit: by then it is more, and asking costs one request. */
const NEAR_MS = 15 * 60_000;
const OUTAGE_MS = 5 * 60_000;

export interface ImportSlicePorts extends ImportRepositoryPorts, BackgroundPorts {
  readonly imports: ImportStore;
}

type Result = Begun | { readonly kind: 'failed'; readonly code: ErrorCode };

/**
 * Begins as many repositories as there is room, time, and a share of the hour for. False: the
 * import is somebody else's by now.
 */
export function createBeginImports(ports: ImportSlicePorts) {
  const { imports, holds, clock } = ports;
  const importRepository = createImportRepository(ports);

  return async (workspace: string, opened: OpenedImport): Promise<boolean> => {
    const startedAt = clock.now();
    const { wait } = opened.value();
    if (wait !== undefined && wait.until > startedAt) return true;
    if (!(await opened.change((value) => inThisHour(value, startedAt)))) return false;
    const { spent: spentBefore, limit: known } = opened.value().hour;
    const budget = ({ limit = known }: Pick<RequestLimits, 'limit'>) =>
      importBudget(limit === undefined ? {} : { limit });
    const pass = await openPass(ports, spentBefore, budget);
    if (pass === undefined) {
      const until = await heldUntil(holds, startedAt);
      const waits: ImportWait = { until, because: 'BITBUCKET_RATE_LIMITED' };
      return opened.change((value) => ({ ...value, wait: waits }));
    }
    const listed = createListed();
    // Those in a row that could not be looked at, of which nobody can tell yet whose fault it was.
    let unlooked: readonly ImportTarget[] = [];
    for (;;) {
      const before = opened.value();
      const isTime = clock.now() - startedAt < SLICE_MS;
      if (before.phase !== 'running' || !hasRoom(before) || !isTime) return true;
      const target = before.again[0] ?? (await listed(before));
      if (target === undefined) return opened.change(atItsEnd);
      const limits = pass.session.limits();
      if (before.hour.spent >= budget(limits)) {
        return opened.change((value) => ({ ...value, wait: nextHour(value) }));
      }
      const { spent } = limits;
      const result = await pass.look(() => begin(pass, workspace, before.id, target));
      const told = pass.session.limits();
      const isStopped = result.kind === 'stopped';
      const waits = isStopped ? await waitAfter(result.by, pass, before) : undefined;
      const isMine = await opened.change((value) => {
        // Another one at the same slice was faster.
        if (value.next !== before.next || value.again.length !== before.again.length) return;
        const booked = book(value, told.spent - spent, told.limit);
        if (isStopped) {
          const whole = result.by === 'budget' ? booked : takenBack(booked, unlooked);
          return { ...whole, ...(waits && { wait: waits }) };
        }
        return after(booked, target, result.kind === 'done' ? result.value : result);
      });
      if (!isMine) return false;
      if (isStopped) return true;
      const isDown = result.kind === 'failed' && explain(result.code).retry !== 'never';
      unlooked = isDown ? [...unlooked, target] : [];
    }
  };

  /** What is wrong with one repository for good must not hold up those behind it. */
  async function begin(
    { session }: BackgroundPass,
    workspace: string,
    importId: string,
    target: ImportTarget,
  ): Promise<Result> {
    try {
      return await importRepository(session, workspace, importId, target);
    } catch (error) {
      if (!(error instanceof BridgeError) || error.code.startsWith('BITBUCKET_')) throw error;
      if (explain(error.code).retry !== 'never') throw error;
      return { kind: 'failed', code: error.code };
    }
  }

  /** The next of the list, of which a part is read at a time; undefined at its end. */
  function createListed() {
    let part: readonly ImportTarget[] = [];
    let from = 0;
    return async ({ id, next, total }: Import): Promise<ImportTarget | undefined> => {
      if (next >= total) return undefined;
      if (next - from >= part.length) {
        part = await imports.list(id, next);
        from = next;
      }
      return part[next - from];
    };
  }

  async function waitAfter(
    by: Stopped,
    { session }: BackgroundPass,
    value: Import,
  ): Promise<ImportWait> {
    const now = clock.now();
    if (by === 'BITBUCKET_RATE_LIMITED') return { until: await heldUntil(holds, now), because: by };
    if (by !== 'budget') return { until: now + OUTAGE_MS, because: by };
    if (session.limits().near) return { until: now + NEAR_MS, because: 'near' };
    return nextHour(value);
  }
}

function inThisHour({ wait: _wait, ...value }: Import, now: number): Import {
  const { at } = value.hour;
  // A clock that was put back must not make it wait for a time that is far away.
  const isOver = now - at >= HOUR_MS || now < at;
  return isOver ? { ...value, hour: { ...value.hour, at: now, spent: 0 } } : value;
}

/** Where that is before its time, the list is lost, and so is the rest of it. */
function atItsEnd(value: Import): Import {
  return value.phase === 'running' ? { ...value, total: value.next } : value;
}

function nextHour({ hour }: Import): ImportWait {
  return { until: hour.at + HOUR_MS, because: 'share' };
}

async function heldUntil(holds: HoldStore, now: number): Promise<number> {
  return now + bitbucketHeldFor(await holds.get(), now) * 1000;
}

function book(value: Import, requests: number, limit?: number): Import {
  const spent = value.hour.spent + requests;
  return { ...value, hour: { ...value.hour, spent, ...(limit !== undefined && { limit }) } };
}

function after(value: Import, target: ImportTarget, result: Result): Import {
  const [first, ...again] = value.again;
  const gone = first === undefined ? { ...value, next: value.next + 1 } : { ...value, again };
  switch (result.kind) {
    case 'begun': {
      const { runs, branchesLeft } = result;
      const counts = { ...gone.counts, branchesLeft: gone.counts.branchesLeft + branchesLeft };
      const open = [...gone.open, { ...target, runs }];
      return book({ ...gone, open, counts }, runs.length * REQUESTS_PER_RUN);
    }
    case 'left-out':
      return counted(gone, { leftOut: 1 });
    case 'unmapped':
      return counted(gone, { unmapped: 1 });
    case 'failed': {
      const { repository, fullName } = target;
      return withFailure(gone, { repository, fullName, code: result.code });
    }
  }
}
