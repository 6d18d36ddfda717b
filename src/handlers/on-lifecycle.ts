import type { Clock, Queue } from '../core/ports';
import type { FactsStore } from '../core/stores';

export interface OnLifecyclePorts {
  readonly factsStore: FactsStore;
  readonly queue: Queue;
  readonly clock: Clock;
}

/**
 * Installed or upgraded: remembers since when the app is there, and has the repositories indexed.
 * Right after an installation the app's grants may not work yet: the index is tried again.
 */
export function createOnLifecycle({ factsStore, queue, clock }: OnLifecyclePorts) {
  return async (): Promise<void> => {
    const marks = await factsStore.marks();
    if (marks.installedAt === undefined) {
      await factsStore.saveMarks({ ...marks, installedAt: clock.now() });
    }
    await queue.push({ kind: 'index', attempt: 1 });
  };
}
