import { z } from 'zod';
import type { RunReport } from './report';
import { RUN_STATUSES, runStatus } from './run-status';

/** Which runs of the history are wanted; what is left out says nothing. */
export const runFilter = z.object({
  status: z.enum(RUN_STATUSES).optional(),
  environment: z.string().max(100).optional(),
  /** A part of the name of the branch or tag that decided. */
  ref: z.string().max(255).optional(),
  /** Received at or after, at or before; epoch milliseconds. */
  since: z.number().int().optional(),
  until: z.number().int().optional(),
});
export type RunFilter = z.infer<typeof runFilter>;

/** Whether a run is one of those that are wanted. Case does not count. */
export function fitsFilter(run: RunReport, filter: RunFilter): boolean {
  const { status, environment, ref, since, until } = filter;
  return (
    (status === undefined || runStatus(run) === status) &&
    (environment === undefined || lower(run.environment) === lower(environment)) &&
    (ref === undefined || lower(run.ref).includes(lower(ref))) &&
    (since === undefined || run.receivedAt >= since) &&
    (until === undefined || run.receivedAt <= until)
  );
}

function lower(text = ''): string {
  return text.toLowerCase();
}
