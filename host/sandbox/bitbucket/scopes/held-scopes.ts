import { ENDPOINT_SCOPES } from './endpoint-scopes';

/** Which names a credential's scopes have: granular for API tokens, classic for all else. */
export type ScopeVocabulary = 'granular' | 'classic';

/** Scopes that another one includes; bitbucket-cloud §1.1. Granular ones include nothing. */
const IMPLIED: Readonly<Record<string, readonly string[]>> = {
  project: ['repository'],
  'repository:write': ['repository'],
  pullrequest: ['repository'],
  'pullrequest:write': ['pullrequest', 'repository:write', 'repository'],
};

/** Whether all `required` scopes are held, included ones counted. */
export function holdsScopes(
  held: readonly string[],
  required: readonly string[],
  vocabulary: ScopeVocabulary,
): boolean {
  const all = new Set(
    vocabulary === 'granular' ? held : held.flatMap((one) => [one, ...(IMPLIED[one] ?? [])]),
  );
  return required.every((scope) => all.has(scope));
}

/** All that any endpoint of the sandbox needs: what the credentials of credentials.json hold. */
export const ALL_SCOPES: Readonly<Record<ScopeVocabulary, readonly string[]>> = {
  granular: every((endpoint) => endpoint.granular),
  classic: every((endpoint) => endpoint.classic),
};

function every(read: (endpoint: (typeof ENDPOINT_SCOPES)[number]) => readonly string[]) {
  return [...new Set(ENDPOINT_SCOPES.flatMap(read))].toSorted();
}
