import type { RepositorySettings } from '../api/answers';
import { fromSharedDraft, toSharedDraft, type SharedDraft } from './shared-draft';

export interface RepositoryDraft extends SharedDraft {
  readonly enabled: boolean;
  /** Undefined: every destination that the workspace has switched on. */
  readonly destinations: readonly string[] | undefined;
}

export function toRepositoryDraft(settings: RepositorySettings): RepositoryDraft {
  const { enabled, destinations } = settings;
  return { ...toSharedDraft(settings), enabled, destinations };
}

export function fromRepositoryDraft(draft: RepositoryDraft): RepositorySettings {
  return {
    ...fromSharedDraft(draft),
    enabled: draft.enabled,
    ...(draft.destinations !== undefined && { destinations: [...draft.destinations] }),
  };
}
