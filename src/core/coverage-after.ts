import type { Coverage } from './coverage';
import { HOPELESS, isSpent } from './delivery/is-spent';
import { decidingRef } from './events/deciding-ref';
import type { ErrorCode } from './errors';
import type { Run, RunOutcome } from './run';

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

/** Why something of a run did not arrive that a person can do something about. */
export function failureOf(outcome: RunOutcome): ErrorCode | undefined {
  const document = outcome.documents.find(
    ({ result }) => result === 'failed' || result === 'rejected',
  );
  if (document !== undefined) return document.error?.code ?? 'RUN_UNEXPECTED';
  return isSpent(outcome) ? (outcome.reason?.code ?? 'RUN_UNEXPECTED') : undefined;
}
