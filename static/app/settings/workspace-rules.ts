import type { Reply } from '../../../src/contract/resolvers';
import { callResolver } from '../api/call-resolver';
import { loadWorkspace } from '../components/destinations/use-workspace';
import { sameJson } from './rebase';
import type { Saved } from './use-settings-form';
import { withoutDestinations, type WorkspaceRules } from './workspace-draft';

/** The newest settings of the workspace, less its destinations. */
export async function loadWorkspaceRules(): Promise<Reply<Saved<WorkspaceRules>>> {
  const reply = await loadWorkspace();
  if (!reply.ok) return reply;
  const { revision, settings } = reply.data;
  return { ok: true, data: { revision, settings: withoutDestinations(settings) } };
}

/**
 * Saves all but the destinations, which keep what they have in the newest settings. Only a
 * change to what this form edits makes the save stale; saving a destination does not.
 */
export async function saveWorkspaceRules(
  wanted: Saved<WorkspaceRules>,
  base: WorkspaceRules,
): Promise<Reply<{ revision: number }>> {
  const newest = await loadWorkspace();
  if (!newest.ok) return newest;
  const { revision, settings } = newest.data;
  const unchanged = sameJson(withoutDestinations(settings), base);
  return callResolver('saveWorkspaceSettings', {
    // An old revision on purpose: the app then refuses, and says why in its own words.
    revision: unchanged ? revision : wanted.revision,
    settings: { ...wanted.settings, destinations: settings.destinations },
  });
}
