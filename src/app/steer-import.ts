import type { ImportStore } from '../core/import-store';
import { BridgeError } from '../core/errors';
import type { Import, ImportPhase } from '../core/import';
import type { Clock, Queue } from '../core/ports';
import { importAudit } from './import-audit';
import { SLICE_GRACE_MS } from './plan-slice';

export interface SteerImportPorts {
  readonly imports: ImportStore;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly newId: () => string;
}

export type Steering = 'pause' | 'resume' | 'cancel';

const FROM: Readonly<Record<Steering, readonly ImportPhase[]>> = {
  pause: ['running'],
  resume: ['paused'],
  cancel: ['running', 'paused'],
};
const TO: Readonly<Record<Steering, ImportPhase>> = {
  pause: 'paused',
  resume: 'running',
  cancel: 'cancelled',
};
/** The worker stores after each repository, and wins now and then. */
const MOST_TRIES = 20;

/**
 * Pauses, resumes or cancels an import, with its audit entry. What was begun by then still
 * arrives, and is counted. Whoever asks for what is so already gets it. Throws IMPORT_OVER where
 * that import is not under way any more.
 */
export function createSteerImport(ports: SteerImportPorts) {
  const { imports, queue, clock, newId } = ports;

  return async (id: string, steering: Steering, accountId: string): Promise<Import> => {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const found = await imports.get();
      if (found?.value.id !== id) throw new BridgeError('IMPORT_OVER');
      const { value, revision } = found;
      if (value.phase === TO[steering]) return value;
      if (!FROM[steering].includes(value.phase)) throw new BridgeError('IMPORT_OVER');
      const at = clock.now();
      const next = steered(value, steering, accountId, at);
      const audit = importAudit(`${steering}-import`, value, { id: newId(), at, accountId });
      if (!(await imports.save(next, revision, audit))) continue;
      if (steering === 'cancel') await imports.deleteList(id, value.total);
      if (steering === 'resume') await queue.push({ kind: 'import', id, slice: next.slice });
      return next;
    }
    throw new BridgeError('STORAGE_FAILED', { detail: 'The import changed all the time.' });
  };
}

function steered(value: Import, steering: Steering, accountId: string, at: number): Import {
  const next: Import = { ...value, phase: TO[steering], phaseAt: at, phaseBy: accountId };
  if (steering !== 'resume') return next;
  // Whatever slice there was has come to its end, or is to find out that it is not its turn.
  return { ...next, slice: value.slice + 1, dueAt: at + SLICE_GRACE_MS, idle: 0 };
}
