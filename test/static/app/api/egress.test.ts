import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type * as bridge from '@forge/bridge';
import type * as wrapper from '../../../../static/app/api/egress';
import { bridgeAround, type BridgeAround } from './bridge-around';

const ADDRESS = 'https://sbom.example.net:8443';
const refused = (code: string) => ({
  ok: false,
  problem: expect.objectContaining({ code }) as object,
});

let around: BridgeAround;
let panel: typeof wrapper;
let permissions: (typeof bridge)['permissions'];

beforeAll(async () => {
  around = await bridgeAround();
  panel = await import('../../../../static/app/api/egress');
  ({ permissions } = await import('@forge/bridge'));
});
beforeEach(() => {
  for (const { key } of around.egress.get({}).results) {
    around.egress.change('deleteGroup', { key }).apply();
  }
  around.questions.length = 0;
  Object.assign(around, { consent: true, admin: true, down: false });
});

describe('what the panel asks of the bridge', () => {
  it('allows an address once the admin agreed, and takes it back', async () => {
    expect(await panel.isAllowed(ADDRESS)).toEqual({ ok: true, data: false });
    expect(await panel.allow(`${ADDRESS}/api/v1/bom`)).toEqual({ ok: true, data: 'allowed' });
    expect(around.questions).toEqual([
      { kind: 'allow', groups: [{ description: expect.any(String), domains: [ADDRESS] }] },
    ]);
    expect(around.egress.domains()).toEqual([ADDRESS]);
    expect(await panel.isAllowed(ADDRESS)).toEqual({ ok: true, data: true });
    expect(await panel.allow(ADDRESS)).toEqual({ ok: true, data: 'already' });

    expect(await panel.revoke(ADDRESS)).toEqual({ ok: true, data: 'revoked' });
    expect(around.questions.map(({ kind }) => kind)).toEqual(['allow', 'remove']);
    expect(around.egress.domains()).toEqual([]);
    expect(await panel.revoke(ADDRESS)).toEqual({ ok: true, data: 'revoked' });
  });

  it('keeps what was allowed before', async () => {
    await panel.allow('https://one.example.net');
    await panel.allow('https://two.example.net');
    expect(around.egress.domains()).toEqual(['https://one.example.net', 'https://two.example.net']);
    expect(around.questions[1]?.groups[0]?.domains).toEqual(['https://two.example.net']);
  });

  it('goes on in another group when one is full, to the last entry that Forge allows', async () => {
    for (let index = 0; index < 40; index += 1) {
      expect(await panel.allow(`https://host-${index}.example.net`)).toMatchObject({ ok: true });
    }
    const groups = around.egress.get({}).results;
    expect(groups.map(({ configured }) => configured.length)).toEqual([10, 10, 10, 10]);
    expect(await panel.allow('https://host-40.example.net')).toEqual(refused('EGRESS_FULL'));
    expect(await panel.revoke('https://host-7.example.net')).toEqual({ ok: true, data: 'revoked' });
    expect(await panel.allow('https://host-40.example.net')).toEqual({ ok: true, data: 'allowed' });
  });

  it('knows what the manifest and programs allow', async () => {
    around.egress.grant(['*.example.edu', 'one.example.net']);
    expect(await panel.allow('https://api.example.com')).toEqual({ ok: true, data: 'already' });
    expect(await panel.allow('https://deep.example.edu')).toEqual({ ok: true, data: 'already' });
    expect(await panel.revoke('https://one.example.net')).toEqual({ ok: true, data: 'revoked' });
    expect(await panel.revoke('https://api.example.com')).toEqual(refused('EGRESS_FIXED'));
    expect(await panel.revoke('https://deep.example.edu')).toEqual(refused('EGRESS_FIXED'));
  });

  it.each(['consent', 'admin'] as const)('changes nothing without %s', async (missing) => {
    around[missing] = false;
    expect(await panel.allow(ADDRESS)).toEqual(refused('EGRESS_REFUSED'));
    expect(around.egress.domains()).toEqual([]);
    around.egress.grant([ADDRESS]);
    expect(await panel.revoke(ADDRESS)).toEqual(refused('EGRESS_REFUSED'));
    expect(around.egress.domains()).toEqual([ADDRESS]);
    // Whoever may not change it is not asked either.
    expect(around.questions).toHaveLength(missing === 'admin' ? 0 : 2);
  });

  it.each(['isAllowed', 'allow', 'revoke'] as const)('%s never rejects', async (name) => {
    expect(await panel[name]('http://sbom.example.net')).toEqual(refused('EGRESS_ADDRESS'));
    expect(await panel[name]('https://localhost:8443')).toEqual(refused('EGRESS_ADDRESS'));
    around.down = true;
    expect(await panel[name](ADDRESS)).toEqual(refused('EGRESS_UNREACHABLE'));
  });
});

describe('permissions.egress of @forge/bridge, as other code of the app may use it', () => {
  const backend = 'FETCH_BACKEND_SIDE' as never;
  const set = (key: string, ...domains: string[]) =>
    permissions.egress.set({
      egresses: [
        {
          key,
          description: 'Why.',
          configured: domains.map((domain) => ({ domain, type: [backend] })),
        },
      ],
    });

  it('sets, gets and deletes groups', async () => {
    const results = [
      {
        key: 'a',
        description: 'Why.',
        configured: [
          { domain: 'https://one.example.net', type: [backend] },
          { domain: 'https://*.two.example.net', type: [backend] },
        ],
      },
    ];
    expect(await set('a', 'one.example.net', '*.two.example.net')).toEqual({ results });
    expect(await permissions.egress.get({ keys: ['a'] })).toEqual({ results });
    const one = { key: 'a', domain: 'https://one.example.net', type: backend };
    await permissions.egress.deleteDomain(one);
    expect(around.egress.domains()).toEqual(['https://*.two.example.net']);
    await permissions.egress.deleteGroup({ key: 'a' });
    expect(await permissions.egress.get({})).toEqual({ results: [] });
  });

  it('rejects with the reason', async () => {
    await expect(set('a', 'http://one.example.net')).rejects.toThrow('A domain is https://');
    around.consent = false;
    await expect(set('a', 'one.example.net')).rejects.toThrow('declined');
    around.admin = false;
    await expect(set('a', 'one.example.net')).rejects.toThrow('Only an admin');
    await expect(permissions.egress.deleteGroup({ key: 'a' })).rejects.toThrow('Only an admin');
    expect(await permissions.egress.get({})).toEqual({ results: [] });
  });

  it('asks one question at a time', async () => {
    let answer: (yes: boolean) => void = () => undefined;
    around.consent = new Promise((resolve) => {
      answer = resolve;
    });
    const first = set('a', 'a.example.net');
    // Cookies are checked on other threads: a request that is sent later may come through earlier.
    while (around.questions.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await expect(set('b', 'b.example.net')).rejects.toThrow('waits for an answer');
    answer(true);
    await first;
    expect(around.questions).toHaveLength(1);
    expect(around.egress.domains()).toEqual(['https://a.example.net']);
  });
});
