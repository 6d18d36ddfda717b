import type { Job } from '../core/ports';
import type { Run } from '../core/run';

/** The job that has a run worked: ids, and the ref of a push. */
export function runJob({ id, event }: Pick<Run, 'id' | 'event'>): Job {
  return {
    kind: 'run',
    runId: id,
    repository: event.repository,
    ...(event.name === 'repo:push' && { ref: event.ref }),
  };
}
