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

/** What is missing beside the rules before a repository can be saved, by path. */
export function missingDestinations({
  destinations,
}: RepositorySettings): Readonly<Record<string, string>> {
  return destinations?.length === 0 ? { destinations: 'Choose at least one destination.' } : {};
}

export function fromRepositoryDraft(draft: RepositoryDraft): RepositorySettings {
  return {
    ...fromSharedDraft(draft),
    enabled: draft.enabled,
    ...(draft.destinations !== undefined && { destinations: [...draft.destinations] }),
  };
}
