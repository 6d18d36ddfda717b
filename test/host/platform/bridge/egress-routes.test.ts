import { describe, expect, it } from '@jest/globals';
import type { Egress } from '../../../../host/platform/egress/egress';
import { oneGroup, testEgress } from '../egress/grants';
import { createBridgeDouble, type BrowserSession } from './bridge-double';

const PAYLOAD = oneGroup('sbom', 'sbom.example.net');
const DOMAIN = 'https://sbom.example.net';

interface Around extends BrowserSession {
  readonly egress: Egress;
  readonly asked: string[];
}

async function begin(admin: () => Promise<boolean> = () => Promise.resolve(true)): Promise<Around> {
  const egress = testEgress();
  const asked: string[] = [];
  const double = createBridgeDouble({
    platform: {
      resolve: () => Promise.resolve(null),
      egress,
      isWorkspaceAdmin: (accountId) => {
        asked.push(accountId);
        return admin();
      },
    },
  });
  return { ...(await double.begin()), egress, asked };
}

describe('the bridge commands of customer-managed egress', () => {
  it('put a question before a change, and make it with the answer', async () => {
    const { post, egress, asked } = await begin();
    const first = await post('/bridge/egress/set', { payload: PAYLOAD });
    expect(await first.json()).toEqual({
      result: {
        question: { kind: 'allow', groups: [{ description: 'Why sbom.', domains: [DOMAIN] }] },
      },
    });
    expect(egress.domains()).toEqual([]);
    const second = await post('/bridge/egress/set', { payload: PAYLOAD, confirmed: true });
    expect(await second.json()).toMatchObject({ result: { done: { results: [{ key: 'sbom' }] } } });
    expect(egress.domains()).toEqual([DOMAIN]);
    expect(asked).toEqual(['557058:owner', '557058:owner']);
  });

  it.each(['set', 'deleteDomain', 'deleteGroup'])('%s is for admins', async (command) => {
    const { post, egress } = await begin(() => Promise.resolve(false));
    egress.grant([DOMAIN]);
    const payload = {
      set: oneGroup('more', 'more.example.net'),
      deleteDomain: { key: 'operator', domain: DOMAIN, type: 'FETCH_BACKEND_SIDE' },
      deleteGroup: { key: 'operator' },
    }[command];
    const response = await post(`/bridge/egress/${command}`, { payload, confirmed: true });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: 'EGRESS_NOT_ADMIN' } });
    expect(egress.domains()).toEqual([DOMAIN]);
  });

  it('are for nobody while Bitbucket does not say who is an admin', async () => {
    const { post, egress } = await begin(() => Promise.reject(new Error('secret detail')));
    const response = await post('/bridge/egress/set', { payload: PAYLOAD, confirmed: true });
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain('secret detail');
    expect(egress.domains()).toEqual([]);
  });

  it('are read by everybody', async () => {
    const { post, egress } = await begin(() => Promise.resolve(false));
    egress.grant([DOMAIN]);
    const response = await post('/bridge/egress/get', { payload: {} });
    expect(await response.json()).toMatchObject({ result: { results: [{ key: 'operator' }] } });
  });

  it.each<[number, string, unknown]>([
    [400, 'EGRESS_MALFORMED', '{'],
    [400, 'EGRESS_MALFORMED', { payload: {} }],
    [400, 'EGRESS_MALFORMED', { payload: PAYLOAD, confirmed: 'yes' }],
    [422, 'EGRESS_DOMAIN', { payload: oneGroup('a', 'http://a.example.net'), confirmed: true }],
    [422, 'EGRESS_DECLARED', { payload: oneGroup('a', 'api.example.com'), confirmed: true }],
  ])('answer %d %s', async (status, code, body) => {
    const { post, egress } = await begin();
    const response = await post('/bridge/egress/set', body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(egress.domains()).toEqual([]);
  });

  it.each([
    ['without the page’s token', { 'x-bridge-token': '' }],
    ['from the panel’s own origin', { 'sec-fetch-site': 'same-site' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['without a session', { cookie: '' }],
  ])('refuse a yes %s', async (_what, headers) => {
    const { post, egress, asked } = await begin();
    const body = { payload: PAYLOAD, confirmed: true };
    expect((await post('/bridge/egress/set', body, headers)).status).toBe(403);
    expect(egress.domains()).toEqual([]);
    expect(asked).toEqual([]);
  });

  it('are none of an app whose platform has no such grants', async () => {
    const { begin: open } = createBridgeDouble();
    const { post } = await open();
    const read = await post('/bridge/egress/get', {});
    expect(await read.json()).toMatchObject({ error: { code: 'EGRESS_NOT_ENABLED' } });
    expect((await post('/bridge/egress/set', { payload: PAYLOAD })).status).toBe(403);
    expect((await post('/bridge/egress/other', { payload: PAYLOAD })).status).toBe(404);
  });
});
