import { rm } from 'node:fs/promises';
import { join } from 'node:path';
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
    parts.store.note(id, () => ({ checked, ...(scopes.length > 0 && { scopes }) }));
    return findings.lines;
  }
  const directory = join(parts.directory, 'tested', connection.id);
  const open = parts.openConnection(connection, { store: parts.store, directory });
  try {
    const lines = await open.check();
    const problem = lines.find(({ state }) => state === 'failed')?.problem;
    const checked = { at: parts.clock.now(), ...(problem !== undefined && { problem }) };
    parts.store.note(id, () => ({ checked }));
    return lines;
  } finally {
    await open.close();
    await rm(directory, { recursive: true, force: true });
  }
}
