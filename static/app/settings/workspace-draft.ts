import type { WorkspaceSettings } from '../api/answers';
import { fromSharedDraft, toSharedDraft, type SharedDraft } from './shared-draft';

export interface WorkspaceDraft extends SharedDraft {
  readonly defaults: WorkspaceSettings['defaults'];
}

/** What this form edits; destinations are saved one by one. */
export type WorkspaceRules = Omit<WorkspaceSettings, 'destinations'>;

export function toWorkspaceDraft(settings: WorkspaceRules): WorkspaceDraft {
  return { ...toSharedDraft(settings), defaults: settings.defaults };
}

export function fromWorkspaceDraft(draft: WorkspaceDraft): WorkspaceRules {
  return { ...fromSharedDraft(draft), defaults: draft.defaults };
}

/** The settings of an answer without their destinations. */
export function withoutDestinations(settings: WorkspaceSettings): WorkspaceRules {
  const { destinations: _, ...rest } = settings;
  return rest;
}
