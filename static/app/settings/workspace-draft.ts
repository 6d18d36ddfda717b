import type { WorkspaceSettings } from '../api/answers';
import { fromSharedDraft, toSharedDraft, type SharedDraft } from './shared-draft';

export interface WorkspaceDraft extends SharedDraft {
  readonly defaults: WorkspaceSettings['defaults'];
}

/** What this form edits; destinations, and which repositories take part, are saved elsewhere. */
export type WorkspaceRules = Omit<WorkspaceSettings, 'destinations' | 'repositories'>;

export function toWorkspaceDraft(settings: WorkspaceRules): WorkspaceDraft {
  return { ...toSharedDraft(settings), defaults: settings.defaults };
}

export function fromWorkspaceDraft(draft: WorkspaceDraft): WorkspaceRules {
  return { ...fromSharedDraft(draft), defaults: draft.defaults };
}

/** The part of an answer's settings that this form edits. */
export function rulesOf(settings: WorkspaceSettings): WorkspaceRules {
  const { destinations: _, repositories: __, ...rest } = settings;
  return rest;
}
