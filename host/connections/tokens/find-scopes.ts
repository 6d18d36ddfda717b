import { ConnectionError } from '../problem';
import type { Ask, Told } from './ask-bitbucket';
import type { FoundRepository } from './find-workspace';
import type { KnownScopes, TokenKind } from './needed-scopes';
import { listOf } from './places';
import type { Places } from './places';

/** The scopes that an answer names, in its header or in a refusal; undefined where it does not. */
export function scopesOf({ headers, lacking }: Told): readonly string[] | undefined {
  const header = headers.get('x-oauth-scopes');
  return header === null ? lacking?.granted : splitScopes(header);
}

function splitScopes(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((scope) => scope !== '');
}

/**
 * For answers without the header (access tokens): asks for one thing after the other that reads
 * only. A refusal for a missing scope names all that is held, so that the first one ends it. What
 * Bitbucket fails to answer stays untold.
 */
export async function tryScopes(
  ask: Ask,
  kind: TokenKind,
  places: Places,
  found: FoundRepository | undefined,
): Promise<KnownScopes> {
  const tried = new Map<string, boolean>();
  for (const [scope, path] of questions(kind, places, found)) {
    const told = await ask(path).catch(untold);
    if (told === undefined) continue;
    const held = scopesOf(told);
    if (held !== undefined) return { held, tried };
    if (told.status < 300) tried.set(scope, true);
    // Any other refusal is about the account's role, or about what is visible.
    else if (told.lacking?.required.includes(scope) === true) tried.set(scope, false);
  }
  return { tried };
}

function untold(error: unknown): undefined {
  if (!(error instanceof ConnectionError)) throw error;
}

function questions(
  kind: TokenKind,
  places: Places,
  found: FoundRepository | undefined,
): (readonly [string, string])[] {
  const own = places.repository ?? (found && `${places.repositories}/${found.slug}`);
  const isGranular = kind === 'api-token';
  const name = (classic: string, granular: string) =>
    isGranular ? `${granular}:bitbucket` : classic;
  return [
    // Few access tokens hold the first: the likeliest refusal, and with it the list.
    [name('account', 'read:user'), '/2.0/user'],
    [name('repository', 'read:repository'), own ?? listOf(places.repositories)],
    ...(own === undefined
      ? []
      : ([
          [name('pullrequest', 'read:pullrequest'), `${own}/pullrequests?pagelen=1`],
          [name('webhook', 'read:webhook'), `${own}/hooks?pagelen=1`],
        ] as const)),
    [name('project', 'read:project'), `${places.workspace}/projects?pagelen=1`],
    ...(isGranular
      ? ([['read:workspace:bitbucket', `${places.membership}/permission`]] as const)
      : []),
  ];
}
