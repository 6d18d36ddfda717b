import { matchesName } from './environments/pattern';
import type { WorkspaceSettings } from './settings';

type Scope = NonNullable<WorkspaceSettings['repositories']>;

/** What the workspace tells repositories by; `project` is a key, absent where it is not known. */
interface ScopedRepository {
  readonly uuid: string;
  /** `workspace/repository` slugs. */
  readonly fullName: string;
  readonly project?: string;
}

/**
 * Whether the workspace leaves a repository out, and by what: chosen by hand, which comes before
 * everything else, or by its project or name. Undefined = it takes part.
 */
export function leftOutBy(
  scope: Scope | undefined,
  repository: ScopedRepository,
): 'hand' | 'rule' | undefined {
  if (scope === undefined) return undefined;
  if (scope.excluded.includes(repository.uuid)) return 'hand';
  if (scope.included.includes(repository.uuid)) return undefined;
  const leavesOut = matches(scope, repository) === (scope.kind === 'all-but');
  return leavesOut ? 'rule' : undefined;
}

function matches({ projects, names }: Scope, { project, fullName }: ScopedRepository): boolean {
  const slug = fullName.slice(fullName.indexOf('/') + 1);
  const isOfProject = project !== undefined && projects.includes(project.toUpperCase());
  return isOfProject || names.some((pattern) => matchesName(pattern, slug));
}
