import type { Reply } from '../../../src/contract/resolvers';
import type { WorkspacePage, WorkspaceSettings } from './answers';
import { callResolver } from './call-resolver';

/** The newest settings of the workspace. */
export function loadWorkspace(): Promise<Reply<WorkspacePage>> {
  return callResolver('getWorkspacePage', {});
}

/** The settings that a change was put into, and what became of them. */
export interface Change {
  readonly before: WorkspaceSettings;
  readonly after: WorkspaceSettings;
}

/** How often somebody else may save between the load and the save of one change. */
const ATTEMPTS = 3;

/**
 * Puts a change into the newest settings, so that it neither needs nor disturbs what else is being
 * edited. `edit` looks at what it is given and refuses where it would overwrite somebody's change.
 */
export async function changeWorkspace(
  edit: (newest: WorkspaceSettings) => Reply<WorkspaceSettings>,
): Promise<Reply<Change>> {
  for (let attempt = 1; ; attempt += 1) {
    const newest = await loadWorkspace();
    if (!newest.ok) return newest;
    const { revision, settings: before } = newest.data;
    const edited = edit(before);
    if (!edited.ok) return edited;
    const after = edited.data;
    const reply = await callResolver('saveWorkspaceSettings', { revision, settings: after });
    if (reply.ok) return { ok: true, data: { before, after } };
    if (reply.problem.code !== 'SETTINGS_STALE' || attempt === ATTEMPTS) return reply;
  }
}
