import { join } from 'node:path';
import type { Connection, ConnectionKind } from '../connections/connection';
import { StaleConnectionError } from '../connections/connection-store';
import type { CheckLine } from '../connections/open-connection';
import { testToken } from '../connections/tokens/test-token';
import { isTokenConnection, storedById, tokenOf } from './change-connection';
import type { SetupParts } from './setup-parts';
import { foundOf, testedConnection } from './try-token';

/** Tests a stored connection and notes what was found. */
export async function testStored(parts: SetupParts, id: string): Promise<readonly CheckLine[]> {
  const connection = storedById(parts, id);
  if (isTokenConnection(connection)) {
    const findings = await testToken(
      testedConnection(connection, tokenOf(parts, connection)),
      parts,
    );
    const { scopes, checked } = foundOf(findings, parts.clock.now());
    note(parts, id, { checked, ...(scopes.length > 0 && { scopes }) });
    return findings.lines;
  }
  const directory = join(parts.directory, 'tested', connection.id);
  const open = parts.openConnection(connection, { store: parts.store, directory });
  try {
    const lines = await open.check();
    const problem = lines.find(({ state }) => state === 'failed')?.problem;
    note(parts, id, {
      checked: { at: parts.clock.now(), ...(problem !== undefined && { problem }) },
    });
    return lines;
  } finally {
    await open.close();
  }
}

/** Onto what is stored now, again where somebody else was faster; gone is gone. */
function note(
  { store }: SetupParts,
  id: string,
  found: Partial<Pick<Connection, 'checked'> & { scopes: string[] }>,
): void {
  for (;;) {
    const connection = store.find(id);
    if (!connection) return;
    try {
      store.change<ConnectionKind>(connection, found);
      return;
    } catch (error) {
      if (!(error instanceof StaleConnectionError)) throw error;
    }
  }
}
