import { HOPELESS, isSpent } from './delivery/is-spent';
import { decidingRef } from './events/deciding-ref';
import type { ErrorCode } from './errors';
import type { Run, RunOutcome } from './run';

/** What the runs of a repository have come to so far; kept beside them, since there are many. */
export interface Coverage {
  readonly repository: string;
  /** When the last run of a mapped branch or tag ended; this and the others epoch milliseconds. */
  readonly at: number;
  /** When an SBOM was last found; absent = never. */
  readonly foundAt?: number;
  /** When a destination was last known to hold what was found. */
  readonly deliveredAt?: number;
  /** By branch or tag, what did not arrive and was not made up for; newest first. */
  readonly failing: readonly {
    readonly ref: string;
    readonly code: ErrorCode;
    readonly at: number;
  }[];
}

export const COVERAGE_STATES = [
  'delivered',
  'stale',
  'failing',
  'found',
  'no-sbom',
  'unseen',
  'excluded',
] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** A repository that goes on without a new SBOM for so long after its last delivery is stale. */
const STALE_AFTER_MS = 30 * 24 * 3600_000;
const MOST_FAILING = 10;
const ARRIVED: ReadonlySet<string> = new Set(['accepted', 'processed', 'unchanged']);

/** The coverage after one more run that has come to its end; undefined = it says nothing new. */
export function coverageAfter(
  before: Coverage | undefined,
  run: Run,
  now: number,
): Coverage | undefined {
  const { outcome } = run;
  if (outcome === undefined || !tells(outcome)) return undefined;
  const arrived = outcome.documents.some(({ result }) => ARRIVED.has(result));
  return {
    ...before,
    repository: run.event.repository,
    at: now,
    ...(outcome.documents.length > 0 && { foundAt: now }),
    ...(arrived && { deliveredAt: now }),
    failing: failingAfter(before?.failing ?? [], run, outcome, now),
  };
}

/** What is not mapped, or went in another run's place, is no news of the repository. */
function tells({ kind, reason, environment }: RunOutcome): boolean {
  if (reason !== undefined && (reason.code === 'RUN_SUPERSEDED' || HOPELESS.has(reason.code))) {
    return false;
  }
  return kind === 'failed' || environment !== undefined;
}

function failingAfter(
  before: Coverage['failing'],
  run: Run,
  outcome: RunOutcome,
  at: number,
): Coverage['failing'] {
  const code = failureOf(outcome);
  // A push that changed no SBOM leaves the last one as it was.
  if (code === undefined && outcome.reason?.code === 'RUN_NO_SBOM_CHANGED') return before;
  const ref = decidingRef(run.event).name;
  const others = before.filter((entry) => entry.ref !== ref);
  return code === undefined ? others : [{ ref, code, at }, ...others].slice(0, MOST_FAILING);
}

function failureOf(outcome: RunOutcome): ErrorCode | undefined {
  const document = outcome.documents.find(
    ({ result }) => result === 'failed' || result === 'rejected',
  );
  if (document !== undefined) return document.error?.code ?? 'RUN_UNEXPECTED';
  return isSpent(outcome) ? (outcome.reason?.code ?? 'RUN_UNEXPECTED') : undefined;
}

/** In one word, of a repository that takes part. */
export function coverageState(coverage: Coverage | undefined): Exclude<CoverageState, 'excluded'> {
  if (coverage === undefined) return 'unseen';
  const { at, foundAt, deliveredAt, failing } = coverage;
  if (failing.length > 0) return 'failing';
  if (deliveredAt !== undefined) return at - deliveredAt > STALE_AFTER_MS ? 'stale' : 'delivered';
  return foundAt === undefined ? 'no-sbom' : 'found';
}
