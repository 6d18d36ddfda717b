import { z } from 'zod';
import type { HostDatabase } from '../database';
import type { Installation } from './installation';
import type { Invoke, Outcome } from './invoke';
import type { Interval, Manifest } from './manifest-types';
import { UnknownModuleError } from './platform-errors';
import type { PlatformReport } from './report';
import type { WorkSource } from './worker';

export interface ScheduleDependencies {
  readonly database: HostDatabase;
  readonly manifest: Manifest;
  readonly installation: Installation;
  readonly invoke: Invoke;
  readonly clock: { now(): number };
  readonly onReport: (report: PlatformReport) => void;
}

export interface Schedules extends WorkSource {
  /** Plans the first run of what was never planned, and forgets what the manifest dropped. */
  plan(): void;
  /** Runs one now, outside its plan. Throws UnknownModuleError. */
  run(moduleKey: string): Promise<Outcome>;
}

const MINUTE = 60_000;
const INTERVAL_MS: Readonly<Record<Interval, number>> = {
  fiveMinute: 5 * MINUTE,
  hour: 60 * MINUTE,
  day: 24 * 60 * MINUTE,
  week: 7 * 24 * 60 * MINUTE,
};
/** Forge starts a schedule about five minutes after the deployment. */
const FIRST_RUN_MS = 5 * MINUTE;

const planned = z.array(z.object({ module_key: z.string(), next_at: z.number() }));

/**
 * Scheduled triggers with stored next times. As on Forge nothing is retried and there is no user.
 * Runs missed while the host was off become one run. The next time is stored before a run, so a
 * run that kills the process does not kill it at every start.
 */
export function createSchedules(dependencies: ScheduleDependencies): Schedules {
  const { database, manifest, invoke, clock, onReport } = dependencies;
  const select = database.prepare('SELECT module_key, next_at FROM platform_schedule');
  const insert = database.prepare('INSERT OR IGNORE INTO platform_schedule VALUES (?, ?)');
  const update = database.prepare('UPDATE platform_schedule SET next_at = ? WHERE module_key = ?');
  const remove = database.prepare('DELETE FROM platform_schedule WHERE module_key = ?');
  const busy = new Set<string>();
  // In memory once planned: the loop asks often, and only this process writes.
  const next = new Map<string, number>();

  const run = async (moduleKey: string): Promise<Outcome> => {
    const schedule = manifest.schedules.find(({ key }) => key === moduleKey);
    if (schedule === undefined) throw new UnknownModuleError(moduleKey);
    return invoke({
      functionKey: schedule.functionKey,
      moduleKey,
      cause: 'schedule',
      input: { context: scheduleContext(dependencies.installation, moduleKey) },
    });
  };
  const runPlanned = async (moduleKey: string): Promise<void> => {
    try {
      const outcome = await run(moduleKey);
      if (outcome.kind === 'returned') return;
      onReport({
        level: 'error',
        code: 'SCHEDULE_FAILED',
        message: 'A scheduled function failed; it runs again at its next time.',
        fields: { schedule: moduleKey, error: outcome.error.name },
      });
    } finally {
      busy.delete(moduleKey);
    }
  };
  return {
    run,
    plan: () => {
      for (const { key } of manifest.schedules) insert.run(key, clock.now() + FIRST_RUN_MS);
      next.clear();
      for (const { module_key, next_at } of planned.parse(select.all())) {
        if (manifest.schedules.some(({ key }) => key === module_key)) next.set(module_key, next_at);
        else remove.run(module_key);
      }
    },
    nextDueAt: () => {
      const times = [...next].filter(([key]) => !busy.has(key)).map(([, at]) => at);
      return times.length === 0 ? undefined : Math.min(...times);
    },
    claim: () => {
      const now = clock.now();
      const due = manifest.schedules.find(
        ({ key }) => !busy.has(key) && (next.get(key) ?? Number.POSITIVE_INFINITY) <= now,
      );
      if (due === undefined) return undefined;
      const following = now + INTERVAL_MS[due.interval];
      update.run(following, due.key);
      next.set(due.key, following);
      busy.add(due.key);
      return () => runPlanned(due.key);
    },
  };
}

function scheduleContext(installation: Installation, moduleKey: string): object {
  const { installContext, workspaceId, environmentId, environmentType } = installation;
  return { installContext, workspaceId, environmentId, environmentType, moduleKey };
}
