import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { runCommand } from '../../host/operator/run-command';
import {
  openConnected,
  pushSbom,
  startBitbucket,
  type Bitbucket,
  type Connected,
  type OpenSetup,
} from './connected-lab';

/** A way has several polls and pushes in it. */
jest.setTimeout(180_000);

const TWO_HOURS_MS = 7_200_000;
const LIST = '/integrations/bitbucket';
const ABOUT = { name: 'bitbucket-prod', description: '', labels: [] };

/** Pushed to the Bitbucket of one host, delivered by another host through its connection. */
describe('the whole way', () => {
  let bitbucket: Bitbucket;
  let way: Connected;
  let ahead = 0;
  const clock = { now: () => Date.now() + ahead };

  beforeAll(async () => {
    bitbucket = await startBitbucket(clock);
    await bitbucket.repository('shop');
    await pushSbom(await bitbucket.clone('shop'), '0.9.0');
  });
  afterAll(() => bitbucket.end());
  afterEach(() => way.close());

  const open = async (setup: OpenSetup = {}): Promise<Connected> => {
    way = await openConnected(bitbucket, { clock, ...setup });
    return way;
  };

  it('by an API token, seen by a look at the branches; the doctor prints no secret', async () => {
    const { workspace, accounts } = bitbucket.sandbox;
    const { email, apiToken: token } = accounts.admin;
    const { operator, heard, sent, origin, prepare, dataDirectory } = await open();
    expect((await fetch(origin, { redirect: 'manual' })).headers.get('location')).toBe(LIST);
    const credential = { kind: 'api-token', email, token, workspace: workspace.slug };
    expect(await operator.done('add', { ...ABOUT, credential })).toMatchObject({
      status: 'connected',
      account: accounts.admin.displayName,
    });
    await prepare();
    const commit = await pushSbom(await bitbucket.clone('shop'), '2.0.0');
    expect(await heard(commit)).toMatchObject({
      repository: 'sandbox/shop',
      environment: 'production',
      result: 'accepted',
    });
    expect(sent('2.0.0')).toBe(1);
    const written: string[] = [];
    const output = { write: (text: string) => written.push(text) };
    const request = { data: dataDirectory, json: false, bitbucket: bitbucket.origin } as const;
    expect(await runCommand({ command: 'doctor', ...request }, output, {})).toBe(0);
    expect(written.join('')).toContain('bitbucket-prod (api-token)');
    expect(written.join('')).not.toContain(token);
    expect(way.reports).toEqual([]);
  });

  it('by OAuth: the access token runs out, and is taken back', async () => {
    const { oauth, workspace } = bitbucket.sandbox;
    const { operator, heard, sent, origin, prepare } = await open();
    const consumer = oauth.addConsumer({
      callbackUrl: `${origin}${LIST}/callback`,
    });
    const { key: clientId, secret: clientSecret } = consumer;
    const added = await operator.done('add', {
      ...ABOUT,
      credential: { kind: 'oauth', consumer: { from: 'form', clientId, clientSecret } },
    });
    const id = String(added['id']);
    const page = `${LIST}/${id}`;
    expect(await operator.authorize(id, 'deny')).toBe(`${page}?problem=OAUTH_DENIED`);
    expect(await operator.authorize(id)).toBe(page);
    const { workspaces } = await operator.done('workspaces', { id });
    expect(workspaces).toMatchObject([{ slug: workspace.slug }]);
    const detail = await operator.done('detail', { id });
    const { revision } = detail['connection'] as { revision: number };
    const uuid = workspace.uuid;
    expect(await operator.done('choose-workspace', { id, revision, uuid })).toMatchObject({
      status: 'connected',
      workspace: { slug: workspace.slug },
    });
    await prepare();
    const clone = await bitbucket.clone('shop');
    const first = await pushSbom(clone, '1.0.0');
    expect(await heard(first)).toMatchObject({ result: 'accepted', repository: 'sandbox/shop' });

    const refreshes = () => oauth.tokenRequests().filter(({ grant }) => grant === 'refresh_token');
    expect(refreshes()).toEqual([]);
    ahead += TWO_HOURS_MS;
    const second = await pushSbom(clone, '1.1.0');
    expect(await heard(second)).toMatchObject({ result: 'accepted' });
    expect(refreshes()).toEqual([{ grant: 'refresh_token', outcome: 'issued' }]);

    // Old enough that a 401 is a matter of the token and not of one resource.
    ahead += 120_000;
    const stored = way.host.store.find(id);
    if (stored?.kind !== 'oauth') throw new Error('The connection is gone.');
    const { accessToken = '' } = way.host.store.secrets(stored)?.secrets ?? {};
    bitbucket.sandbox.issued.revoke(accessToken);
    const third = await pushSbom(clone, '1.2.0');
    expect(await heard(third)).toMatchObject({ result: 'accepted' });
    expect(refreshes()).toHaveLength(2);
    expect(['1.0.0', '1.1.0', '1.2.0'].map(sent)).toEqual([1, 1, 1]);
    expect(way.reports).toEqual([]);
  });
});
