import { z } from 'zod';
import type { ConnectedWorkspace } from '../connection';
import { ConnectionError } from '../problem';
import type { Ask, Told } from './ask-bitbucket';
import type { TokenKind } from './needed-scopes';
import { listOf } from './places';
import type { Places } from './places';
import { bareUuid } from '../../bare-uuid';

/** What the test found of a repository. */
export interface FoundRepository {
  readonly fullName: string;
  readonly slug: string;
  readonly workspace?: ConnectedWorkspace;
}

export interface FoundWorkspace {
  readonly workspace: ConnectedWorkspace;
  /** `owner`, `member`: of an account. */
  readonly role?: string;
}

const workspace = z
  .object({ uuid: z.string().min(1), slug: z.string().min(1), name: z.string().optional() })
  .transform(({ uuid, slug, name }): ConnectedWorkspace => ({
    uuid: bareUuid(uuid),
    slug,
    name: name ?? slug,
  }));
const membership = z.object({ permission: z.string().optional(), workspace });
const repository = z.object({
  full_name: z.string().min(1),
  slug: z.string().min(1),
  workspace: workspace.optional().catch(undefined),
});
const list = z.object({ values: z.array(z.unknown()) });

/** Bitbucket did not let the token look: it needs all of these. */
export interface LacksScopes {
  readonly needs: readonly string[];
}

/**
 * The repository that was named, else the one that changed last; undefined where there is none.
 * Throws TOKEN_REPOSITORY_INVISIBLE for a named one that is not seen,
 * TOKEN_WORKSPACE_INVISIBLE, BITBUCKET_….
 */
export async function findRepository(
  ask: Ask,
  { repositories, repository: named }: Places,
): Promise<FoundRepository | LacksScopes | undefined> {
  const told = await ask(named ?? listOf(repositories));
  checkTaken(told);
  if (told.lacking !== undefined) return { needs: told.lacking.required };
  if (told.status === 404 || told.status === 403) {
    const code = named === undefined ? 'TOKEN_WORKSPACE_INVISIBLE' : 'TOKEN_REPOSITORY_INVISIBLE';
    throw new ConnectionError(code);
  }
  const row = named === undefined ? list.safeParse(told.body).data?.values[0] : told.body;
  const found = repository.safeParse(row);
  if (!found.success) return undefined;
  const { full_name, slug, workspace: owner } = found.data;
  return { fullName: full_name, slug, ...(owner !== undefined && { workspace: owner }) };
}

/**
 * The workspace, and the account's role in it. An account must be a member; an access token is
 * none, and asks for the workspace itself: undefined where that is not for it.
 */
export async function findWorkspace(
  ask: Ask,
  kind: TokenKind,
  places: Places,
): Promise<FoundWorkspace | LacksScopes | undefined> {
  const isPerson = kind === 'api-token';
  const told = await ask(isPerson ? `${places.membership}/permission` : places.workspace);
  checkTaken(told);
  if (told.lacking !== undefined) return { needs: told.lacking.required };
  if (!isPerson && told.status !== 200) return undefined;
  if (told.status >= 300) throw new ConnectionError('TOKEN_WORKSPACE_INVISIBLE');
  const read = membership.safeParse(isPerson ? told.body : { workspace: told.body });
  if (!read.success) throw new ConnectionError('BITBUCKET_FAILING', [String(told.status)]);
  const { permission } = read.data;
  return { workspace: read.data.workspace, ...(permission !== undefined && { role: permission }) };
}

/** Taken a moment ago, and not any more. */
function checkTaken({ status }: Told): void {
  if (status === 401) throw new ConnectionError('TOKEN_REFUSED');
}
