import { describe, expect, it } from '@jest/globals';
import { createInboxHarness } from './inbox-harness';
import { scripted, UNDEFINED_FIELD } from './scripted-fetch';

const ACME = { id: 'o', name: 'Acme', tier: 'free', status: 'active' };
const good = (text: string) => ({ ok: true, text });
const bad = (text: string) => ({ ok: false, text });

describe('testing the connection', () => {
  it('says who the token belongs to and what it may do', async () => {
    const permissionsMap = [
      { key: 'view_policies', value: true },
      { key: 'manage_api_tokens', value: false },
    ];
    const organization = { ...ACME, currentUser: { role: { permissionsMap } } };
    const { destination, queries } = scripted([{ data: { organization } }]);
    expect(await destination.test()).toEqual({
      ok: true,
      lines: [
        good('Organization: Acme'),
        good('Tier: free'),
        good('Status: active'),
        good('The role may: view_policies'),
      ],
    });
    expect(queries).toHaveLength(1);
  });

  it.each([
    ['unknown', UNDEFINED_FIELD],
    ['not allowed', { errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }],
  ])('asks again without the role where it is %s', async (_name, refusal) => {
    const { destination, queries } = scripted([refusal, { data: { organization: ACME } }]);
    expect(await destination.test()).toMatchObject({ ok: true });
    expect(queries.map(({ query }) => query.includes('permissionsMap'))).toEqual([true, false]);
  });

  it('does with the name alone', async () => {
    const organization = { id: 'o', name: 'Acme', tier: null, status: null, currentUser: null };
    const { destination } = scripted([{ data: { organization } }]);
    expect(await destination.test()).toEqual({ ok: true, lines: [good('Organization: Acme')] });
  });

  it('fails without an organization', async () => {
    const { destination } = scripted([{ data: { organization: null } }]);
    expect(await destination.test()).toMatchObject({ ok: false });
  });

  it('explains a refused token, and warns of an unknown prefix', async () => {
    const { harness } = createInboxHarness();
    expect(await harness.open('abc').test()).toEqual({
      ok: false,
      lines: [
        bad('The destination refused the token.'),
        bad('HTTP 401: Unauthorized'),
        bad('A new token can take about five minutes to work.'),
        bad('The token does not begin like an Interlynk token (lynk_…).'),
      ],
    });
  });

  it.each([
    ['lynk_live_x', true],
    ['lynk_service_staging_x', true],
    ['lynk_test_x', true],
    ['lynk_x', false],
    ['Xlynk_live_x', false],
  ])('the prefix of %s is known: %s', async (secret, known) => {
    const { harness } = createInboxHarness();
    const { lines } = await harness.open(secret).test();
    expect(lines.some(({ text }) => text.includes('does not begin'))).toBe(!known);
  });

  it('turns a failure of the network into lines', async () => {
    const { harness, inbox } = createInboxHarness();
    inbox.faults.next('query', { kind: 'unreachable' });
    expect(await harness.open().test()).toEqual({
      ok: false,
      lines: [bad('The destination is down or unreachable.'), bad('It tries again by itself.')],
    });
  });
});
