import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Connection } from '../connections/connection';
import { createAccessTokens } from '../connections/oauth/access-tokens';
import { checkOAuth } from '../connections/oauth/check-oauth';
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
    const isSeen = findings.workspace?.uuid === connection.workspace?.uuid;
    parts.store.note(id, ({ status }) => ({
      checked,
      ...(scopes.length > 0 && { scopes }),
      // It was refused for a while, and is taken again.
      ...(status === 'revoked' && findings.workspace && isSeen && { status: 'connected' }),
    }));
    return findings.lines;
  }
  const lines =
    connection.kind === 'oauth'
      ? await checkOAuth(parts, id, createAccessTokens(parts, id))
      : await checkOpened(parts, connection);
  const problem = lines.find(({ state }) => state === 'failed')?.problem;
  const checked = { at: parts.clock.now(), ...(problem !== undefined && { problem }) };
  parts.store.note(id, () => ({ checked }));
  return lines;
}

/** Nothing of the look is left on the disk. */
async function checkOpened(
  parts: SetupParts,
  connection: Connection,
): Promise<readonly CheckLine[]> {
  const directory = join(parts.directory, 'tested', connection.id);
  const open = parts.openConnection(connection, { store: parts.store, directory });
  try {
    return await open.check();
  } finally {
    await open.close();
    await rm(directory, { recursive: true, force: true });
  }
}
