import type { Connection } from '../connections/connection';
import { missingScopes } from '../connections/oauth/needed-scopes';
import type { CheckLine } from '../connections/open-connection';
import { fingerprint } from '../connections/ssh/fingerprint';
import { parseHostKeys } from '../connections/ssh/host-keys';
import { missingTokenScopes } from '../connections/tokens/needed-scopes';
import type {
  CheckLineView,
  ConnectionView,
  HostKeyView,
  ProblemView,
  SettingsView,
} from './contract/views';
import { connectionProblem, problemOfCode } from './setup-problems';

/** A stored connection as the pages see it. Secrets are not in what it is made from. */
export function connectionToView(connection: Connection): ConnectionView {
  const { id, name, description, labels, status, revision, createdAt, updatedAt } = connection;
  const { workspace, checked } = connection;
  const account = 'account' in connection ? connection.account?.name : undefined;
  const expiresAt = 'expiresAt' in connection ? connection.expiresAt : undefined;
  const missing = missingOf(connection);
  const problem = checked?.problem === undefined ? undefined : problemOf(checked.problem, missing);
  return {
    id,
    name,
    description,
    labels,
    status,
    revision,
    createdAt,
    updatedAt,
    ...(workspace && { workspace }),
    ...(account !== undefined && { account }),
    ...(checked && { checked: { at: checked.at, ...(problem && { problem }) } }),
    ...(expiresAt !== undefined && { expiresAt }),
    scopes: 'scopes' in connection ? connection.scopes : [],
    missingScopes: missing,
    settings: settingsOf(connection),
  };
}

/** Only the code was stored; which scopes it is about is known again. */
function problemOf(code: string, missing: readonly string[]): ProblemView | undefined {
  const isOfScopes = code === 'TOKEN_SCOPES_MISSING' || code === 'OAUTH_SCOPE_TOO_NARROW';
  return problemOfCode(code, isOfScopes ? missing : []);
}

export function checkLineToView(line: CheckLine): CheckLineView {
  const { what, state, found, problem, details } = line;
  return {
    what,
    state,
    ...(found !== undefined && { found }),
    ...(problem !== undefined && { problem: connectionProblem(problem, details) }),
  };
}

/** Lines of a known_hosts file that are keys, with what to compare them by. */
export function hostKeysToView(lines: readonly string[]): HostKeyView[] {
  return lines.flatMap((line) =>
    parseHostKeys([line]).map((key) => ({ line, type: key.type, fingerprint: key.fingerprint })),
  );
}

/** Of `ssh-ed25519 AAAA… comment`. */
export function fingerprintOf(publicKey: string): string {
  return fingerprint(publicKey.split(' ')[1] ?? '');
}

function missingOf(connection: Connection): string[] {
  switch (connection.kind) {
    case 'oauth':
      return connection.scopes.length === 0 ? [] : [...missingScopes(connection.scopes)];
    case 'api-token':
    case 'access-token':
      return [...missingTokenScopes(connection.kind, connection.scopes)];
    case 'ssh':
      return [];
  }
}

function settingsOf(connection: Connection): SettingsView {
  switch (connection.kind) {
    case 'oauth':
      return { kind: 'oauth', clientId: connection.clientId };
    case 'api-token':
      return { kind: 'api-token', email: connection.email };
    case 'access-token':
      return {
        kind: 'access-token',
        ...(connection.sample !== undefined && { sample: connection.sample }),
      };
    case 'ssh': {
      const { publicKey, host, port, hostKeys, repositories } = connection;
      return {
        kind: 'ssh',
        publicKey,
        fingerprint: fingerprintOf(publicKey),
        host,
        port,
        hostKeys: hostKeysToView(hostKeys),
        repositories,
      };
    }
  }
}
