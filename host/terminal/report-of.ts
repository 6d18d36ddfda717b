import { z } from 'zod';
import { runReport, type RunReport } from '../../src/contract/report';
import type { InvocationRecord } from '../platform/types';

/** A function that asks for a retry carries its report along, where it fits. */
const retry = z.object({
  _retry: z.literal(true),
  retryOptions: z.object({ retryData: z.object({ report: runReport }) }),
});

/** The parts of a product event that an ignored event is shown with. */
const productEvent = z.object({
  eventType: z.string(),
  repository: z.object({ uuid: z.string(), slug: z.string().optional() }).optional(),
  push: z.object({ ref: z.string(), after: z.string().optional() }).optional(),
  pullrequest: z.object({ destination: z.object({ branch: z.string() }) }).optional(),
});

const EVENT_NAMES: Readonly<Record<string, RunReport['event']>> = {
  'avi:bitbucket:push:repository': 'repo:push',
  'avi:bitbucket:created:pullrequest': 'pullrequest:created',
  'avi:bitbucket:updated:pullrequest': 'pullrequest:updated',
  'avi:bitbucket:fulfilled:pullrequest': 'pullrequest:fulfilled',
};

/**
 * What an invocation has to tell about an event, if anything: the triggers and the consumer return
 * a report (src/contract/report). An accepted event tells nothing yet: its run will.
 */
export function reportOf({ cause, input, result }: InvocationRecord): RunReport | undefined {
  if (cause !== 'trigger' && cause !== 'consumer') return undefined;
  const json: unknown = result === undefined ? undefined : JSON.parse(JSON.stringify(result));
  const report =
    runReport.safeParse(json).data ?? retry.safeParse(json).data?.retryOptions.retryData.report;
  if (report === undefined || report.state === 'queued') return undefined;
  return report.event === undefined ? { ...report, ...named(input) } : report;
}

function named(input: unknown): Partial<RunReport> {
  const parsed = productEvent.safeParse(input);
  if (!parsed.success) return {};
  const { eventType, repository, push, pullrequest } = parsed.data;
  const event = EVENT_NAMES[eventType];
  const ref = push?.ref ?? pullrequest?.destination.branch;
  return {
    ...(event !== undefined && { event }),
    ...(repository && { repositoryUuid: repository.uuid.replace(/[{}]/g, '') }),
    ...(ref !== undefined && { ref }),
    ...(push?.after !== undefined && { commit: push.after }),
  };
}
