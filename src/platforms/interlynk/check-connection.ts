import { BridgeError, explain } from '../../core/errors';
import type { ConnectionCheck } from '../../core/ports';
import type { InterlynkClient } from './client';
import { organizationQuery } from './queries';
import { organizationData } from './schema';

type Line = ConnectionCheck['lines'][number];

/** Prefixes of Interlynk's tokens (lynk-mcp, internal/config/keyring.go). */
const TOKEN_PREFIX = /^lynk_(service_)?(live|staging|test)_/;
const NEW_TOKEN = 'A new token can take about five minutes to work.';

/**
 * Asks who the token belongs to. Reads only, never throws for what the destination does: every
 * failure is a line. An unknown prefix is a warning line; it does not fail the check.
 */
export async function checkConnection(
  client: InterlynkClient,
  secret: string,
): Promise<ConnectionCheck> {
  const prefix: Line[] = TOKEN_PREFIX.test(secret.trim())
    ? []
    : [{ ok: false, text: 'The token does not begin like an Interlynk token (lynk_…).' }];
  try {
    const { organization } = await askOrganization(client);
    if (organization === null) {
      const line = { ok: false, text: 'The token belongs to no organization.' };
      return { ok: false, lines: [line, ...prefix] };
    }
    const { name, tier, status, currentUser } = organization;
    const texts = [
      `Organization: ${name}`,
      ...(tier === undefined ? [] : [`Tier: ${tier}`]),
      ...(status === undefined ? [] : [`Status: ${status}`]),
      ...permissionTexts(currentUser?.role?.permissionsMap ?? []),
    ];
    return { ok: true, lines: [...texts.map((text) => ({ ok: true, text })), ...prefix] };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    return { ok: false, lines: [...failureLines(error), ...prefix] };
  }
}

/** Asks again without the role where this release or this token does not know it. */
async function askOrganization(client: InterlynkClient) {
  const ask = async (withRole: boolean) => {
    const parsed = organizationData.safeParse(await client.query(organizationQuery(withRole), {}));
    if (parsed.success) return parsed.data;
    throw new BridgeError('DESTINATION_UNEXPECTED');
  };
  try {
    return await ask(true);
  } catch (error) {
    if (!(error instanceof BridgeError) || !MAYBE_THE_ROLE.has(error.code)) throw error;
    return ask(false);
  }
}
const MAYBE_THE_ROLE: ReadonlySet<string> = new Set([
  'DESTINATION_SCHEMA',
  'DESTINATION_REFUSED',
  'DESTINATION_FORBIDDEN',
]);

function permissionTexts(permissions: readonly { key: string; value?: unknown }[]): string[] {
  const granted = permissions.filter(({ value }) => value === true || value === 'true');
  return granted.length === 0 ? [] : [`The role may: ${granted.map(({ key }) => key).join(', ')}`];
}

function failureLines(error: BridgeError): Line[] {
  const { sentence, next } = explain(error.code);
  const said = error.detail === undefined || error.detail === '' ? [] : [error.detail];
  const advice = error.code === 'DESTINATION_TOKEN_REFUSED' ? NEW_TOKEN : next;
  return [sentence, ...said, advice].map((text) => ({ ok: false, text }));
}
