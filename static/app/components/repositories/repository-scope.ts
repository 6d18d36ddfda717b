import type { WorkspaceSettings } from '../../api/answers';

export type RepositoryScope = NonNullable<WorkspaceSettings['repositories']>;

export const EVERY_REPOSITORY: RepositoryScope = {
  kind: 'all-but',
  projects: [],
  names: [],
  included: [],
  excluded: [],
};

/** Chosen by hand to take part; where nothing else leaves it out, there is nothing to choose. */
export function including(scope: RepositoryScope, repository: string): RepositoryScope {
  const { kind, projects, names } = scope;
  const isNeeded = kind === 'only' || projects.length + names.length > 0;
  const included = without(scope.included, repository);
  return {
    ...scope,
    included: isNeeded ? [...included, repository] : included,
    excluded: without(scope.excluded, repository),
  };
}

/** Chosen by hand to be left out. */
export function excluding(scope: RepositoryScope, repository: string): RepositoryScope {
  return {
    ...scope,
    included: without(scope.included, repository),
    excluded: [...without(scope.excluded, repository), repository],
  };
}

function without(list: readonly string[], one: string): string[] {
  return list.filter((other) => other !== one);
}
