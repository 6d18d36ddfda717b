import type { ImportStore } from '../core/import-store';
import { BridgeError } from '../core/errors';
import { isUnderWay, NOTHING_COUNTED, type Import, type ImportChoice } from '../core/import';
import type { Clock, Queue } from '../core/ports';
import { importAudit } from './import-audit';
import type { createPlanImport } from './plan-import';
import { SLICE_GRACE_MS } from './plan-slice';

export interface StartImportPorts {
  readonly imports: ImportStore;
  readonly planImport: ReturnType<typeof createPlanImport>;
  readonly queue: Queue;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Starts an import, with its audit entry. Throws IMPORT_UNDER_WAY where there is one already, of
 * two that start at once for one of them, IMPORT_NOTHING where no repository is chosen, and
 * RUN_NO_DESTINATION where nothing could arrive anywhere.
 */
export function createStartImport(ports: StartImportPorts) {
  const { imports, planImport, queue, clock, newId } = ports;

  return async (choice: ImportChoice, accountId: string): Promise<Import> => {
    const last = await imports.get();
    refuseWhile(last?.value);
    const { targets, destinations } = await planImport(choice);
    if (destinations.length === 0) throw new BridgeError('RUN_NO_DESTINATION');
    if (targets.length === 0) throw new BridgeError('IMPORT_NOTHING');
    const now = clock.now();
    const id = newId();
    const begun: Import = {
      id,
      choice,
      total: targets.length,
      startedAt: now,
      startedBy: accountId,
      phase: 'running',
      phaseAt: now,
      next: 0,
      open: [],
      again: [],
      counts: NOTHING_COUNTED,
      failures: [],
      // One import after the other has no more of the hour than one.
      hour: last?.value.hour ?? { at: now, spent: 0 },
      slice: 1,
      dueAt: now + SLICE_GRACE_MS,
      idle: 0,
    };
    await imports.saveList(id, targets);
    const audit = importAudit('start-import', begun, { id: newId(), at: now, accountId });
    if (!(await imports.save(begun, last?.revision ?? 0, audit))) {
      await imports.deleteList(id, targets.length);
      refuseWhile((await imports.get())?.value);
      throw new BridgeError('SETTINGS_STALE');
    }
    if (last !== undefined) await imports.deleteList(last.value.id, last.value.total);
    await queue.push({ kind: 'import', id, slice: 1 });
    return begun;
  };
}

/** Who started it and when is what the second one wants to know. */
function refuseWhile(value: Import | undefined): void {
  if (value === undefined || !isUnderWay(value)) return;
  const { startedBy, startedAt } = value;
  const detail = `Started by ${startedBy}, ${new Date(startedAt).toISOString()}.`;
  throw new BridgeError('IMPORT_UNDER_WAY', { detail });
}
