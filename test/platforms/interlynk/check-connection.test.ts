import { describe, expect, it } from '@jest/globals';
import { createInboxHarness } from './inbox-harness';
import { scripted, UNDEFINED_FIELD } from './scripted-fetch';

const ACME = { id: 'o', name: 'Acme', tier: 'enterprise', status: 'active' };
const good = (text: string) => ({ ok: true, text });
const bad = (text: string) => ({ ok: false, text });
const UNKNOWN_ROLE = good('The token does not show what its role may; the first delivery will.');

/** The answer about an organization whose role has these permissions. */
function acme(permissions: Readonly<Record<string, unknown>>, overrides = {}) {
  const permissionsMap = Object.entries(permissions).map(([key, value]) => ({ key, value }));
  const currentUser = { role: { name: 'SBOM uploader', permissionsMap } };
  return { data: { organization: { ...ACME, ...overrides, currentUser } } };
}

describe('testing the connection', () => {
  it('says who the token belongs to and what it may do', async () => {
    const { destination, queries } = scripted([
      acme({ view_sbom: true, update_sbom: 'true', manage_api_tokens: false }),
    ]);
    expect(await destination.test()).toEqual({
      ok: true,
      lines: [
        good('Organization: Acme'),
        good('Tier: enterprise'),
        good('Status: active'),
        good('Role: SBOM uploader'),
        good('The role may: view_sbom, update_sbom'),
      ],
    });
    expect(queries).toHaveLength(1);
  });

  it.each([
    [{ update_sbom: false }, false, 'The role may not upload SBOMs (update_sbom).'],
    [
      { update_sbom: true, create_product_group: false },
      true,
      'The role may not create products, so each has to exist before its first SBOM (create_product_group).',
    ],
    [
      { update_sbom: true, view_product_group: null },
      true,
      'The role may not view products, so what became of a document cannot be seen (view_product_group).',
    ],
    [
      { update_sbom: true, view_sbom: 'false' },
      true,
      'The role may not view SBOMs, so what became of a document cannot be seen (view_sbom).',
    ],
  ])('names what is missing with %j', async (permissions, ok, line) => {
    const { destination } = scripted([acme(permissions)]);
    const check = await destination.test();
    expect(check.ok).toBe(ok);
    expect(check.lines.filter((each) => !each.ok)).toEqual([bad(line)]);
  });

  it.each([
    [{ view_policies: false }, true, false],
    [{ view_policy: false }, true, false],
    [{ view_policies: false }, undefined, true],
    [{ view_policies: true }, true, true],
    [{ unheard_of: true }, true, true],
  ])('%j with policyVerdict %s: ok %s', async (permissions, policyVerdict, ok) => {
    const settings = policyVerdict === undefined ? {} : { policyVerdict };
    const { destination } = scripted([acme(permissions)], settings);
    const check = await destination.test();
    expect(check.ok).toBe(ok);
    expect(check.lines.some(({ text }) => text.includes('may not view policies'))).toBe(!ok);
  });

  it.each([
    [
      { data: { organization: { projectGroups: { totalCount: 4 } } } },
      'The free tier takes 5 products (4 of them in use) with 5 versions each; a version for every commit soon uses them up.',
    ],
    [
      UNDEFINED_FIELD,
      'The free tier takes 5 products with 5 versions each; a version for every commit soon uses them up.',
    ],
  ])('warns of the limits of the free tier: %#', async (count, line) => {
    const { destination } = scripted([acme({ update_sbom: true }, { tier: 'Free' }), count]);
    const check = await destination.test();
    expect(check.ok).toBe(true);
    expect(check.lines.at(-1)).toEqual(bad(line));
  });

  it('keeps hostile names on a line, and short', async () => {
    const name = `Acme\u202e\n${'x'.repeat(1000)}`;
    const { destination } = scripted([acme({ [name]: true }, { name })]);
    const { lines } = await destination.test();
    expect(lines.map(({ text }) => text).join('|')).not.toMatch(/[\n\u202e]/);
    expect(Math.max(...lines.map(({ text }) => text.length))).toBeLessThanOrEqual(300);
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
    expect(await destination.test()).toEqual({
      ok: true,
      lines: [good('Organization: Acme'), UNKNOWN_ROLE],
    });
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
        { ...bad('The destination refused the token.'), code: 'DESTINATION_TOKEN_REFUSED' },
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
      lines: [
        { ...bad('The destination is down or unreachable.'), code: 'DESTINATION_UNAVAILABLE' },
        bad('Check the address and whether the destination is up, then try again.'),
      ],
    });
  });
});
