import type { Ref, RepositoryEvent } from '../core/events/types';
import type { Job } from '../core/ports';
import type { Run } from '../core/run';

/** The job that has a run worked: ids, and the ref that its documents belong to. */
export function runJob({ id, event }: Pick<Run, 'id' | 'event'>): Job {
  return {
    kind: 'run',
    runId: id,
    repository: event.repository,
    ref: refOf(event),
  };
}

/** Of a pull request that is open, its own branch; of a merged one, the one that it went to. */
function refOf(event: RepositoryEvent): Ref {
  if (event.name === 'repo:push') return event.ref;
  const { branch } = event.name === 'pullrequest:fulfilled' ? event.destination : event.source;
  return { type: 'branch', name: branch };
}
