import type { ImportStore } from '../core/import-store';
import type { Clock, Queue } from '../core/ports';
import { SLICE_GRACE_MS } from './plan-slice';

export interface ResumeImportPorts {
  readonly imports: ImportStore;
  readonly queue: Queue;
  readonly clock: Clock;
}

/**
 * Sends the job of an import whose slice is overdue: the queue lost it, the process ended before it
 * was sent, or its time is further off than a queue waits. One that is there twice does no harm.
 */
export function createResumeImport({ imports, queue, clock }: ResumeImportPorts) {
  return async (): Promise<void> => {
    const found = await imports.get();
    const now = clock.now();
    if (found?.value.dueAt === undefined || found.value.dueAt > now) return;
    const { value, revision } = found;
    // First the due time, so that the next pass does not send it once more.
    if (!(await imports.save({ ...value, dueAt: now + SLICE_GRACE_MS }, revision))) return;
    await queue.push({ kind: 'import', id: value.id, slice: value.slice });
  };
}
