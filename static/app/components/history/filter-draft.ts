import type { CallRequest } from '../../../../src/contract/resolvers';

export type RunFilter = NonNullable<CallRequest<'listRuns'>['filter']>;

/** The filter as its fields hold it; empty = any. */
export interface FilterDraft {
  readonly status: NonNullable<RunFilter['status']> | '';
  readonly environment: string;
  readonly ref: string;
  /** Days of the reader's own calendar: `2026-11-20`. */
  readonly from: string;
  readonly to: string;
}

export const NO_FILTER: FilterDraft = { status: '', environment: '', ref: '', from: '', to: '' };

/** What is asked for; undefined = everything. A day counts from its first to its last moment here. */
export function toRunFilter(draft: FilterDraft): RunFilter | undefined {
  const { status, environment } = draft;
  const ref = draft.ref.trim();
  const since = dayBegins(draft.from, 0);
  const nextDay = dayBegins(draft.to, 1);
  const filter: RunFilter = {
    ...(status !== '' && { status }),
    ...(environment !== '' && { environment }),
    ...(ref !== '' && { ref }),
    ...(since !== undefined && { since }),
    ...(nextDay !== undefined && { until: nextDay - 1 }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

/** Epoch milliseconds of a day's first moment, some days later; undefined for no day. */
function dayBegins(day: string, later: number): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)?.slice(1).map(Number);
  if (parts === undefined) return undefined;
  const [year = 0, month = 1, date = 1] = parts;
  return new Date(year, month - 1, date + later).getTime();
}
