import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { temporaryFolder } from '../host/sandbox/harness';
import {
  openConnected,
  startBitbucket,
  until,
  type Bitbucket,
  type Connected,
} from './connected-lab';
import { freePort } from './free-port';

let bitbucket: Bitbucket;
let way: Connected | undefined;
const folder = temporaryFolder();

beforeAll(async () => {
  bitbucket = await startBitbucket();
});
afterAll(async () => {
  await way?.close();
  await bitbucket.end();
  folder.dispose();
});

it('webhooks of repositories are registered after the Save, and by the next process where it ends', async () => {
  const { sandbox } = bitbucket;
  await bitbucket.repository('shop');
  const { uuid = '' } = sandbox.repositories().find(({ slug }) => slug === 'shop') ?? {};
  const limit = { kind: 'status', status: 429, retryAfter: '9000' } as const;
  sandbox.faults.requests.next(limit, { path: `${uuid}.*/hooks` });
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${String(port)}`;
  const setup = { dataDirectory: folder.path, port, publicUrl, adminToken: 'a'.repeat(32) };
  const before = await openConnected(bitbucket, setup);
  way = before;
  const { accessToken: token } = sandbox.credentials;
  const credential = { kind: 'access-token', token, workspace: sandbox.workspace.slug };
  const about = { name: 'bitbucket-prod', description: '', labels: [] };
  const { id } = await before.operator.done('add', { ...about, credential });
  const stateOf = ({ runtime }: Connected) => runtime().registrar.state();
  await until('the pause', () => stateOf(before).progress?.until);
  expect(await before.operator.done('detail', { id })).toHaveProperty('registering.until');
  const { length } = sandbox.hooks.subscriptions.list(uuid);
  expect(length).toBe(0);
  await before.close();

  way = await openConnected(bitbucket, setup);
  await way.runtime().registrar.settled();
  expect(stateOf(way)).toEqual({});
  expect(sandbox.hooks.subscriptions.list(uuid)).toHaveLength(1);
  expect(way.reports).toEqual([]);
});
