import type { CheckLine, OpenConnection } from '../connections/open-connection';
import { ConnectionError } from '../connections/problem';
import type { ConnectionProblemCode } from '../connections/problem';
import { codeOfError } from '../database';
import { nameOfError } from '../platform/report';
import { credentialLine } from './credential-line';
import { hookLines, type HookLinesParts } from './hook-lines';
import { lookLines, type Looks } from './look-lines';
import { revokedProblem } from './revoked-problem';

/** The troubles that the set-up guides name, and what the checks show of each. */
export const TROUBLES = {
  'no-workspaces-visible': [
    'OAUTH_NO_WORKSPACE',
    'OAUTH_WORKSPACE_GONE',
    'TOKEN_WORKSPACE_INVISIBLE',
    'TOKEN_REPOSITORY_INVISIBLE',
  ],
  'push-events-not-triggering': [
    'HOOK_MISSING',
    'HOOK_CHANGED',
    'HOOK_SILENT',
    'HOOK_ADDRESS_REFUSED',
  ],
  'token-expired-and-not-refreshing': ['OAUTH_REVOKED', 'OAUTH_CONSUMER_REFUSED'],
  'token-not-valid': [
    'TOKEN_REFUSED',
    'TOKEN_EXPIRED',
    'TOKEN_MALFORMED',
    'TOKEN_EMAIL_MALFORMED',
    'TOKEN_EMAIL_WRONG',
    'TOKEN_IS_ACCESS_TOKEN',
    'TOKEN_IS_API_TOKEN',
    'TOKEN_IS_APP_PASSWORD',
  ],
  'scopes-missing': ['TOKEN_SCOPES_MISSING', 'OAUTH_SCOPE_TOO_NARROW', 'HOOK_FORBIDDEN'],
  'ssh-key-not-accepted': [
    'SSH_KEY_REFUSED',
    'SSH_KEY_PASSPHRASE',
    'SSH_KEY_MALFORMED',
    'SSH_REPOSITORY_MISSING',
    'SSH_HOST_KEY_WRONG',
    'SSH_HOST_KEYS_MALFORMED',
    'SSH_ADDRESS_INVALID',
    'SSH_UNREACHABLE',
    'SSH_PROGRAM_MISSING',
  ],
} as const satisfies Record<string, readonly ConnectionProblemCode[]>;
export type Trouble = keyof typeof TROUBLES;

export interface Diagnosis {
  readonly lines: readonly CheckLine[];
  /** Which of the known troubles this is; none, or several. */
  readonly troubles: readonly Trouble[];
  readonly isHealthy: boolean;
}

export interface DoctorParts extends HookLinesParts {
  readonly open: HookLinesParts['open'] & Pick<OpenConnection, 'check'>;
  /** Name of the connection that works for the same workspace, where this one stands by. */
  readonly insteadOf?: string | undefined;
  /** Where the host serves this connection now. */
  readonly looks?: Looks | undefined;
}

/**
 * Every line of the connection's own test, and what only the host knows. Does not throw: what nobody
 * expected is a line as well, and the others are looked at.
 */
export async function diagnose(parts: DoctorParts): Promise<Diagnosis> {
  const { connection, open, clock } = parts;
  const lines = [
    statusLine(parts),
    ...credentialLine(connection, clock.now()),
    ...(await looked('Connection', () => open.check())),
    ...(await looked('Webhooks', () => hookLines(parts))),
    ...(parts.looks === undefined ? [] : lookLines(parts.looks)),
  ];
  return diagnosisOf(lines);
}

/** What the lines come to. */
export function diagnosisOf(lines: readonly CheckLine[]): Diagnosis {
  const met = new Set(lines.flatMap(({ problem }) => problem ?? []));
  const troubles = Object.entries(TROUBLES).flatMap(([name, codes]) =>
    codes.some((code) => met.has(code)) ? [name as Trouble] : [],
  );
  return { lines, troubles, isHealthy: lines.every(({ state }) => state !== 'failed') };
}

async function looked(
  what: string,
  look: () => Promise<readonly CheckLine[]>,
): Promise<readonly CheckLine[]> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof ConnectionError) {
      const { code, details } = error;
      return [{ what, state: 'failed', problem: code, details }];
    }
    const details = [codeOfError(error) ?? nameOfError(error)];
    return [{ what, state: 'failed', problem: 'LOOK_FAILED', details }];
  }
}

function statusLine({ connection, insteadOf }: DoctorParts): CheckLine {
  const { status, workspace } = connection;
  const what = 'Status';
  if (insteadOf !== undefined) {
    return { what, state: 'warning', problem: 'WORKSPACE_SERVED', details: [insteadOf] };
  }
  if (status === 'revoked') return { what, state: 'failed', problem: revokedProblem(connection) };
  const found = workspace === undefined ? status : `${status}, ${workspace.slug}`;
  return { what, state: status === 'connected' ? 'ok' : 'warning', found };
}
