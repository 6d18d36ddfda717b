import { describe, expect, it } from '@jest/globals';
import { createTerms, PERMISSIONS } from '../../../../host/sandbox/interlynk/terms';
import { aDocument } from '../../../fakes/shipment';
import { anInbox, CSRF } from './an-inbox';

const FORM = { csrf: CSRF, gate: 'FAIL', tier: 'free', projects: 'list', policies: ' a \n\n<b> ' };
const SHOP = { projectGroupName: 'acme/shop' };

function withForm() {
  const here = anInbox();
  const send = async (fields: readonly (readonly [string, string])[]) =>
    here.inbox.routes.request('/inbox/terms', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(
        fields.map(([name, value]): [string, string] => [name, value]),
      ).toString(),
    });
  return { ...here, send };
}

describe('the terms', () => {
  it('are changed on the page, which shows them escaped', async () => {
    const { inbox, send } = withForm();
    const withheld = [
      ['withheld', 'update_sbom'],
      ['withheld', 'view_policies'],
    ] as const;
    const answer = await send([...Object.entries(FORM), ...withheld]);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('../inbox');
    expect(inbox.terms.current()).toEqual({
      gate: 'FAIL',
      tier: 'free',
      projects: 'list',
      policies: ['a', '<b>'],
      withheld: ['update_sbom', 'view_policies'],
    });
    const page = await (await inbox.routes.request('/inbox')).text();
    expect(page).toContain('a\n&lt;b&gt;');
    expect(page).toMatch(/<option value="FAIL" selected/);
    expect(page).not.toMatch(/<option value="PASS" selected/);
  });

  it.each([
    [[], []],
    [[['withheld', 'view_sbom']], ['view_sbom']],
  ] as const)('take %j for what is withheld', async (fields, withheld) => {
    const { inbox, send } = withForm();
    await send([...Object.entries(FORM), ...fields]);
    expect(inbox.terms.current().withheld).toEqual(withheld);
  });

  it.each([
    [{ ...FORM, csrf: 'guess' }, 403],
    [{ ...FORM, gate: 'MAYBE' }, 400],
    [{ ...FORM, withheld: 'everything' }, 400],
    [{ csrf: CSRF }, 400],
  ])('stay as they are after %j: HTTP %d', async (fields, status) => {
    const { inbox, send } = withForm();
    expect((await send(Object.entries(fields))).status).toBe(status);
    expect(inbox.terms.current()).toEqual(createTerms().current());
  });

  it('give the list of permissions and the tier', async () => {
    const { inbox, ask } = anInbox();
    inbox.terms.set({ tier: 'free', withheld: ['update_sbom'] });
    const query =
      '{ organization { tier currentUser { role { name permissionsMap { key value } } } } }';
    expect(await ask(query)).toMatchObject({
      data: {
        organization: {
          tier: 'free',
          currentUser: {
            role: {
              permissionsMap: PERMISSIONS.map((key) => ({ key, value: key !== 'update_sbom' })),
            },
          },
        },
      },
    });
  });

  it.each([
    ['view_product_group', '{ organization { projectGroups { totalCount } } }'],
    ['view_sbom', '{ sbom(projectGroupName: "acme/shop") { id } }'],
    [
      'view_policies',
      '{ sbomPolicyGate(sbomId: "00000000-0000-4000-8000-00000000ffff") { status } }',
    ],
  ] as const)('forbid what needs %s', async (permission, query) => {
    const { inbox, ask } = anInbox();
    expect(await ask(query)).not.toHaveProperty('errors');
    inbox.terms.set({ withheld: [permission] });
    expect(await ask(query)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  });

  it.each([
    ['update_sbom', 'You are not authorized to upload SBOMs'],
    ['create_product_group', 'You are not authorized to create products'],
  ] as const)('refuse an upload without %s', async (permission, error) => {
    const { inbox, upload } = anInbox();
    inbox.terms.set({ withheld: [permission] });
    expect(await upload(SHOP, aDocument('1'))).toEqual({
      data: { sbomUpload: { errors: [error] } },
    });
    expect(inbox.arrivals()).toEqual([]);
  });

  it('limit the free tier for products that are made by themselves as well', async () => {
    const { inbox, ask } = anInbox();
    inbox.terms.set({ tier: 'free' });
    const create = (name: string) =>
      ask('mutation($n: String!) { projectGroupCreate(input: {name: $n}) { errors } }', {
        n: name,
      });
    for (const name of ['1', '2', '3', '4', '5']) {
      expect(await create(name)).toEqual({ data: { projectGroupCreate: { errors: [] } } });
    }
    expect(await create('6')).toEqual({
      data: { projectGroupCreate: { errors: ['Product limit reached for the free tier'] } },
    });
  });

  it('name the policies that a failing gate names', async () => {
    const { inbox, ask, upload, time } = anInbox();
    inbox.start();
    await upload(SHOP, aDocument('1'));
    time.advance(1000);
    inbox.terms.set({ gate: 'FAIL', policies: ['a', 'b'] });
    const id = inbox.versions()[0]?.id;
    const query =
      'query($id: Uuid!) { sbomPolicyGate(sbomId: $id) { counts { total failed } violatingPolicies { policyName resultType } } }';
    expect(await ask(query, { id })).toEqual({
      data: {
        sbomPolicyGate: {
          counts: { total: 2, failed: 2 },
          violatingPolicies: [
            { policyName: 'a', resultType: 'fail' },
            { policyName: 'b', resultType: 'fail' },
          ],
        },
      },
    });
  });
});
