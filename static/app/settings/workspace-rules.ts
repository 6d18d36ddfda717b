import type { Reply } from '../../../src/contract/resolvers';
import { callResolver } from '../api/call-resolver';
import { loadWorkspace } from '../api/change-workspace';
import { sameJson } from './rebase';
import type { Saved } from './use-settings-form';
import { rulesOf, type WorkspaceRules } from './workspace-draft';

/** The newest settings of the workspace, less what is saved elsewhere. */
export async function loadWorkspaceRules(): Promise<Reply<Saved<WorkspaceRules>>> {
  const reply = await loadWorkspace();
  if (!reply.ok) return reply;
  const { revision, settings } = reply.data;
  return { ok: true, data: { revision, settings: rulesOf(settings) } };
}

/**
 * Saves all but what is saved elsewhere, which stays as it is in the newest settings. Only a
 * change to what this form edits makes the save stale; saving a destination does not.
 */
export async function saveWorkspaceRules(
  wanted: Saved<WorkspaceRules>,
  base: WorkspaceRules,
): Promise<Reply<{ revision: number }>> {
  const newest = await loadWorkspace();
  if (!newest.ok) return newest;
  const { revision, settings } = newest.data;
  const unchanged = sameJson(rulesOf(settings), base);
  return callResolver('saveWorkspaceSettings', {
    // An old revision on purpose: the app then refuses, and says why in its own words.
    revision: unchanged ? revision : wanted.revision,
    settings: {
      ...wanted.settings,
      destinations: settings.destinations,
      ...(settings.repositories && { repositories: settings.repositories }),
    },
  });
}
