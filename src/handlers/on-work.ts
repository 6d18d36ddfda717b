import { z } from 'zod';
import type { Processed } from '../app/process-run';
import type { RunReport } from '../contract/report';
import { BridgeError, explain } from '../core/errors';
import type { Ref } from '../core/events/types';
import type { Job, Log } from '../core/ports';
import { toRunReport } from './run-report';

const job: z.ZodType<Job> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('run'),
    runId: z.string(),
    repository: z.string(),
    ref: z.object({ type: z.enum(['branch', 'tag']), name: z.string() }).exactOptional(),
  }),
  z.object({ kind: z.literal('confirm'), deliveryKey: z.string(), attempt: z.number() }),
  z.object({ kind: z.literal('index'), attempt: z.number() }),
  z.object({ kind: z.literal('import'), id: z.string(), slice: z.number() }),
]);

export interface OnWorkPorts {
  readonly processRun: (runId: string, repository: string, ref?: Ref) => Promise<Processed>;
  readonly confirmDelivery: (key: string, attempt: number) => Promise<string>;
  readonly indexRepositories: (workspace: string) => Promise<unknown>;
  readonly importSlice: (workspace: string, id: string, slice: number) => Promise<void>;
  readonly log: Log;
}

/** `retry` becomes Forge's InvocationError; the report is for the host, Forge drops it. */
export type WorkAnswer =
  | { readonly kind: 'done'; readonly report?: RunReport }
  | { readonly kind: 'retry'; readonly afterSeconds: number; readonly report?: RunReport };

/** https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
const LONGEST_QUEUE_SECONDS = 900;
/** How long a job waits when storage or Bitbucket itself fails. */
const STORAGE_RETRY_SECONDS = 30;

/**
 * Consumer of the `work` queue. Expected failures are recorded by the use cases; here end only
 * those of the store, which are tried again, and faults of ours, which the queue retries.
 */
export function createOnWork(ports: OnWorkPorts) {
  const { processRun, confirmDelivery, indexRepositories, importSlice, log } = ports;
  return async (body: unknown, workspace: string): Promise<WorkAnswer> => {
    const parsed = job.safeParse(body);
    if (!parsed.success) {
      log.error('A job of unknown shape was dropped.');
      return { kind: 'done' };
    }
    try {
      return await work(parsed.data, workspace);
    } catch (error) {
      if (!(error instanceof BridgeError) || explain(error.code).retry === 'never') throw error;
      log.warn('A job waits.', { job: parsed.data.kind, code: error.code });
      return { kind: 'retry', afterSeconds: error.retryAfterSeconds ?? STORAGE_RETRY_SECONDS };
    }
  };

  async function work(task: Job, workspace: string): Promise<WorkAnswer> {
    switch (task.kind) {
      case 'run': {
        const processed = await processRun(task.runId, task.repository, task.ref);
        if (processed.kind === 'unknown') {
          log.error('A job names a run that does not exist.', { run: task.runId });
          return { kind: 'done' };
        }
        const report = toRunReport(processed.run);
        if (processed.kind === 'waiting') {
          // Longer than a queue waits: the schedule finds the run by its due time.
          return processed.retryInSeconds > LONGEST_QUEUE_SECONDS
            ? { kind: 'done', report }
            : { kind: 'retry', afterSeconds: processed.retryInSeconds, report };
        }
        return processed.again ? { kind: 'done' } : { kind: 'done', report };
      }
      case 'confirm':
        await confirmDelivery(task.deliveryKey, task.attempt);
        return { kind: 'done' };
      case 'index':
        await indexRepositories(workspace);
        return { kind: 'done' };
      case 'import':
        await importSlice(workspace, task.id, task.slice);
        return { kind: 'done' };
    }
  }
}
