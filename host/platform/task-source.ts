import { z } from 'zod';
import { isBusy } from '../database';
import type { Invoke, InvocationRequest, Outcome } from './invoke';
import type { Manifest } from './manifest-types';
import { RETENTION_MS, decideEvent, decideTrigger, type Decision } from './queues/retry-decision';
import type { PlatformReport } from './report';
import type { Task, Tasks } from './tasks';
import type { WorkSource } from './worker';

export interface TaskSourceDependencies {
  readonly manifest: Manifest;
  readonly tasks: Tasks;
  readonly invoke: Invoke;
  readonly clock: { now(): number };
  readonly onReport: (report: PlatformReport) => void;
}

/** After a fault of the platform itself, such as a full disk. */
const FAULT_DELAY_SECONDS = 60;

const BUSY_PAUSE_MS = 200;

/** Delivers stored tasks to the functions of their triggers and consumers. */
export function createTaskSource(dependencies: TaskSourceDependencies): WorkSource {
  const { tasks, onReport } = dependencies;
  const lanes = new Map<string, number>();
  let lost = false;

  const enter = (lane: string, step: 1 | -1): void => {
    const count = (lanes.get(lane) ?? 0) + step;
    if (count === 0) lanes.delete(lane);
    else lanes.set(lane, count);
  };
  const noticeLoss = (): void => {
    if (lost || tasks.isOwner()) return;
    lost = true;
    onReport({
      level: 'error',
      code: 'TAKEN_OVER',
      message: 'Another process works on this database now; this one stopped delivering.',
      fields: {},
    });
  };
  return {
    nextDueAt: () => (lost ? undefined : tasks.nextDueAt()),
    claim: () => {
      const task = lost ? undefined : tasks.claim(lanes);
      if (task === undefined) {
        noticeLoss();
        return undefined;
      }
      const { lane } = task;
      if (lane !== undefined) enter(lane, 1);
      return async () => {
        try {
          await deliver(dependencies, task);
        } finally {
          if (lane !== undefined) enter(lane, -1);
        }
      };
    },
  };
}

async function deliver(dependencies: TaskSourceDependencies, task: Task): Promise<void> {
  const { tasks, invoke, clock } = dependencies;
  const request = requestOf(dependencies, task);
  if (request === undefined) {
    apply(dependencies, task, { kind: 'dead', reason: 'the manifest has no receiver any more' });
    return;
  }
  const decide = task.kind === 'event' ? decideEvent : decideTrigger;
  const settle = (outcome: Outcome): number | undefined => {
    const decision = decide(outcome, { ...task, now: clock.now() });
    apply(dependencies, task, decision);
    return decision.kind === 'retry' ? decision.delaySeconds : undefined;
  };
  try {
    await invoke({ ...request, settle });
  } catch (error) {
    // The store may be what failed: the task is this process's until it is given back.
    await onceNotBusy(() => {
      tasks.retry(task, FAULT_DELAY_SECONDS, 'FUNCTION_PLATFORM_UNKNOWN_ERROR', undefined);
    });
    throw error;
  }
}

/** Tries again for as long as another process holds the database. */
async function onceNotBusy(work: () => void): Promise<void> {
  for (;;) {
    try {
      work();
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE_MS));
    }
  }
}

function apply({ tasks, onReport }: TaskSourceDependencies, task: Task, decision: Decision): void {
  switch (decision.kind) {
    case 'done':
      tasks.done(task);
      return;
    case 'retry':
      tasks.retry(task, decision.delaySeconds, decision.reason, decision.data);
      return;
    case 'dead':
      tasks.bury(task, decision.reason);
      onReport({
        level: 'error',
        code: 'TASK_DEAD',
        message: 'An event could not be delivered and was put aside.',
        fields: { kind: task.kind, target: task.target, reason: decision.reason },
      });
  }
}

const members = z.record(z.string(), z.unknown());

function requestOf(
  { manifest, clock }: TaskSourceDependencies,
  task: Task,
): InvocationRequest | undefined {
  const payload = members.parse(task.payload);
  if (task.kind === 'trigger') {
    const trigger = manifest.triggers.find(({ key }) => key === task.target);
    if (trigger === undefined) return undefined;
    const retry = retryContext(task);
    return {
      functionKey: trigger.functionKey,
      moduleKey: trigger.key,
      cause: 'trigger',
      input: { ...payload, ...(retry === undefined ? {} : { retryContext: retry }) },
    };
  }
  const consumer = manifest.consumers.find(({ queue }) => queue === task.target);
  if (consumer === undefined) return undefined;
  const retry = retryContext(task);
  const retentionWindow = {
    startTime: new Date(task.firstAt).toISOString(),
    remainingTimeMs: Math.max(0, task.firstAt + RETENTION_MS - clock.now()),
  };
  return {
    functionKey: consumer.functionKey,
    moduleKey: consumer.key,
    cause: 'consumer',
    input: {
      ...payload,
      queueName: task.target,
      jobId: task.jobId,
      eventId: task.eventId,
      ...(retry === undefined ? {} : { retryContext: { ...retry, retentionWindow } }),
    },
  };
}

function retryContext(task: Task): object | undefined {
  if (task.attempt === 0) return undefined;
  const { attempt: retryCount, retryReason, retryData } = task;
  return { retryCount, retryReason, retryData };
}
