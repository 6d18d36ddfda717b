import { base, uuid } from './payload';

/** What Forge tells of a repository itself. Only uuids are taken from it: names are asked for. */
export interface RepositoryChange {
  readonly kind: 'updated' | 'deleted';
  /** Uuids without braces, lower case. */
  readonly workspace: string;
  readonly repository: string;
}

const KINDS: ReadonlyMap<unknown, RepositoryChange['kind']> = new Map([
  ['avi:bitbucket:updated:repository', 'updated'],
  ['avi:bitbucket:deleted:repository', 'deleted'],
]);

/**
 * Reads `avi:bitbucket:{updated|deleted}:repository`; undefined for anything else, and for another
 * workspace than the installation's. Never throws.
 * https://developer.atlassian.com/platform/forge/events-reference/bitbucket/
 */
export function parseRepositoryChange(
  payload: unknown,
  workspace: string,
): RepositoryChange | undefined {
  const said = base.safeParse(payload).data;
  const kind = KINDS.get(
    typeof payload === 'object' && payload !== null && 'eventType' in payload
      ? payload.eventType
      : undefined,
  );
  if (said === undefined || kind === undefined) return undefined;
  if (said.workspace.uuid !== uuid.safeParse(workspace).data) return undefined;
  return { kind, workspace: said.workspace.uuid, repository: said.repository.uuid };
}
