import { describe, expect, it } from '@jest/globals';
import { createDueJobs } from '../../../../host/sandbox/inboxes/due-jobs';
import { createVirtualTime } from '../../../fakes/virtual-time';

function someJobs(first: readonly number[]) {
  const time = createVirtualTime(0);
  let waiting = first.map((dueAt, index) => ({ id: String(index), dueAt }));
  const worked: string[] = [];
  const jobs = createDueJobs({
    storage: {
      dueJobs: (now) => waiting.filter(({ dueAt }) => dueAt <= now).map(({ id }) => id),
      nextDue: () => waiting.map(({ dueAt }) => dueAt).toSorted((a, b) => a - b)[0],
    },
    clock: time.clock,
    timers: time.timers,
    work: (id, now) => {
      worked.push(`${id} at ${now}`);
      waiting = waiting.filter((job) => job.id !== id);
    },
  });
  const add = (id: string, dueAt: number) => {
    waiting = [...waiting, { id, dueAt }];
    jobs.added();
  };
  return { jobs, time, worked, add };
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
});
