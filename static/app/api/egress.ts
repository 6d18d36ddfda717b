import { createPermissionUtils, permissions, view } from '@forge/bridge';
import { pageRefusal } from '../../../src/contract/page-problems';
import type { Reply } from '../../../src/contract/resolvers';
import {
  DESCRIPTION,
  groupWithRoom,
  normalOrigin,
  readGroups,
  type GrantedGroup,
} from './egress-groups';

/**
 * Addresses of the customer's own that the app may be let out to, on Forge through
 * customer-managed egress. None of these rejects. An origin is `https://host` or
 * `https://host:port`; anything after the host of an address is ignored.
 *
 * Problem codes: EGRESS_ADDRESS (not an https address with a full host name), EGRESS_REFUSED
 * (declined in the dialog, or not an admin of the workspace: Bitbucket does not tell which),
 * EGRESS_FULL (Forge's limits), EGRESS_FIXED (still allowed by the app's own manifest or by a
 * wider grant), EGRESS_UNREACHABLE.
 */

/** Whether requests of the app to `origin` leave: the manifest or a grant holds it. Asks nobody. */
export async function isAllowed(origin: string): Promise<Reply<boolean>> {
  const address = normalOrigin(origin);
  if (address === undefined) return ADDRESS;
  const state = await load();
  return state === undefined ? UNREACHABLE : done(state.covers(address));
}

/**
 * Asks the admin, in Bitbucket's own dialog, to let the app out to `origin`; waits for the answer.
 * `already`: it was allowed before, and nobody was asked.
 */
export async function allow(origin: string): Promise<Reply<'allowed' | 'already'>> {
  const address = normalOrigin(origin);
  if (address === undefined) return ADDRESS;
  const before = await load();
  if (before === undefined) return UNREACHABLE;
  if (before.covers(address)) return done('already');
  const group = groupWithRoom(before.groups);
  if (group === undefined) return FULL;
  // The whole group: what is left out of it may count as taken away.
  const configured = [...group.domains, address].map((domain) => ({ domain, type: [BACKEND] }));
  try {
    await permissions.egress.set({
      egresses: [{ key: group.key, description: DESCRIPTION, configured }],
    });
    return done('allowed');
  } catch {
    // What it rejects with has no documented shape: whether it is allowed now is what counts.
    const after = await load();
    if (after === undefined) return UNREACHABLE;
    return after.covers(address) ? done('allowed') : REFUSED;
  }
}

/** Takes the grant of `origin` back, for admins only. Done as well where there is no such grant. */
export async function revoke(origin: string): Promise<Reply<'revoked'>> {
  const address = normalOrigin(origin);
  if (address === undefined) return ADDRESS;
  const before = await load();
  if (before === undefined) return UNREACHABLE;
  const grants = before.groups.flatMap(({ key, domains }) =>
    domains
      .filter((domain) => (normalOrigin(domain) ?? normalOrigin(`https://${domain}`)) === address)
      .map((domain) => ({ key, domain, type: BACKEND })),
  );
  try {
    for (const grant of grants) await permissions.egress.deleteDomain(grant);
  } catch {
    return (await load()) === undefined ? UNREACHABLE : REFUSED;
  }
  const after = await load();
  if (after === undefined) return UNREACHABLE;
  return after.covers(address) ? FIXED : done('revoked');
}

interface EgressState {
  readonly groups: readonly GrantedGroup[];
  /** By Forge's own filter of backend requests. */
  covers(address: string): boolean;
}

/** Undefined where the bridge does not answer, or the app may not ask it. */
async function load(): Promise<EgressState | undefined> {
  try {
    const [{ permissions: declared }, answer] = await Promise.all([
      view.getContext(),
      permissions.egress.get({}),
    ]);
    const groups = readGroups(answer);
    const granted = createPermissionUtils({
      scopes: [],
      external: { fetch: { backend: groups.flatMap(({ domains }) => domains) } },
    });
    const fixed = createPermissionUtils(declared);
    return {
      groups,
      covers: (address) =>
        [fixed, granted].some((held) => held?.canFetchFrom('backend', address) === true),
    };
  } catch {
    return undefined;
  }
}

type EgressType = Parameters<typeof permissions.egress.deleteDomain>[0]['type'];

/** Forge takes the text; the enum behind the type is in a package that the panel has no use for. */
const BACKEND = 'FETCH_BACKEND_SIDE' as unknown as EgressType;

function done<T>(data: T): Reply<T> {
  return { ok: true, data };
}

const ADDRESS = pageRefusal('EGRESS_ADDRESS');
const REFUSED = pageRefusal('EGRESS_REFUSED');
const FULL = pageRefusal('EGRESS_FULL');
const FIXED = pageRefusal('EGRESS_FIXED');
const UNREACHABLE = pageRefusal('EGRESS_UNREACHABLE');
