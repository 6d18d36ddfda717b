import { describe, expect, it } from '@jest/globals';
import { GATE_STATES } from '../../../host/sandbox/interlynk/types';
import type { Destination, Sought } from '../../../src/core/ports';
import { VERDICT_STATES } from '../../../src/core/delivery/types';
import { caught } from '../../fakes/caught';
import { aShipment } from '../../fakes/shipment';
import { createInboxHarness } from './inbox-harness';
import { scripted } from './scripted-fetch';

const HANDLE = '0b1c2d3e-0000-4000-8000-00000000000a';

function verdictOf(destination: Destination, sought: Sought) {
  if (destination.verdict === undefined) throw new Error('It gives no verdicts');
  return destination.verdict(sought);
}

async function processed() {
  const here = createInboxHarness({ policyVerdict: true });
  const destination = here.harness.open();
  await destination.deliver(aShipment());
  here.harness.process();
  const found = await destination.find(aShipment(), 0);
  const handle = found.found ? found.handle : undefined;
  here.requests.length = 0;
  const sought: Sought = { ...aShipment(), ...(handle !== undefined && { handle }) };
  return { ...here, destination, sought };
}

describe('the verdict of the policies', () => {
  it('is there only where it is asked for', () => {
    const { harness } = createInboxHarness();
    expect(harness.open().verdict).toBeUndefined();
    expect(createInboxHarness({ policyVerdict: false }).harness.open().verdict).toBeUndefined();
  });

  it.each(GATE_STATES.map((gate, index) => [gate, VERDICT_STATES[index]] as const))(
    '%s is %s, in one request',
    async (gate, state) => {
      const { destination, sought, inbox, requests } = await processed();
      inbox.terms.set({ gate, policies: ['No GPL'] });
      expect(await verdictOf(destination, sought)).toEqual({
        state,
        failed: gate === 'FAIL' ? 1 : 0,
        warned: 0,
        policies: gate === 'FAIL' ? ['No GPL'] : [],
      });
      expect(requests).toHaveLength(1);
    },
  );

  it('names ten policies at most, failing ones first, each on one short line', async () => {
    const violated = (policyName: string, resultType: string) => ({ policyName, resultType });
    const gate = {
      status: 'FAIL',
      counts: { failed: 11, warned: 1 },
      violatingPolicies: [
        violated('warned', 'warn'),
        violated(`\u202ea\nb${'x'.repeat(200)}`, 'fail'),
        null,
        ...Array.from({ length: 10 }, (_each, index) => violated(`p${index}`, 'fail')),
      ],
    };
    const { destination } = scripted([{ data: { sbomPolicyGate: gate } }], { policyVerdict: true });
    const verdict = await verdictOf(destination, { ...aShipment(), handle: HANDLE });
    expect(verdict).toMatchObject({ state: 'fail', failed: 11, warned: 1 });
    expect(verdict.policies).toHaveLength(10);
    expect(verdict.policies[0]).toMatch(/^ a bx+…$/);
    expect(verdict.policies[0]?.length).toBeLessThanOrEqual(100);
    expect(verdict.policies).not.toContain('warned');
  });

  it.each([
    [{ status: 'PASS' }, { state: 'pass', failed: 0, warned: 0, policies: [] }],
    [
      { status: 'FAIL', counts: { failed: -1, warned: 'x' }, violatingPolicies: null },
      { state: 'fail', failed: 0, warned: 0, policies: [] },
    ],
  ])('is read without what is missing: %j', async (gate, verdict) => {
    const { destination } = scripted([{ data: { sbomPolicyGate: gate } }], { policyVerdict: true });
    expect(await verdictOf(destination, { ...aShipment(), handle: HANDLE })).toEqual(verdict);
  });

  it('does not take a state that it does not know for another', async () => {
    const answer = { data: { sbomPolicyGate: { status: 'PASSED?' } } };
    const { destination } = scripted([answer], { policyVerdict: true });
    const error = await caught(verdictOf(destination, { ...aShipment(), handle: HANDLE }));
    expect(error).toMatchObject({ code: 'DESTINATION_UNEXPECTED', detail: 'PASSED?' });
  });

  it('says that a version is not there', async () => {
    const { destination, sought } = await processed();
    const error = await caught(verdictOf(destination, { ...sought, handle: HANDLE }));
    expect(error).toMatchObject({
      code: 'DESTINATION_VERDICT',
      detail: 'The version is not there.',
    });
  });

  it.each([undefined, '', 'latest', `${HANDLE}"`])(
    'asks nothing without the id of a version: %j',
    async (handle) => {
      const { destination, requests } = await processed();
      const sought: Sought = { ...aShipment(), ...(handle !== undefined && { handle }) };
      const error = await caught(verdictOf(destination, sought));
      expect(error.code).toBe('DESTINATION_VERDICT');
      expect(requests).toEqual([]);
    },
  );

  it('says which permission is missing', async () => {
    const { destination, sought, inbox, harness } = await processed();
    inbox.terms.set({ withheld: ['view_policies'] });
    const error = await caught(verdictOf(destination, sought));
    expect(error).toMatchObject({
      code: 'DESTINATION_VERDICT',
      detail: 'You are not authorized to perform this action.',
    });
    const { ok, lines } = await harness.open().test();
    expect(ok).toBe(false);
    expect(lines).toContainEqual({
      ok: false,
      text: 'The role may not view policies, so their verdict cannot be asked for (view_policies).',
    });
  });

  it.each([
    ['a missing permission that has no code', "You don't have permission to view policies"],
    ['words that are not known', 'Policies are not part of your plan'],
  ])('is refused with %s', async (_name, message) => {
    const errors = [{ message }];
    const { destination } = scripted([{ errors, data: null }], { policyVerdict: true });
    const error = await caught(verdictOf(destination, { ...aShipment(), handle: HANDLE }));
    expect(error).toMatchObject({ code: 'DESTINATION_VERDICT', detail: message });
  });

  it('tells failures of the network as they are', async () => {
    const { destination, sought, inbox } = await processed();
    inbox.faults.next('query', { kind: 'status', status: 429, retryAfter: '7' });
    const error = await caught(verdictOf(destination, sought));
    expect(error).toMatchObject({ code: 'DESTINATION_RATE_LIMITED', retryAfterSeconds: 7 });
  });
});
