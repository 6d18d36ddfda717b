import { createHmac, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BITBUCKET_CLOUD } from '../../host/connections/bitbucket-service';
import { TOKEN_NEEDS } from '../../host/connections/tokens/needed-scopes';
import { runCommand } from '../../host/operator/run-command';
import {
  openConnected,
  pushSbom,
  startBitbucket,
  until,
  type Bitbucket,
  type Connected,
  type OpenSetup,
} from './connected-lab';
import { hasSshServer, startSshServer } from '../host/connections/ssh/ssh-server';
import { commitFiles, git, temporaryFolder, workingCopy } from '../host/sandbox/harness';
import { skipped } from '../skipped';
import { freePort } from './free-port';
import { movingClock } from './moving-clock';
import { ROOT } from './root';
import { cyclonedx } from './sbom';

if (!hasSshServer) skipped('no OpenSSH server is installed: the way by SSH is not gone');
/** A way has several polls and pushes in it. */

const TWO_HOURS_MS = 7_200_000;
const LIST = '/integrations/bitbucket';
/** Legal for git: none of them may reach a shell, an option or a path. */
const HOSTILE_BRANCHES = [
  '$(touch${IFS}pwned);rm',
  '`touch${IFS}pwned`|&<>\'"',
  'größe/漢字-🚀\u202e',
  `${'long/'.repeat(40)}${'n'.repeat(50)}`,
];
/** `git branch` refuses such names, and so does the host; a server may have them all the same. */
const NO_BRANCHES = ['-x', '--upload-pack=touch${IFS}pwned'];
const ABOUT = { name: 'bitbucket-prod', description: '', labels: [] };

/** Pushed to the Bitbucket of one host, delivered by another host through its connection. */
describe('the whole way', () => {
  let bitbucket: Bitbucket;
  let way: Connected;
  // The app's time is that of the host: of two clocks one would be ahead of the other.
  const clock = movingClock();

  beforeAll(async () => {
    bitbucket = await startBitbucket();
    await bitbucket.repository('shop');
    await pushSbom(await bitbucket.clone('shop'), '0.9.0');
  });
  afterAll(async () => {
    clock.restore();
    await bitbucket.end();
  });
  afterEach(() => way.close());

  const open = async (setup: OpenSetup = {}): Promise<Connected> => {
    way = await openConnected(bitbucket, setup);
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
    clock.skip(TWO_HOURS_MS);
    const second = await pushSbom(clone, '1.1.0');
    expect(await heard(second)).toMatchObject({ result: 'accepted' });
    expect(refreshes()).toEqual([{ grant: 'refresh_token', outcome: 'issued' }]);

    // Old enough that a 401 is a matter of the token and not of one resource.
    clock.skip(120_000);
    const stored = way.host.store.find(id);
    if (stored?.kind !== 'oauth') throw new Error('The connection is gone.');
    const { accessToken = '' } = way.host.store.secrets(stored)?.secrets ?? {};
    bitbucket.sandbox.issued.revoke(accessToken);
    const third = await pushSbom(clone, '1.2.0');
    expect(await heard(third)).toMatchObject({ result: 'accepted' });
    expect(refreshes()).toHaveLength(2);
    expect(['1.0.0', '1.1.0', '1.2.0'].map(sent)).toEqual([1, 1, 1]);
    expect(way.reports).toEqual([]);

    clock.skip(120_000);
    oauth.revokeGrants();
    const kept = await pushSbom(clone, '1.3.0');
    await until('the end of the connection', () => way.reports.length > 0);
    expect(await operator.authorize(id)).toBe(page);
    expect(await heard(kept)).toMatchObject({ result: 'accepted' });
    expect(way.reports).toMatchObject([
      { code: 'CONNECTION_REVOKED', fields: { problem: 'OAUTH_REVOKED' } },
    ]);
    expect(way.reports[0]?.message).toContain('connect again');
  });

  it('by webhook: once, whatever else comes; and what came while the token was refused', async () => {
    const { workspace, accounts, issued, hooks } = bitbucket.sandbox;
    const actor = { kind: 'account', account: accounts.admin } as const;
    const scopes = TOKEN_NEEDS['api-token'].flatMap((need) => need.scopes);
    const newToken = () => issued.issue({ kind: 'api-token', actor, scopes });
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${String(port)}`;
    const adminToken = 'an admin token of at least 32 letters';
    // Nobody looks at branches: what comes, comes by webhook.
    const setup = { port, publicUrl, adminToken, pollSeconds: 3600 };
    const { operator, heard, sent, prepare, host, runtime } = await open(setup);
    const { email } = accounts.admin;
    const first = newToken();
    const credential = { kind: 'api-token', email, token: first, workspace: workspace.slug };
    const added = await operator.done('add', { ...ABOUT, credential });
    const id = String(added['id']);
    const [hook] = hooks.subscriptions.list(undefined);
    if (hook === undefined) throw new Error('No webhook was registered.');
    expect(hook).toMatchObject({ url: `${publicUrl}/hooks/bitbucket/${id}`, active: true });
    await prepare();
    const clone = await bitbucket.clone('shop');
    expect(await heard(await pushSbom(clone, '3.0.0'))).toMatchObject({ result: 'accepted' });
    expect(await heard(await pushSbom(clone, '3.1.0'))).toMatchObject({ result: 'accepted' });

    const [, old] = hooks.requests.history(hook.uuid);
    if (old === undefined) throw new Error('Nothing was delivered.');
    expect(old).toMatchObject({ attempts: 1, outcome: { status: 200 } });
    const send = async (body: string, secret: string, request: string) => {
      const signature = createHmac('sha256', secret).update(body).digest('hex');
      const answer = await fetch(hook.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-event-key': old.event,
          'x-hook-uuid': hook.uuid,
          'x-request-uuid': request,
          'x-hub-signature': `sha256=${signature}`,
        },
        body,
      });
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    const { secret } = hook;
    expect(await send(old.body, 'theirs', randomUUID())).toEqual([403, 'MISMATCH']);
    expect(await send(`${old.body} `, secret, old.uuid)).toEqual([200, 'DUPLICATE']);
    expect(await send(old.body, secret, old.uuid)).toEqual([200, 'DUPLICATE']);
    // Caught once and sent again under another id: an old push must not replace a newer one.
    expect(await send(old.body, secret, randomUUID())).toEqual([200, 'ACCEPTED']);
    await runtime().platform.idle();
    expect([sent('3.0.0'), sent('3.1.0')]).toEqual([1, 1]);

    issued.revoke(first);
    const kept = await pushSbom(clone, '3.2.0');
    await until('the end of the token', () => way.reports.length > 0);
    const { connections } = await operator.done('list', {});
    expect(connections).toMatchObject([
      { status: 'revoked', checked: { problem: { code: 'TOKEN_REFUSED' } } },
    ]);
    const meanwhile = await pushSbom(clone, '3.3.0');
    await hooks.idle();
    const token = newToken();
    const { revision } = host.store.find(id) ?? {};
    expect(
      await operator.done('rotate', { id, revision, credential: { kind: 'api-token', token } }),
    ).toMatchObject({ status: 'connected' });
    expect(await heard(meanwhile)).toMatchObject({ result: 'accepted' });
    await until('what was under way', () => sent('3.2.0') + sent('3.3.0') > 0);
    expect(sent('3.3.0')).toBe(1);
    expect(way.lines.filter(({ commit }) => commit === kept)).not.toEqual([]);
    expect(way.reports).toMatchObject([
      { code: 'CONNECTION_REVOKED', fields: { problem: 'TOKEN_REFUSED' } },
    ]);
    expect(hooks.subscriptions.list(undefined)).toHaveLength(1);
    const shown = { id, revision: host.store.find(id)?.revision };
    expect(await operator.done('disconnect', shown)).toEqual({ left: [] });
    expect(hooks.subscriptions.list(undefined)).toEqual([]);
  });

  (hasSshServer ? it : it.skip)('by SSH, whatever its branches are called', async () => {
    const folder = temporaryFolder();
    const server = await startSshServer(folder.path);
    try {
      const bare = join(server.root, 'acme', 'web-shop.git');
      mkdirSync(bare, { recursive: true });
      await git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
      const work = await workingCopy(folder.path);
      const push = async (version: string, branch: string) => {
        const commit = await commitFiles(work, version, { 'bom.json': cyclonedx(version) });
        await git(work, 'push', '--quiet', bare, `HEAD:refs/heads/${branch}`);
        return commit;
      };
      await push('4.0.0', 'main');
      const { host, port } = { host: '127.0.0.1', port: server.port };
      const service = { ...BITBUCKET_CLOUD, ssh: { host, port, user: server.user } };
      const { operator, heard, sent, prepare, dataDirectory } = await open({ service });
      const { key, publicKey } = await operator.done('make-key-pair', { comment: 'sbom-bridge' });
      server.authorize(String(publicKey));
      const place = { workspace: 'acme', repositories: ['web-shop'], host, port };
      const credential = { kind: 'ssh', key, ...place, hostKeys: [server.hostKey] };
      await operator.done('add', { ...ABOUT, credential });
      const rule = { events: ['repo:push'], ref: 'branch', pattern: '**', environment: 'default' };
      await prepare({ rules: [rule] });
      for (const branch of NO_BRANCHES) await push('4.0.1', branch);
      const pushed: [version: string, branch: string, commit: string][] = [];
      for (const [index, branch] of HOSTILE_BRANCHES.entries()) {
        const version = `4.1.${String(index)}`;
        pushed.push([version, branch, await push(version, branch)]);
      }
      for (const [version, branch, commit] of pushed) {
        expect(await heard(commit)).toMatchObject({
          repository: 'acme/web-shop',
          ref: branch,
          environment: 'default',
          result: 'accepted',
        });
        expect(sent(version)).toBe(1);
      }
      expect(sent('4.0.1')).toBe(0);
      const served = /^git-upload-pack '\/acme\/web-shop\.git'$/;
      expect(server.commands().filter((command) => !served.test(command))).toEqual([]);
      // A poll may be using the key until then.
      await way.stop();
      const files = readdirSync(dataDirectory, { recursive: true, encoding: 'utf8' });
      expect(files.filter((name) => /(^|\/)pwned$|ssh-job/.test(name))).toEqual([]);
      expect(existsSync(join(ROOT, 'pwned'))).toBe(false);
      expect(way.reports).toEqual([]);
    } finally {
      await server.close();
      folder.dispose();
    }
  });
});
