import type { RowsJudgement } from './judge/judge-rows';
import type { Judgement } from './judge/types';
import { labelOf, type Fault, type Plan } from './plan/types';

/** What a run of chaos came to. */
export interface ChaosResult {
  readonly plan: Plan;
  readonly judgement: Judgement;
  readonly rows: RowsJudgement;
  /** Planted faults that nothing met before the end. */
  readonly unmet: readonly Fault[];
  readonly retriedByHand: number;
  /** Sent again under the same id, and recognised by the endpoint as the same. */
  readonly repeats: number;
  readonly deadLetters: number;
  readonly seconds: number;
}

/** Whether nothing is lost, twice or astray, and the history tells all of it. */
export function isClean({ judgement, rows }: ChaosResult): boolean {
  const { lost, duplicated, misrouted } = judgement;
  const { missing, unfinished, unknown } = rows;
  return [lost, duplicated, misrouted, missing, unfinished, unknown].every(
    ({ length }) => length === 0,
  );
}

/** Faults that struck, by kind: those of the plan without those that nothing met. */
function countByKind({ plan, unmet }: Pick<ChaosResult, 'plan' | 'unmet'>) {
  const counts: Record<string, number> = {};
  for (const fault of plan.faults) counts[labelOf(fault)] = (counts[labelOf(fault)] ?? 0) + 1;
  for (const fault of unmet) counts[labelOf(fault)] = (counts[labelOf(fault)] ?? 0) - 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The object that `--json` prints. */
export function toJson(result: ChaosResult) {
  const { plan, judgement, rows, retriedByHand, repeats, deadLetters, seconds, unmet } = result;
  const { lost, duplicated, misrouted } = judgement;
  const { missing: rowsMissing, unfinished: rowsUnfinished, unknown: rowsUnknown } = rows;
  return {
    seed: plan.seed,
    pushes: plan.pushes.length,
    repositories: plan.repositories.length,
    faults: plan.faults.length - unmet.length,
    faultsUnmet: unmet.length,
    byKind: countByKind(result),
    expected: judgement.expected,
    delivered: judgement.delivered,
    superseded: judgement.superseded,
    lost: lost.length,
    duplicated: duplicated.length,
    misrouted: misrouted.length,
    repeats,
    outOfOrder: judgement.outOfOrder,
    retriedByHand,
    rows: rows.rows,
    rowsMissing: rowsMissing.length,
    rowsReconciled: rows.reconciled,
    rowsUnfinished: rowsUnfinished.length,
    rowsUnknown: rowsUnknown.length,
    deadLetters,
    seconds,
    findings: { lost, duplicated, misrouted, rowsMissing, rowsUnfinished, rowsUnknown },
  };
}
