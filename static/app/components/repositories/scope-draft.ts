import type { Reply } from '../../../../src/contract/resolvers';
import { changeLines, staleRefusal } from '../../settings/told-changes';
import type { RepositoryScope } from './repository-scope';

/** Which repositories take part, while it is edited: lists with one entry a line. */
export interface ScopeDraft {
  readonly kind: RepositoryScope['kind'];
  readonly projects: string;
  readonly names: string;
}

export const SCOPE_KINDS = [
  { value: 'all-but', label: 'All repositories except those that match' },
  { value: 'only', label: 'Only repositories that match' },
] as const;

export function toScopeDraft({ kind, projects, names }: RepositoryScope): ScopeDraft {
  return { kind, projects: projects.join('\n'), names: names.join('\n') };
}

/** The newest scope with the edits; SETTINGS_STALE where they were made on another one. */
export function putScope(
  draft: ScopeDraft,
  base: ScopeDraft,
  newest: RepositoryScope,
): Reply<RepositoryScope> {
  const theirs = toScopeDraft(newest);
  const lines = changeLines(LABELS, {
    base: inWords(base),
    mine: inWords(draft),
    theirs: inWords(theirs),
  });
  if (lines.length > 0) return staleRefusal(lines);
  const projects = linesOf(draft.projects).map((key) => key.toUpperCase());
  return { ok: true, data: { ...newest, kind: draft.kind, projects, names: linesOf(draft.names) } };
}

const LABELS = {
  kind: 'SBOMs are forwarded from',
  projects: 'Projects',
  names: 'Repository names',
} as const;

function inWords({ kind, ...lists }: ScopeDraft): Record<keyof ScopeDraft, string> {
  const words = SCOPE_KINDS.find(({ value }) => value === kind)?.label.toLowerCase();
  return { ...lists, kind: words ?? kind };
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
