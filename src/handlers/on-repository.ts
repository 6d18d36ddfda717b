import type { Noted } from '../app/note-repository';
import type { Log } from '../core/ports';

export interface OnRepositoryPorts {
  readonly noteRepository: (payload: unknown, workspace: string) => Promise<Noted>;
  readonly log: Log;
}

/** Trigger, at most 25 s: a repository itself has changed. Throws what the store throws. */
export function createOnRepository({ noteRepository, log }: OnRepositoryPorts) {
  return async (payload: unknown, workspace: string): Promise<void> => {
    log.info('A repository has changed.', { noted: await noteRepository(payload, workspace) });
  };
}
