import { isLeft, type Import } from '../core/import';
import { tally } from '../core/import-tally';
import { createBeginImports, type ImportSlicePorts } from './begin-imports';
import { openImport } from './open-import';
import { planSlice } from './plan-slice';

/**
 * One slice of an import: counts the runs that have come to their end, begins the next
 * repositories, and plans the slice after it. What is stored after each repository is all that
 * there is to know, so that a slice may end anywhere, and come twice.
 */
export function createImportSlice(ports: ImportSlicePorts) {
  const { imports, runs, queue, clock } = ports;
  const beginImports = createBeginImports(ports);

  return async (workspace: string, id: string, slice: number): Promise<void> => {
    const opened = await openImport(imports, (value) => value.id === id && value.slice === slice);
    if (opened === undefined) return;
    const before = opened.value();
    const ended = await endedRuns(before);
    if (!(await opened.change((value) => tally(value, ended)))) return;
    const { phase } = opened.value();
    if (phase === 'running' && isLeft(opened.value())) {
      if (!(await beginImports(workspace, opened))) return;
    }
    let delaySeconds: number | undefined;
    const isPlanned = await opened.change((value) => {
      const planned = planSlice(value, clock.now(), isSame(value, before));
      delaySeconds = planned.delaySeconds;
      return planned.value;
    });
    if (!isPlanned) return;
    if (opened.value().phase === 'done') await imports.deleteList(id, before.total);
    if (delaySeconds === undefined) return;
    await queue.push({ kind: 'import', id, slice: slice + 1 }, { delaySeconds });
  };

  async function endedRuns({ open }: Import) {
    const found = await runs.getMany(open.flatMap(({ runs: ids }) => ids));
    return new Map(found.flatMap((run) => (run ? [[run.id, run] as const] : [])));
  }
}

function isSame(now: Import, before: Import): boolean {
  return now.counts.done === before.counts.done && now.next === before.next;
}
