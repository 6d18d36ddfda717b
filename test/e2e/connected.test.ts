import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createConnectedHost, type ConnectedHost } from '../../host/connected/connected-host';
import { runCommand } from '../../host/operator/run-command';
import { serviceAt } from '../../host/connections/bitbucket-service';
import type { ConnectionOf } from '../../host/connections/connection';
import { sandboxNetwork } from '../../host/network';
import type { EventLine } from '../../host/terminal/event-line';
import { startLocalHost, type LocalHost } from './local-host';
import { ROOT } from './root';
import { cyclonedx } from './sbom';

/** A host that serves a workspace of another host's Bitbucket, by an API token. */
describe('a connected host', () => {
  let bitbucket: LocalHost;
  let host: ConnectedHost;
  let dataDirectory: string;
  let lines: EventLine[];

  beforeAll(async () => {
    bitbucket = await startLocalHost();
    await bitbucket.settled();
    bitbucket.host.inbox.faults.clear();
    dataDirectory = await mkdtemp(join(tmpdir(), 'connected-'));
  });
  afterAll(async () => {
    await bitbucket.end();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  async function open(publicUrl?: string): Promise<string> {
    lines = [];
    host = createConnectedHost({
      root: ROOT,
      dataDirectory,
      address: '127.0.0.1',
      port: 0,
      app: 'source',
      service: serviceAt(bitbucket.origin),
      pollSeconds: 1,
      allowPrivateAddresses: true,
      environment: {},
      network: sandboxNetwork({
        'api.interlynk.io': (request) => bitbucket.host.inbox.handle(request),
      }),
      ...(publicUrl !== undefined && { publicUrl }),
      onLine: (line) => lines.push(line),
      onReport: (report) => {
        throw new Error(JSON.stringify(report));
      },
    });
    return host.start();
  }

  function apiToken(): ConnectionOf<'api-token'> {
    const { workspace, accounts } = bitbucket.host.sandbox;
    const { email, accountId, displayName } = accounts.admin;
    return {
      id: '0b4f2f0e-7a35-4a5e-9d0e-1d2f3a4b5c6d',
      kind: 'api-token',
      name: 'sandbox',
      description: '',
      labels: [],
      workspace: { uuid: workspace.uuid, slug: workspace.slug, name: 'Sandbox' },
      status: 'connected',
      revision: 1,
      createdAt: Date.now(),
      updatedAt: Date.now(),
      email,
      account: { accountId, name: displayName },
      scopes: [],
    };
  }

  async function ask(functionKey: string, payload: unknown): Promise<unknown> {
    const runtime = host.workspaces.all()[0];
    const { accountId } = bitbucket.host.sandbox.accounts.admin;
    return runtime?.platform.resolve({
      moduleKey: 'workspace-settings',
      accountId,
      extension: {},
      functionKey,
      payload,
    });
  }

  async function heard(commit: string): Promise<EventLine> {
    for (let wait = 0; wait < 400; wait += 1) {
      const line = lines.find((one) => one.commit === commit);
      if (line !== undefined) return line;
      await sleep(50);
    }
    throw new Error(`Nothing was heard of ${commit}.`);
  }

  async function push(version: string): Promise<string> {
    const clone = await bitbucket.clone('web-shop');
    await clone.write('bom.json', cyclonedx(version, 3));
    const commit = await clone.commit(version);
    await clone.push('main');
    return commit;
  }

  it('delivers what is pushed, seen by a look at the branches', async () => {
    const origin = await open();
    expect((await fetch(origin, { redirect: 'manual' })).headers.get('location')).toBe(
      '/integrations/bitbucket',
    );
    host.store.add(apiToken(), { token: bitbucket.host.sandbox.accounts.admin.apiToken });
    await host.workspaces.sync();
    const page = (await ask('getWorkspacePage', {})) as {
      data: { revision: number; settings: object };
    };
    const destinations = [{ id: 'interlynk', kind: 'interlynk', name: 'Interlynk', enabled: true }];
    const { revision, settings } = page.data;
    expect(
      await ask('saveWorkspaceSettings', { revision, settings: { ...settings, destinations } }),
    ).toMatchObject({ ok: true });
    const secret = bitbucket.host.secrets.interlynkToken;
    expect(await ask('saveDestinationSecret', { id: 'interlynk', secret })).toMatchObject({
      ok: true,
    });
    // The first look is what later ones are compared with.
    const events = host.workspaces.all()[0]?.events;
    for (let wait = 0; wait < 200 && events?.state().state !== 'done'; wait += 1) await sleep(50);
    const commit = await push('21.0.0');
    expect(await heard(commit)).toMatchObject({
      repository: 'sandbox/web-shop',
      environment: 'production',
      result: 'accepted',
    });
    const { host: other } = bitbucket;
    expect(other.inbox.arrivals().some(({ version }) => version === '21.0.0')).toBe(true);
    await host.stop();
  }, 60_000);

  it('is seen well by the doctor, which prints no secret', async () => {
    const written: string[] = [];
    const output = { write: (text: string) => written.push(text) };
    const request = { data: dataDirectory, json: false, bitbucket: bitbucket.origin } as const;
    const code = await runCommand({ command: 'doctor', ...request }, output, {});
    const text = written.join('');
    expect(text).toContain('sandbox (api-token)');
    expect(text).not.toContain(bitbucket.host.sandbox.accounts.admin.apiToken);
    expect(code).toBe(0);
  });
});
