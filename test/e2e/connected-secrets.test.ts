import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BITBUCKET_CLOUD, serviceAt } from '../../host/connections/bitbucket-service';
import type { ConnectionOf } from '../../host/connections/connection';
import { TOKEN_NEEDS } from '../../host/connections/tokens/needed-scopes';
import { runCommand } from '../../host/operator/run-command';
import { hasSshServer, startSshServer } from '../host/connections/ssh/ssh-server';
import { commitFiles, git, temporaryFolder, workingCopy } from '../host/sandbox/harness';
import { skipped } from '../skipped';
import {
  INTERLYNK_TOKEN,
  openConnected,
  pushSbom,
  startBitbucket,
  until,
  type Bitbucket,
  type Connected,
} from './connected-lab';
import { freePort } from './free-port';
import { movingClock } from './moving-clock';

const LIST = '/integrations/bitbucket';
const ADMIN_TOKEN = 'an-admin-token-of-more-than-32-letters';
const PASSPHRASE = 'correct-horse-battery-staple';
const about = (name: string) => ({ name, description: '', labels: [] });

if (!hasSshServer) skipped('no OpenSSH server is installed: no secret of SSH is looked for');

/** One connection of each kind in one data folder, all of them at work one after the other. */
describe('no secret of a connection is found in the clear', () => {
  let bitbucket: Bitbucket;
  let host: Connected;
  // The app's time is that of the host: of two clocks one would be ahead of the other.
  const clock = movingClock();
  const folder = temporaryFolder();
  /** What must not be found, by what it is. */
  const secrets = new Map<string, string>();
  const ids = new Map<string, string>();

  beforeAll(async () => {
    bitbucket = await startBitbucket();
    await bitbucket.repository('shop');
    await pushSbom(await bitbucket.clone('shop'), '0.9.0');
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${String(port)}`;
    const user = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
    const service = { ...serviceAt(bitbucket.origin), ssh: { ...BITBUCKET_CLOUD.ssh, user } };
    const setup = { port, publicUrl, adminToken: ADMIN_TOKEN, service };
    host = await openConnected(bitbucket, setup);
    secrets.set('admin token', ADMIN_TOKEN);
    secrets.set('token of the SBOM platform', INTERLYNK_TOKEN);
  });
  afterAll(async () => {
    clock.restore();
    await host.close();
    await bitbucket.end();
    folder.dispose();
  });

  const add = async (name: string, credential: object): Promise<string> => {
    const added = await host.operator.done('add', { ...about(name), credential });
    const id = String(added['id']);
    ids.set(name, id);
    const [hook] = bitbucket.sandbox.hooks.subscriptions.list(undefined).slice(-1);
    if (hook !== undefined) secrets.set(`webhook, with ${name}`, hook.secret);
    return id;
  };
  const deliver = async (version: string): Promise<void> => {
    const commit = await pushSbom(await bitbucket.clone('shop'), version);
    expect(await host.heard(commit)).toMatchObject({ result: 'accepted' });
  };
  const noteTokens = (when: string): void => {
    const stored = host.host.store.find(ids.get('oauth') ?? '') as ConnectionOf<'oauth'>;
    const opened = host.host.store.secrets(stored)?.secrets;
    secrets.set(`access token ${when}`, opened?.accessToken ?? '');
    secrets.set(`refresh token ${when}`, opened?.refreshToken ?? '');
  };
  const disable = async (name: string): Promise<void> => {
    const id = ids.get(name) ?? '';
    await host.operator.done('disable', { id, revision: host.host.store.find(id)?.revision });
  };

  it('by OAuth, with the tokens of before and after a refresh', async () => {
    const { oauth, workspace } = bitbucket.sandbox;
    const consumer = oauth.addConsumer({ callbackUrl: `${host.origin}${LIST}/callback` });
    const { key: clientId, secret: clientSecret } = consumer;
    secrets.set('consumer secret', clientSecret);
    const id = await add('oauth', {
      kind: 'oauth',
      consumer: { from: 'form', clientId, clientSecret },
    });
    expect(await host.operator.authorize(id)).toBe(`${LIST}/${id}`);
    const revision = host.host.store.find(id)?.revision;
    await host.operator.done('choose-workspace', { id, revision, uuid: workspace.uuid });
    const [hook] = bitbucket.sandbox.hooks.subscriptions.list(undefined);
    secrets.set('webhook', hook?.secret ?? '');
    await host.prepare();
    await deliver('1.0.0');
    noteTokens('before');
    clock.skip(7_200_000);
    await deliver('1.1.0');
    noteTokens('after');
  });

  it('by tokens, which stand by and take over one after the other', async () => {
    const { issued, accounts, workspace } = bitbucket.sandbox;
    const { email } = accounts.admin;
    const actor = { kind: 'account', account: accounts.admin } as const;
    const scopes = TOKEN_NEEDS['api-token'].flatMap((need) => need.scopes);
    const apiToken = issued.issue({ kind: 'api-token', actor, scopes });
    secrets.set('API token', apiToken);
    secrets.set('API token as it is sent', `${email}:${apiToken}`);
    const at = { workspace: workspace.slug };
    await add('api-token', { kind: 'api-token', email, token: apiToken, ...at });
    const { accessToken } = bitbucket.sandbox.credentials;
    secrets.set('access token of the workspace', accessToken);
    await add('access-token', { kind: 'access-token', token: accessToken, sample: 'shop', ...at });
    const { connections } = await host.operator.done('list', {});
    const served = { code: 'WORKSPACE_SERVED', details: ['oauth'] };
    expect(connections).toMatchObject([
      { name: 'access-token', status: 'connected', problem: served },
      { name: 'api-token', status: 'connected', problem: served },
      { name: 'oauth' },
    ]);
    await disable('oauth');
    await deliver('2.0.0');
    await disable('api-token');
    await deliver('2.1.0');

    const wrong = `ATATT3x${'wrong'.repeat(20)}`;
    secrets.set('refused token', wrong);
    const id = ids.get('api-token') ?? '';
    const revision = host.host.store.find(id)?.revision;
    const credential = { kind: 'api-token', token: wrong };
    expect(await host.operator.call('rotate', { id, revision, credential })).toMatchObject({
      problem: { code: 'TOKEN_REFUSED' },
    });
  });

  (hasSshServer ? it : it.skip)('by SSH, with a key, and one with a passphrase', async () => {
    const server = await startSshServer(folder.path);
    try {
      const bare = join(server.root, 'acme', 'web-shop.git');
      mkdirSync(bare, { recursive: true });
      await git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
      const work = await workingCopy(folder.path);
      await commitFiles(work, 'One', { 'README.md': 'Shop' });
      await git(work, 'push', '--quiet', bare, 'main');
      const keyOf = (name: string, passphrase: string): string => {
        const file = join(folder.path, name);
        execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-f', file]);
        const text = readFileSync(file, 'utf8');
        secrets.set(`private key ${name}`, text.split('\n')[3] ?? '');
        return text;
      };
      secrets.set('passphrase', PASSPHRASE);
      const locked = { text: keyOf('locked', PASSPHRASE) };
      expect(await host.operator.call('read-private-key', locked)).toMatchObject({
        problem: { code: 'SSH_KEY_PASSPHRASE' },
      });
      const read = await host.operator.done('read-private-key', { text: keyOf('open', '') });
      server.authorize(String(read['publicKey']));
      const place = { workspace: 'acme', repositories: ['web-shop'], hostKeys: [server.hostKey] };
      const reach = { host: '127.0.0.1', port: server.port };
      const id = await add('ssh', { kind: 'ssh', key: read['key'], ...place, ...reach });
      const running = () => host.host.workspaces.byConnection(id)?.events.state().state;
      await until('the branches', () => running() === 'done');
      await host.operator.done('test-saved', { id });
      const left = readdirSync(join(host.dataDirectory, 'connections', 'drafts'), {
        recursive: true,
      });
      expect(left.filter((name) => String(name).includes(id))).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it('in the data folder, in what the host says, in any answer', async () => {
    const written: string[] = [];
    const output = { write: (text: string) => written.push(text) };
    for (const id of ids.values()) {
      for (const name of ['detail', 'test-saved', 'doctor']) await host.operator.call(name, { id });
    }
    const request = { data: host.dataDirectory, json: true, bitbucket: bitbucket.origin } as const;
    await runCommand({ command: 'doctor', ...request }, output, {});
    const places = new Map([
      ['lines', Buffer.from(JSON.stringify([host.lines, host.reports, host.logs]))],
      ['answers', Buffer.from(host.operator.answers.join('\n'))],
      ['doctor', Buffer.from(written.join(''))],
    ]);
    // While git uses a key it lies there, for this user alone and not for long: open-ssh.test.ts.
    const names = filesBelow(host.dataDirectory).filter((name) => !name.includes('/jobs/'));
    for (const name of names) {
      const content = unlessGone(() => readFileSync(join(host.dataDirectory, name)));
      if (content !== undefined) places.set(name, content);
    }
    // It is looked where things are found: names are no secret.
    const holds = (text: string) =>
      [...places].flatMap(([name, bytes]) => (bytes.includes(text) ? [name] : []));
    expect(holds('access-token')).toEqual(expect.arrayContaining(['answers', 'doctor']));
    expect(holds('"kind":"oauth"').some((name) => /^host\.db(-wal)?$/.test(name))).toBe(true);
    expect(names).toContain('host.db-wal');

    expect(secrets.size).toBeGreaterThan(hasSshServer ? 14 : 11);
    const found = [...secrets].flatMap(([what, secret]) => {
      expect([what, secret.length > 16]).toEqual([what, true]);
      const bytes = Buffer.from(secret);
      const forms = [
        secret,
        encodeURIComponent(secret),
        bytes.toString('hex'),
        // Without what depends on the neighbours.
        ...[0, 1, 2].map((from) => bytes.subarray(from).toString('base64').slice(0, -4)),
      ];
      return forms.flatMap((form) => holds(form).map((place) => `${what} in ${place}`));
    });
    expect(found).toEqual([]);
  });
});

/** Names of files; a host at work makes some and removes them again. */
function filesBelow(folder: string): string[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) =>
    entry.isDirectory()
      ? filesBelow(join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
      : [entry.name],
  );
}

function unlessGone<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
