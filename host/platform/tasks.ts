import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HostDatabase } from '../database';
import { createJobs, type Jobs } from './queues/jobs';

/** One stored invocation to come: a product event for a trigger, or a queue's event. */
export interface NewTask {
  readonly kind: 'trigger' | 'event';
  /** Module key of the trigger, or name of the queue. */
  readonly target: string;
  readonly payload: unknown;
  readonly eventId: string;
  readonly jobId?: string | undefined;
  /** At most `limit` tasks of one lane run at once. */
  readonly lane?: { readonly key: string; readonly limit: number } | undefined;
  readonly delaySeconds?: number | undefined;
}
export interface Task {
  readonly id: number;
  readonly kind: 'trigger' | 'event';
  readonly target: string;
  readonly payload: unknown;
  readonly eventId: string;
  readonly jobId: string | undefined;
  readonly lane: string | undefined;
  /** How often it was retried. */
  readonly attempt: number;
  /** When its first delivery was due. */
  readonly firstAt: number;
  readonly retryReason: string | undefined;
  readonly retryData: unknown;
}

export interface TaskCounts {
  readonly due: number;
  readonly delayed: number;
  readonly running: number;
  readonly deadLetters: number;
}

export interface Tasks {
  readonly jobs: Jobs;
  /** Plain statements: joins a transaction that is open on the database. */
  add(task: NewTask): void;
  /** Makes this process the owner; what was in flight before is due again. Returns how many. */
  takeOver(): number;
  isOwner(): boolean;
  /** The task that is due longest and whose lane has room; now it is running. */
  claim(running: ReadonlyMap<string, number>): Task | undefined;
  done(task: Task): void;
  retry(task: Task, delaySeconds: number, reason: string, data: unknown): void;
  /** Ends it for good, kept for the operator. */
  bury(task: Task, reason: string): void;
  nextDueAt(): number | undefined;
  counts(): TaskCounts;
}

const row = z
  .object({
    id: z.number(),
    kind: z.enum(['trigger', 'event']),
    target: z.string(),
    payload: z.string(),
    event_id: z.string(),
    job_id: z.string().nullable(),
    lane: z.string().nullable(),
    attempt: z.number(),
    first_at: z.number(),
    retry_reason: z.string().nullable(),
    retry_data: z.string().nullable(),
  })
  .transform((columns): Task => ({
    id: columns.id,
    kind: columns.kind,
    target: columns.target,
    payload: JSON.parse(columns.payload) as unknown,
    eventId: columns.event_id,
    jobId: columns.job_id ?? undefined,
    lane: columns.lane ?? undefined,
    attempt: columns.attempt,
    firstAt: columns.first_at,
    retryReason: columns.retry_reason ?? undefined,
    retryData:
      columns.retry_data === null ? undefined : (JSON.parse(columns.retry_data) as unknown),
  }));
const rows = z.array(row);

/**
 * The durable list of invocations. A task stays stored until its function is done, so a killed
 * process delivers it again (at least once). Every change demands ownership: a process that lost
 * the database to a later one changes nothing any more.
 */
export function createTasks(database: HostDatabase, clock: { now(): number }): Tasks {
  const me = randomUUID();
  const jobs = createJobs(database, clock);
  const mine = '(SELECT owner FROM platform_owner) = @me';
  const insert = database.prepare(`
    INSERT INTO platform_task
      (kind, target, payload, event_id, job_id, lane, lane_limit, state, due_at, first_at)
    VALUES
      (@kind, @target, @payload, @eventId, @jobId, @lane, @limit, 'waiting', @dueAt, @dueAt)`);
  const own = database.prepare(`
    INSERT INTO platform_owner (id, owner) VALUES (1, @me)
    ON CONFLICT (id) DO UPDATE SET owner = excluded.owner`);
  const release = database.prepare(
    "UPDATE platform_task SET state = 'waiting', due_at = min(due_at, @now) WHERE state = 'running'",
  );
  const owner = database.prepare(`SELECT ${mine} AS mine FROM platform_owner`);
  // Few lanes run at once, so the full ones travel with the query.
  const claim = database.prepare(`
    UPDATE platform_task SET state = 'running', owner = @me
    WHERE ${mine} AND id = (
      SELECT id FROM platform_task
      WHERE state = 'waiting' AND due_at <= @now AND (
        lane IS NULL OR lane_limit >
          coalesce((SELECT value FROM json_each(@lanes) WHERE key = platform_task.lane), 0))
      ORDER BY due_at, id LIMIT 1)
    RETURNING *`);
  const held = `id = @id AND state = 'running' AND owner = @me AND ${mine}`;
  const remove = database.prepare(`DELETE FROM platform_task WHERE ${held}`);
  const again = database.prepare(`
    UPDATE platform_task SET state = 'waiting', owner = NULL, due_at = @dueAt,
      attempt = attempt + 1, retry_reason = @reason, retry_data = @data
    WHERE ${held}`);
  const bury = database.prepare(`
    INSERT INTO platform_dead_letter (kind, target, payload, reason, attempt, first_at, dead_at)
    SELECT kind, target, payload, @reason, attempt, first_at, @now FROM platform_task
    WHERE ${held}`);
  const next = database.prepare(
    "SELECT min(due_at) AS due FROM platform_task WHERE state = 'waiting'",
  );
  const counts = database.prepare(`
    SELECT
      (SELECT count(*) FROM platform_task WHERE state = 'waiting' AND due_at <= @now) AS due,
      (SELECT count(*) FROM platform_task WHERE state = 'waiting' AND due_at > @now) AS delayed,
      (SELECT count(*) FROM platform_task WHERE state = 'running') AS running,
      (SELECT count(*) FROM platform_dead_letter) AS deadLetters`);

  const end = database.transaction((task: Task, deadReason: string | undefined) => {
    if (deadReason !== undefined) {
      bury.run({ id: task.id, me, reason: deadReason, now: clock.now() });
    }
    const changed = remove.run({ id: task.id, me }).changes;
    if (changed > 0 && task.jobId !== undefined) jobs.count(task.jobId, deadReason === undefined);
  });

  return {
    jobs,
    add: (task) => {
      insert.run({
        kind: task.kind,
        target: task.target,
        payload: JSON.stringify(task.payload),
        eventId: task.eventId,
        jobId: task.jobId ?? null,
        lane: task.lane?.key ?? null,
        limit: task.lane?.limit ?? 1,
        dueAt: clock.now() + (task.delaySeconds ?? 0) * 1000,
      });
    },
    takeOver: () => {
      own.run({ me });
      return release.run({ now: clock.now() }).changes;
    },
    isOwner: () => ownership.parse(owner.all({ me }))[0]?.mine === 1,
    claim: (running) =>
      rows.parse(
        claim.all({ me, now: clock.now(), lanes: JSON.stringify(Object.fromEntries(running)) }),
      )[0],
    done: (task) => {
      end(task, undefined);
    },
    retry: (task, delaySeconds, reason, data) => {
      again.run({
        id: task.id,
        me,
        dueAt: clock.now() + delaySeconds * 1000,
        reason,
        data: data === undefined ? null : JSON.stringify(data),
      });
    },
    bury: (task, reason) => {
      end(task, reason);
    },
    nextDueAt: () => due.parse(next.all())[0]?.due ?? undefined,
    counts: () => countRow.parse(counts.all({ now: clock.now() })[0]),
  };
}

const ownership = z.array(z.object({ mine: z.number() }));
const due = z.array(z.object({ due: z.number().nullable() }));
const countRow = z.object({
  due: z.number(),
  delayed: z.number(),
  running: z.number(),
  deadLetters: z.number(),
});
