import type { ConnectionOf } from '../connections/connection';
import { ConnectionError } from '../connections/problem';
import { testToken, type TestedToken, type TokenFindings } from '../connections/tokens/test-token';
import type { Testable } from './contract/drafts';
import type { SetupParts } from './setup-parts';

type TokenDraft = Exclude<Testable, { kind: 'ssh' }>;
export type TokenConnection = ConnectionOf<'api-token'> | ConnectionOf<'access-token'>;

export function testedDraft(draft: TokenDraft): TestedToken {
  const { kind, token, workspace, expiresAt } = draft;
  return {
    kind,
    token,
    workspace,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(draft.kind === 'api-token' && { email: draft.email }),
    ...(draft.kind === 'access-token' && draft.sample !== undefined && { sample: draft.sample }),
  };
}

/** A stored token, or another one in its place. */
export function testedConnection(connection: TokenConnection, token: string): TestedToken {
  const { kind, workspace, expiresAt } = connection;
  return {
    kind,
    token,
    workspace: workspace === undefined ? '' : `{${workspace.uuid}}`,
    ...(expiresAt !== undefined && { expiresAt }),
    ...(connection.kind === 'api-token' && { email: connection.email }),
    ...(connection.kind === 'access-token' &&
      connection.sample !== undefined && { sample: connection.sample }),
  };
}

/** Findings that a connection can be saved with. */
export type UsableFindings = TokenFindings & Required<Pick<TokenFindings, 'workspace'>>;

/**
 * Tries a token that is to be saved. Throws the first problem where it is not taken or sees no
 * workspace: what it cannot do besides is stored, and told by the lines of every test.
 */
export async function usableToken(parts: SetupParts, tested: TestedToken): Promise<UsableFindings> {
  const findings = await testToken(tested, parts);
  const { workspace } = findings;
  if (workspace) return { ...findings, workspace };
  const failed = findings.lines.find(({ problem, state }) => problem && state === 'failed');
  throw new ConnectionError(failed?.problem ?? 'TOKEN_WORKSPACE_INVISIBLE', failed?.details);
}

/** What a test changes of a stored token; the first failure is the one to be shown in the list. */
export function foundOf(findings: TokenFindings, now: number) {
  const problem = findings.lines.find(({ state }) => state === 'failed')?.problem;
  return {
    scopes: [...findings.scopes],
    checked: { at: now, ...(problem !== undefined && { problem }) },
  };
}
