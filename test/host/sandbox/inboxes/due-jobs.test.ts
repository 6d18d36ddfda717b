import { describe, expect, it } from '@jest/globals';
import Database from 'libsql';
import { createDueJobs } from '../../../../host/sandbox/inboxes/due-jobs';
import { createVirtualTime } from '../../../fakes/virtual-time';

function someJobs(first: readonly number[]) {
  const time = createVirtualTime(0);
  let waiting = first.map((dueAt, index) => ({ id: String(index), dueAt }));
  const worked: string[] = [];
  let failure: Error | undefined;
  const jobs = createDueJobs({
    storage: {
      dueJobs: (now) => waiting.filter(({ dueAt }) => dueAt <= now).map(({ id }) => id),
      nextDue: () => waiting.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b)[0],
    },
    clock: time.clock,
    timers: time.timers,
    work: (id, now) => {
      const error = failure;
      failure = undefined;
      if (error !== undefined) throw error;
      worked.push(`${id} at ${now}`);
      waiting = waiting.filter((job) => job.id !== id);
    },
  });
  const add = (id: string, dueAt: number) => {
    waiting = [...waiting, { id, dueAt }];
    jobs.added();
  };
  const failNext = (error: Error) => {
    failure = error;
  };
  return { jobs, time, worked, add, failNext };
}

describe('jobs of an inbox', () => {
  it('are worked when they are due, those of an earlier process at the start', () => {
    const { jobs, time, worked, add } = someJobs([-5, 100]);
    jobs.start();
    expect(worked).toEqual(['0 at 0']);
    add('sooner', 50);
    time.advance(200);
    expect(worked).toEqual(['0 at 0', 'sooner at 50', '1 at 100']);
  });

  it('wait while the inbox is stopped, unless somebody works them', () => {
    const { jobs, time, worked, add } = someJobs([10]);
    add('two', 20);
    time.advance(50);
    jobs.start();
    jobs.stop();
    expect(worked).toEqual(['0 at 50', 'two at 50']);
    add('three', 60);
    time.advance(50);
    expect(worked).toHaveLength(2);
    expect(jobs.workDue()).toBe(1);
    expect(worked.at(-1)).toBe('three at 100');
  });

  it('are worked later when another process holds the database', () => {
    const { jobs, time, worked, add, failNext } = someJobs([]);
    jobs.start();
    add('one', 10);
    failNext(new Database.SqliteError('database is locked', 'SQLITE_BUSY', 5));
    time.advance(10);
    expect(worked).toEqual([]);
    time.advance(500);
    expect(worked).toEqual(['one at 510']);
  });

  it('do not hide any other fault', () => {
    const { jobs, time, add, failNext } = someJobs([]);
    jobs.start();
    add('one', 10);
    failNext(new Error('broken'));
    expect(() => {
      time.advance(10);
    }).toThrow('broken');
  });
});
