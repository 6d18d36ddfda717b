import { failureOf } from './coverage-after';
import { decidingRef } from './events/deciding-ref';
import {
  MOST_FAILURES,
  type Import,
  type ImportCounts,
  type ImportFailure,
  type ImportTarget,
  type OpenTarget,
} from './import';
import type { Run } from './run';

/** What the listing and the reading of one SBOM take, booked when a run is made. */
export const REQUESTS_PER_RUN = 2;
/** A push may come in between this often before a repository is left to its pushes. */
const MOST_AGAIN = 3;
const ARRIVED: ReadonlySet<string> = new Set(['accepted', 'processed', 'unchanged']);

/** The import after a look at its runs, by id; the same object where none has come to its end. */
export function tally(value: Import, runs: ReadonlyMap<string, Run>): Import {
  return value.open.reduce((before, target) => {
    const its = target.runs.flatMap((id) => runs.get(id) ?? []);
    return its.every(({ state }) => state === 'done') ? ended(before, target, its) : before;
  }, value);
}

function ended(value: Import, target: OpenTarget, runs: readonly Run[]): Import {
  const { repository, fullName, again = 0 } = target;
  const after: Import = {
    ...value,
    open: value.open.filter((one) => one.repository !== repository),
    hour: { ...value.hour, spent: value.hour.spent + correction(runs) },
  };
  // A push in between brings only what it changed: the whole branch is for the import.
  const wasOvertaken = runs.some(({ outcome }) => outcome?.reason?.code === 'RUN_SUPERSEDED');
  if (wasOvertaken && again < MOST_AGAIN) {
    return { ...after, again: [...after.again, { repository, fullName, again: again + 1 }] };
  }
  const failure = failureIn(target, runs);
  if (failure !== undefined) return withFailure(after, failure, filesOf(runs));
  const files = filesOf(runs);
  return counted(after, files.sboms === 0 ? { ...files, withoutSbom: 1 } : files);
}

/** The import with one more repository that has come to its end. */
export function counted(value: Import, more: Partial<ImportCounts>): Import {
  const all = Object.entries({ ...more, done: 1 }) as [keyof ImportCounts, number][];
  const counts = { ...value.counts };
  for (const [name, count] of all) counts[name] += count;
  return { ...value, counts };
}

export function withFailure(
  value: Import,
  failure: ImportFailure,
  more: Partial<ImportCounts> = {},
): Import {
  const failures =
    value.failures.length < MOST_FAILURES ? [...value.failures, failure] : value.failures;
  return { ...counted(value, { ...more, failed: 1 }), failures };
}

/**
 * The import in which some that failed are to be begun anew: what failed was Bitbucket, as those
 * after them showed.
 */
export function takenBack(value: Import, targets: readonly ImportTarget[]): Import {
  const { counts, failures, again } = value;
  const taken = new Set(targets.map(({ repository }) => repository));
  return {
    ...value,
    failures: failures.filter(({ repository }) => !taken.has(repository)),
    counts: {
      ...counts,
      done: counts.done - targets.length,
      failed: counts.failed - targets.length,
    },
    again: [...again, ...targets],
  };
}

/** What the runs asked for beyond what was booked: a listing each, and each file once. */
function correction(runs: readonly Run[]): number {
  return runs.reduce((sum, { outcome }) => {
    const paths = new Set((outcome?.documents ?? []).map(({ path }) => path));
    return sum + 1 + paths.size - REQUESTS_PER_RUN;
  }, 0);
}

function failureIn(
  { repository, fullName, runs: ids }: OpenTarget,
  runs: readonly Run[],
): ImportFailure | undefined {
  const target = { repository, fullName };
  for (const { event, outcome } of runs) {
    const code = outcome && failureOf(outcome);
    const isGone = outcome?.kind === 'failed' ? outcome.reason?.code : undefined;
    const failed = code ?? isGone;
    if (failed !== undefined) return { ...target, code: failed, ref: decidingRef(event).name };
  }
  return runs.length < ids.length ? { ...target, code: 'RUN_NOT_FOUND' } : undefined;
}

function filesOf(runs: readonly Run[]): { sboms: number; delivered: number } {
  let sboms = 0;
  let delivered = 0;
  for (const { outcome } of runs) {
    const byPath = new Map<string, boolean>();
    for (const { path, result } of outcome?.documents ?? []) {
      // A file by the name of an SBOM that is none.
      if (result === 'ignored') continue;
      byPath.set(path, (byPath.get(path) ?? true) && ARRIVED.has(result));
    }
    sboms += byPath.size;
    delivered += [...byPath.values()].filter(Boolean).length;
  }
  return { sboms, delivered };
}
