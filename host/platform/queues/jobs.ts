import { z } from 'zod';
import type { HostDatabase } from '../../database';

export interface JobStats {
  readonly success: number;
  readonly inProgress: number;
  readonly failed: number;
}

/** What became of the events of one push. */
export interface Jobs {
  create(jobId: string, queue: string): void;
  count(jobId: string, success: boolean): void;
  /** `undefined`: this queue has no such job. */
  stats(jobId: string, queue: string): JobStats | undefined;
  /** Drops what has not begun; false when there is no such job. */
  cancel(jobId: string, queue: string): boolean;
  /** Forgets jobs of more than a week ago that have nothing stored any more. */
  purge(): void;
}

const WEEK = 7 * 24 * 60 * 60 * 1000;
const job = z.array(z.object({ success: z.number(), failed: z.number(), inProgress: z.number() }));

/** Jobs in the platform's database. */
export function createJobs(database: HostDatabase, clock: { now(): number }): Jobs {
  const insert = database.prepare(
    'INSERT INTO platform_job (job_id, queue, created_at) VALUES (?, ?, ?)',
  );
  const succeeded = database.prepare(
    'UPDATE platform_job SET success = success + 1 WHERE job_id = ?',
  );
  const failed = database.prepare('UPDATE platform_job SET failed = failed + 1 WHERE job_id = ?');
  const select = database.prepare(`
    SELECT success, failed,
      (SELECT count(*) FROM platform_task WHERE platform_task.job_id = platform_job.job_id)
        AS inProgress
    FROM platform_job WHERE job_id = ? AND queue = ?`);
  const drop = database.prepare("DELETE FROM platform_task WHERE job_id = ? AND state = 'waiting'");
  const purge = database.prepare(`
    DELETE FROM platform_job WHERE created_at < ?
      AND NOT EXISTS (SELECT 1 FROM platform_task WHERE platform_task.job_id = platform_job.job_id)`);

  const stats = (jobId: string, queue: string): JobStats | undefined =>
    job.parse(select.all(jobId, queue))[0];
  return {
    create: (jobId, queue) => {
      insert.run(jobId, queue, clock.now());
    },
    count: (jobId, success) => {
      (success ? succeeded : failed).run(jobId);
    },
    stats,
    cancel: (jobId, queue) => {
      if (stats(jobId, queue) === undefined) return false;
      drop.run(jobId);
      return true;
    },
    purge: () => {
      purge.run(clock.now() - WEEK);
    },
  };
}
