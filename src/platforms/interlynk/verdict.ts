import type { Verdict } from '../../core/delivery/types';
import { BridgeError } from '../../core/errors';
import type { Sought } from '../../core/ports';
import { oneLine } from '../../core/sbom/findings/one-line';
import type { InterlynkClient } from './client';
import { parseData } from './parse-data';
import { POLICY_GATE } from './queries';
import { policyGateData } from './schema';
import { isUuid } from './target-ids';

/** What the gate says (pylynk, docs/gate.md). ERROR may pass: a newer scan took the place of one. */
const STATES: ReadonlyMap<string, Verdict['state']> = new Map([
  ['PASS', 'pass'],
  ['FAIL', 'fail'],
  ['NO_POLICIES', 'no-policies'],
  ['IN_PROGRESS', 'in-progress'],
  ['ERROR', 'error'],
  ['NOT_EVALUATED', 'not-evaluated'],
]);
const MAX_POLICIES = 10;
const MAX_NAME = 100;

/**
 * What the policies say of the version that `find` found; its id is the handle. One request.
 * Throws BridgeError DESTINATION_VERDICT where there is no such version (any more) and where it is
 * refused, as to a role that may not view policies, and other DESTINATION_*.
 */
export async function verdict(
  client: InterlynkClient,
  { handle }: Pick<Sought, 'handle'>,
): Promise<Verdict> {
  if (!isUuid(handle)) {
    throw new BridgeError('DESTINATION_VERDICT', { detail: 'Its version is not known yet.' });
  }
  const { sbomPolicyGate: gate } = parseData(policyGateData, await ask(client, handle));
  if (gate === null) {
    throw new BridgeError('DESTINATION_VERDICT', { detail: 'The version is not there.' });
  }
  const state = STATES.get(gate.status);
  // A state that is not known must not pass for any that is.
  if (state === undefined) {
    throw new BridgeError('DESTINATION_UNEXPECTED', { detail: oneLine(gate.status, MAX_NAME) });
  }
  const { violatingPolicies: violated, counts } = gate;
  const failing = violated.filter(({ resultType }) => resultType.toLowerCase() === 'fail');
  const others = violated.filter((each) => !failing.includes(each));
  return {
    state,
    failed: counts.failed,
    warned: counts.warned,
    policies: [...failing, ...others]
      .slice(0, MAX_POLICIES)
      .map(({ policyName }) => oneLine(policyName, MAX_NAME)),
  };
}

/** What the catalogue says of these is about uploads. */
const REFUSALS: ReadonlySet<string> = new Set(['DESTINATION_FORBIDDEN', 'DESTINATION_REFUSED']);

async function ask(client: InterlynkClient, id: string): Promise<unknown> {
  try {
    return await client.query(POLICY_GATE, { id });
  } catch (error) {
    if (!(error instanceof BridgeError) || !REFUSALS.has(error.code)) throw error;
    throw new BridgeError('DESTINATION_VERDICT', { detail: error.detail, cause: error });
  }
}
