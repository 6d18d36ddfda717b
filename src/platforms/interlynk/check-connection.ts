import { failureLines } from '../../core/delivery/connection-failure';
import { BridgeError } from '../../core/errors';
import type { ConnectionCheck } from '../../core/ports';
import { oneLine } from '../../core/sbom/findings/one-line';
import type { InterlynkClient } from './client';
import { parseData } from './parse-data';
import { permissionLines } from './permissions';
import { organizationQuery, PRODUCT_COUNT } from './queries';
import { organizationData, productCountData } from './schema';

type Line = ConnectionCheck['lines'][number];

/** Prefixes of Interlynk's tokens (lynk-mcp, internal/config/keyring.go). */
const TOKEN_PREFIX = /^lynk_(service_)?(live|staging|test)_/;
const NEW_TOKEN = 'A new token can take about five minutes to work.';
const MAX_TEXT = 200;

/**
 * Asks who the token belongs to and what it may do. Reads only, never throws for what the
 * destination does: every failure is a line. Lines that are not ok while the check is are warnings:
 * an unknown prefix, the limits of the free tier, rights that only some deliveries need.
 *
 * @param needs.policies whether verdicts of policies are going to be asked for
 */
export async function checkConnection(
  client: InterlynkClient,
  secret: string,
  needs: { readonly policies: boolean },
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
    const role = currentUser?.role;
    const facts = { Organization: name, Tier: tier, Status: status, Role: role?.name };
    const { ok, lines } = permissionLines(role?.permissionsMap ?? [], needs);
    const limits = tier?.toLowerCase().includes('free') === true ? [await freeTier(client)] : [];
    return { ok, lines: [...factLines(facts), ...lines, ...limits, ...prefix] };
  } catch (error) {
    if (!(error instanceof BridgeError)) throw error;
    const advice = error.code === 'DESTINATION_TOKEN_REFUSED' ? NEW_TOKEN : undefined;
    return { ok: false, lines: [...failureLines(error, advice), ...prefix] };
  }
}

/** Asks again without the role where this release or this token does not know it. */
async function askOrganization(client: InterlynkClient) {
  const ask = async (withRole: boolean) =>
    parseData(organizationData, await client.query(organizationQuery(withRole), {}));
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

function factLines(facts: Readonly<Record<string, string | undefined>>): Line[] {
  return Object.entries(facts).flatMap(([name, value]) =>
    value === undefined ? [] : [{ ok: true, text: oneLine(`${name}: ${value}`, MAX_TEXT) }],
  );
}

/** 5 products with 5 versions each (sbommv, README). */
async function freeTier(client: InterlynkClient): Promise<Line> {
  const there = await productCount(client);
  const used = there === undefined ? '' : ` (${there} of them in use)`;
  return {
    ok: false,
    text: `The free tier takes 5 products${used} with 5 versions each; a version for every commit soon uses them up.`,
  };
}

async function productCount(client: InterlynkClient): Promise<number | undefined> {
  try {
    return parseData(productCountData, await client.query(PRODUCT_COUNT, {}));
  } catch (error) {
    if (error instanceof BridgeError) return undefined;
    throw error;
  }
}
