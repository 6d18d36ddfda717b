import type { ConnectedWorkspace } from '../connection';
import type { RequestParts } from '../http/bitbucket-request';
import type { ConnectionParts } from '../open';
import type { CheckLine } from '../open-connection';
import type { ConnectionError } from '../problem';
import { createAsk } from './ask-bitbucket';
import type { Ask, Told } from './ask-bitbucket';
import { clockLine, expiryLine, failed, line, scopesLine } from './check-lines';
import { scopesOf, tryScopes } from './find-scopes';
import { findRepository, findWorkspace } from './find-workspace';
import type { FoundRepository } from './find-workspace';
import { introduceToken } from './introduce-token';
import type { TokenAccount } from './introduce-token';
import { TOKEN_NEEDS } from './needed-scopes';
import { placesOf } from './places';
import type { Places } from './places';
import { refusalCause } from './refusal-cause';
import type { RefusedToken } from './refusal-cause';
import { tokenAuthorization } from './token-authorization';
import type { Token } from './token-authorization';

/** A token as somebody typed it, or as it is stored. */
export interface TestedToken extends RefusedToken {
  /** Slug, or uuid in braces. */
  readonly workspace: string;
  /** A repository that the token must read: its slug, also behind the workspace's. */
  readonly sample?: string;
}

export interface TokenFindings {
  /** Every line, also after one has failed. */
  readonly lines: readonly CheckLine[];
  /** What is to be stored, where it was found. */
  readonly workspace?: ConnectedWorkspace;
  readonly account?: TokenAccount;
  /** In Bitbucket's words; empty where it did not tell. */
  readonly scopes: readonly string[];
}

export type TestParts = Pick<ConnectionParts, 'service' | 'network' | 'clock'> &
  Pick<RequestParts, 'timeoutMs'>;

/**
 * Tries a token before it is saved, or a saved one: is it taken, what may it, is the workspace
 * visible and a repository readable, does the clock agree, when does it end. Reads only. Never
 * throws for what Bitbucket says: that is in the lines.
 */
export async function testToken(tested: TestedToken, parts: TestParts): Promise<TokenFindings> {
  const ask = askAs(tested, tested, parts);
  const places = placesOf(tested);
  const first = await introduceToken(ask, tested.kind, places);
  const now = parts.clock.now();
  if (first.told === undefined) return notTaken(tested, first.problem, undefined, now);
  if (first.told.status === 401) {
    const bearer = askAs({ kind: 'access-token', token: tested.token }, tested, parts);
    return notTaken(tested, await refusalCause(tested, now, bearer), first.told, now);
  }

  const { sample, repository } = await look(ask, places);
  const held = scopesOf(first.told);
  const known =
    held === undefined
      ? await tryScopes(ask, tested.kind, places, repository)
      : { held, tried: new Map<string, boolean>() };
  const { line: workspaceLine, workspace } = await lookAround(ask, tested, repository);
  const { account } = first;
  return {
    lines: [
      { what: 'Token', state: 'ok', found: account?.name ?? 'taken by Bitbucket' },
      ...TOKEN_NEEDS[tested.kind].map((need) => scopesLine(need, known)),
      workspaceLine,
      sample,
      clockLine(first.told.headers, now),
      expiryLine(tested.expiresAt, now, true),
    ],
    scopes: known.held ?? [],
    ...(workspace !== undefined && { workspace }),
    ...(account !== undefined && { account }),
  };
}

/** Nothing else can be looked at; what needs no answer still is. */
function notTaken(
  tested: TestedToken,
  problem: ConnectionError,
  told: Told | undefined,
  now: number,
): TokenFindings {
  const skipped = (what: string): CheckLine => ({ what, state: 'skipped' });
  return {
    lines: [
      failed('Token', problem),
      ...TOKEN_NEEDS[tested.kind].map(({ purpose }) => skipped(`Scopes for ${purpose}`)),
      skipped('Workspace'),
      skipped('Sample repository'),
      told === undefined ? skipped('Clock') : clockLine(told.headers, now),
      expiryLine(tested.expiresAt, now, false),
    ],
    scopes: [],
  };
}

async function look(ask: Ask, places: Places) {
  let repository: FoundRepository | undefined;
  const sample = await line('Sample repository', async () => {
    const found = await findRepository(ask, places);
    if (found === undefined) return { state: 'warning', problem: 'TOKEN_REPOSITORY_INVISIBLE' };
    if ('needs' in found) return needs(found.needs);
    repository = found;
    return { state: 'ok', found: found.fullName };
  });
  return { sample, repository };
}

async function lookAround(ask: Ask, tested: TestedToken, repository: FoundRepository | undefined) {
  let workspace = repository?.workspace;
  const workspaceLine = await line('Workspace', async () => {
    const found = await findWorkspace(ask, tested.kind, placesOf(tested));
    const isFound = found !== undefined && 'workspace' in found;
    if (isFound) workspace = found.workspace;
    if (workspace === undefined) {
      return found !== undefined && 'needs' in found
        ? needs(found.needs)
        : { state: 'failed', problem: 'TOKEN_WORKSPACE_INVISIBLE' };
    }
    const role = isFound && found.role !== undefined ? `, as ${found.role}` : '';
    return { state: 'ok', found: `${workspace.name} (${workspace.slug})${role}` };
  });
  return { line: workspaceLine, workspace };
}

/** Not looked at for want of scopes, which the lines of the scopes name as missing. */
function needs(scopes: readonly string[]): Omit<CheckLine, 'what'> {
  return { state: 'skipped', found: `needs ${scopes.join(', ')}` };
}

/** Each question once, though several lines may need its answer. */
function askAs(token: Token, { workspace }: TestedToken, parts: TestParts): Ask {
  const uuid = /^\{(.+)\}$/.exec(workspace.trim())?.[1];
  const ask = createAsk(
    {
      ...parts,
      workspace: uuid === undefined ? { slug: workspace.trim() } : { uuid },
      authorization: tokenAuthorization(() => token),
    },
    token.kind,
  );
  const asked = new Map<string, Promise<Told>>();
  return (path) => {
    const answer = asked.get(path) ?? ask(path);
    asked.set(path, answer);
    return answer;
  };
}
