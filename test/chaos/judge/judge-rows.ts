import type { AcceptedPush } from '../truth/types';
import { refKey } from './timelines';

/** A row of the history, as the panel lists it. */
export interface HistoryRow {
  readonly runId: string;
  readonly slug: string;
  readonly event: string;
  readonly ref: { readonly type: 'branch' | 'tag'; readonly name: string };
  readonly commit: string;
  readonly state: string;
  readonly code?: string | undefined;
}

/** A push event that the app was told. */
export interface ToldPush {
  readonly slug: string;
  readonly ref: HistoryRow['ref'];
  readonly after: string;
  /** Says the same for the same event told twice. */
  readonly identity: string;
}

export interface RowsJudgement {
  readonly rows: number;
  /**
   * Pushes that the app was told of and that have no row. What a kill undid and the next host told
   * again, later, was noted twice: git knows how often a ref was moved there.
   */
  readonly missing: readonly ToldPush[];
  /** Rows that no event explains: what reconciliation found. */
  readonly reconciled: number;
  readonly unfinished: readonly HistoryRow[];
  /** Rows of pushes that git does not know. */
  readonly unknown: readonly HistoryRow[];
}

const FINAL: ReadonlySet<string> = new Set(['done', 'ignored', 'failed']);

/** Holds the history against the events that the app was told, and against git. */
export function judgeRows(
  rows: readonly HistoryRow[],
  told: readonly ToldPush[],
  pushes: readonly AcceptedPush[],
): RowsJudgement {
  const known = new Map<string, number>();
  for (const push of pushes) known.set(keyOf(push), (known.get(keyOf(push)) ?? 0) + 1);
  const ofPushes = rows.filter(({ event }) => event === 'repo:push');
  const events = new Map<string, Map<string, ToldPush>>();
  for (const one of told) {
    const same = events.get(keyOf(one)) ?? new Map<string, ToldPush>();
    events.set(keyOf(one), same.set(one.identity, one));
  }
  const missing: ToldPush[] = [];
  let explained = 0;
  for (const [key, same] of events) {
    const there = ofPushes.filter((row) => keyOf({ ...row, after: row.commit }) === key).length;
    const owed = [...same.values()].slice(0, known.get(key));
    explained += Math.min(there, owed.length);
    missing.push(...owed.slice(there));
  }
  return {
    rows: rows.length,
    missing,
    reconciled: ofPushes.length - explained,
    unfinished: rows.filter(({ state }) => !FINAL.has(state)),
    unknown: ofPushes.filter((row) => !known.has(keyOf({ ...row, after: row.commit }))),
  };
}

function keyOf(one: Pick<AcceptedPush, 'slug' | 'ref' | 'after'>): string {
  return JSON.stringify([refKey(one), one.after]);
}
