import type { Connection } from '../connections/connection';
import type { ConnectionHooks } from '../connections/hooks/hook-store';
import type { CheckLine, OpenConnection } from '../connections/open-connection';
import { ConnectionError } from '../connections/problem';
import type { ConnectionProblemCode } from '../connections/problem';

/** The troubles that the set-up guides name, and what the checks show of each. */
export const TROUBLES = {
  'no-workspaces-visible': [
    'OAUTH_NO_WORKSPACE',
    'OAUTH_WORKSPACE_GONE',
    'TOKEN_WORKSPACE_INVISIBLE',
  ],
  'push-events-not-triggering': ['HOOK_MISSING', 'HOOK_SILENT', 'HOOK_ADDRESS_REFUSED'],
  'token-expired-and-not-refreshing': ['OAUTH_REVOKED', 'OAUTH_CONSUMER_REFUSED'],
  'token-not-valid': ['TOKEN_REFUSED'],
  'scopes-missing': ['TOKEN_SCOPES_MISSING', 'OAUTH_SCOPE_TOO_NARROW', 'HOOK_FORBIDDEN'],
  'ssh-key-not-accepted': ['SSH_KEY_REFUSED', 'SSH_REPOSITORY_MISSING', 'SSH_HOST_KEY_WRONG'],
} as const satisfies Record<string, readonly ConnectionProblemCode[]>;
export type Trouble = keyof typeof TROUBLES;

export interface Diagnosis {
  readonly lines: readonly CheckLine[];
  /** Which of the known troubles this is; none, or several. */
  readonly troubles: readonly Trouble[];
  readonly isHealthy: boolean;
}

export interface DoctorParts {
  readonly connection: Connection;
  readonly open: Pick<OpenConnection, 'check' | 'hasApi'>;
  readonly hooks: Pick<ConnectionHooks, 'list'>;
  readonly publicUrl?: string | undefined;
  readonly clock: { now(): number };
}

/** Every line of the connection's own test, then what only the host knows. Does not throw. */
export async function diagnose(parts: DoctorParts): Promise<Diagnosis> {
  const lines = [statusLine(parts.connection), ...(await checked(parts)), ...hookLines(parts)];
  const met = new Set(lines.flatMap(({ problem }) => problem ?? []));
  const troubles = Object.entries(TROUBLES).flatMap(([name, codes]) =>
    codes.some((code) => met.has(code)) ? [name as Trouble] : [],
  );
  return { lines, troubles, isHealthy: lines.every(({ state }) => state !== 'failed') };
}

async function checked({ open }: DoctorParts): Promise<readonly CheckLine[]> {
  try {
    return await open.check();
  } catch (error) {
    if (!(error instanceof ConnectionError)) throw error;
    const { code, details } = error;
    return [{ what: 'Connection', state: 'failed', problem: code, details }];
  }
}

function statusLine({ kind, status, workspace }: Connection): CheckLine {
  const what = 'Status';
  if (status === 'revoked') {
    const problem = kind === 'oauth' ? 'OAUTH_REVOKED' : 'TOKEN_REFUSED';
    return { what, state: 'failed', problem };
  }
  const found = workspace === undefined ? status : `${status}, ${workspace.slug}`;
  return { what, state: status === 'connected' ? 'ok' : 'warning', found };
}

const DAY = 24 * 60 * 60 * 1000;

function hookLines(parts: DoctorParts): CheckLine[] {
  const { open, publicUrl, hooks, connection, clock } = parts;
  if (!open.hasApi) return [{ what: 'Webhooks', state: 'skipped', found: 'polled over SSH' }];
  if (publicUrl === undefined) {
    return [{ what: 'Public address', state: 'skipped', found: 'none: branches are polled' }];
  }
  const address: CheckLine = { what: 'Public address', state: 'ok', found: publicUrl };
  const registered = hooks.list(connection.id).filter(({ uuid }) => uuid !== undefined);
  if (registered.length === 0) {
    return [address, { what: 'Webhooks', state: 'failed', problem: 'HOOK_MISSING' }];
  }
  const found =
    registered[0]?.repository === ''
      ? 'at the workspace'
      : `${String(registered.length)} repositories`;
  const last = Math.max(0, ...registered.map(({ lastDeliveryAt }) => lastDeliveryAt ?? 0));
  const isNew = clock.now() - connection.updatedAt < DAY;
  const delivery: CheckLine =
    last > 0
      ? { what: 'Last delivery', state: 'ok', found: new Date(last).toISOString() }
      : { what: 'Last delivery', state: isNew ? 'warning' : 'failed', problem: 'HOOK_SILENT' };
  return [address, { what: 'Webhooks', state: 'ok', found }, delivery];
}
