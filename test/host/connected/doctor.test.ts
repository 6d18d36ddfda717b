import { describe, expect, it } from '@jest/globals';
import { BITBUCKET_CLOUD } from '../../../host/connections/bitbucket-service';
import type { Connection } from '../../../host/connections/connection';
import type { RegisteredHook } from '../../../host/connections/hooks/hook-store';
import type { CheckLine } from '../../../host/connections/open-connection';
import { CONNECTION_PROBLEMS, ConnectionError } from '../../../host/connections/problem';
import type { ConnectionProblemCode } from '../../../host/connections/problem';
import { diagnose, diagnosisOf } from '../../../host/connected/doctor';
import type { IndexState } from '../../../host/connected/event-source';
import { runDoctor } from '../../../host/connected/run-doctor';

const DAY = 86_400_000;
const CONNECTION: Connection = {
  kind: 'oauth',
  id: 'c0ffee00-0000-4000-8000-000000000000',
  name: 'bitbucket-prod',
  description: '',
  labels: [],
  workspace: { uuid: 'w', slug: 'acme', name: 'Acme' },
  status: 'connected',
  revision: 1,
  createdAt: 0,
  updatedAt: 0,
  clientId: 'key',
  scopes: [],
};
const HOOK: RegisteredHook = {
  connection: CONNECTION.id,
  repository: '',
  uuid: 'h',
  lastDeliveryAt: DAY,
};

function parts(more: {
  connection?: Partial<typeof CONNECTION>;
  check?: () => Promise<readonly CheckLine[]>;
  hooks?: readonly RegisteredHook[];
  hasApi?: boolean;
}) {
  return {
    connection: { ...CONNECTION, ...more.connection } as Connection,
    open: { check: more.check ?? (() => Promise.resolve([])), hasApi: more.hasApi ?? true },
    service: BITBUCKET_CLOUD,
    hooks: { list: () => [...(more.hooks ?? [HOOK])], registered: () => undefined },
    publicUrl: 'https://bridge.example',
    clock: { now: () => 10 * DAY },
  };
}
const failing = (problem: ConnectionProblemCode) => () =>
  Promise.resolve([{ what: 'Token', state: 'failed', problem } as const]);
const throwing = (problem: ConnectionProblemCode) => () =>
  Promise.reject(new ConnectionError(problem));

describe('the doctor', () => {
  it.each([
    ['no-workspaces-visible', { check: failing('OAUTH_NO_WORKSPACE') }],
    ['no-workspaces-visible', { check: failing('TOKEN_WORKSPACE_INVISIBLE') }],
    ['push-events-not-triggering', { hooks: [] }],
    ['push-events-not-triggering', { hooks: [{ connection: 'c', repository: '', uuid: 'h' }] }],
    ['token-expired-and-not-refreshing', { connection: { status: 'revoked' as const } }],
    ['token-expired-and-not-refreshing', { check: throwing('OAUTH_REVOKED') }],
    ['token-not-valid', { check: failing('TOKEN_REFUSED') }],
    ['scopes-missing', { check: failing('TOKEN_SCOPES_MISSING') }],
    ['ssh-key-not-accepted', { check: failing('SSH_KEY_REFUSED'), hasApi: false }],
  ])('recognises %s', async (trouble, found) => {
    const { troubles, isHealthy } = await diagnose(parts(found));
    expect(troubles).toEqual([trouble]);
    expect(isHealthy).toBe(false);
  });

  it('says which connection works in its place, and why a token is taken no longer', async () => {
    const { lines, isHealthy } = await diagnose({ ...parts({}), insteadOf: 'bitbucket-old' });
    expect(lines[0]).toMatchObject({ problem: 'WORKSPACE_SERVED', details: ['bitbucket-old'] });
    expect(isHealthy).toBe(true);
    const checked = { at: 0, problem: 'TOKEN_EXPIRED' };
    const expired = await diagnose(parts({ connection: { status: 'revoked', checked } }));
    expect(expired.lines[0]).toMatchObject({ state: 'failed', problem: 'TOKEN_EXPIRED' });
  });

  it('says of webhooks that there are none, and that nothing comes from one', async () => {
    const missing = await diagnose(parts({ hooks: [] }));
    expect(missing.lines.at(-1)).toMatchObject({ state: 'failed', problem: 'HOOK_MISSING' });
    const silent = [{ connection: 'c', repository: '', uuid: 'h' }];
    const { lines } = await diagnose(parts({ hooks: silent }));
    expect(lines.at(-1)).toMatchObject({ state: 'failed', problem: 'HOOK_SILENT' });
  });

  it('has a name for whatever can be wrong with a credential, a key or a webhook', () => {
    /** Told where they happen, or no failure. */
    const others = [
      ...['OAUTH_DENIED', 'OAUTH_STATE_UNKNOWN', 'OAUTH_CODE_REFUSED'],
      ...['TOKEN_EXPIRES_SOON', 'TOKEN_EXPIRY_PAST', 'TOKEN_SCOPES_UNTOLD'],
      ...['SSH_CODE_ONLY', 'SSH_TOO_SLOW', 'SSH_REPOSITORY_TOO_LARGE'],
      ...['HOOK_PARTIAL', 'HOOK_PLACE_GONE', 'HOOK_LEFT', 'OAUTH_OTHER_ADDRESS'],
    ];
    const codes = Object.keys(CONNECTION_PROBLEMS) as ConnectionProblemCode[];
    const nameless = codes
      .filter((code) => /^(OAUTH|TOKEN|SSH|HOOK)_/.test(code) && !others.includes(code))
      .filter((problem) => {
        const line = { what: 'Token', state: 'failed', problem } as const;
        return diagnosisOf([line]).troubles.length === 0;
      });
    expect(nameless).toEqual([]);
  });

  it('says whether the looks at branches succeed, and what they did not see', async () => {
    const about = async (state: IndexState) => {
      const looks = { state, slugOf: (uuid: string) => (uuid === 'u' ? 'shop' : undefined) };
      const { lines } = await diagnose({ ...parts({}), looks });
      return lines.slice(lines.findIndex(({ what }) => what === 'Last look'));
    };
    const fine = { at: 0, failed: {}, withoutPullRequests: 0 };
    const done = { state: 'done', done: 2 } as const;
    expect(await about({ state: 'waiting', done: 0 })).toMatchObject([{ state: 'skipped' }]);
    expect(await about({ ...done, looked: fine })).toMatchObject([{ state: 'ok' }]);
    expect(
      await about({ ...done, state: 'failed', problem: 'BITBUCKET_LIMIT', looked: fine }),
    ).toMatchObject([{ state: 'failed', problem: 'BITBUCKET_LIMIT' }]);
    const partly = { at: 0, failed: { u: 'SSH_TOO_SLOW' as const }, withoutPullRequests: 2 };
    expect(await about({ ...done, looked: partly })).toMatchObject([
      { state: 'ok', found: '1970-01-01T00:00:00.000Z' },
      { state: 'warning', problem: 'LOOK_PARTIAL', details: ['shop: SSH_TOO_SLOW'] },
      { state: 'warning', problem: 'PULL_REQUESTS_UNSEEN', details: ['2 repositories'] },
    ]);
  });

  it('names what nobody expected, and looks at the rest', async () => {
    const broken = () => Promise.reject(new Error('at https://olga:secret@bitbucket.org'));
    const { lines, isHealthy } = await diagnose(parts({ check: broken }));
    expect(isHealthy).toBe(false);
    expect(lines).toContainEqual({
      what: 'Connection',
      state: 'failed',
      problem: 'LOOK_FAILED',
      details: ['Error'],
    });
    expect(lines.at(-1)).toMatchObject({ what: 'Last delivery', state: 'ok' });
  });

  it('finds nothing where nothing is wrong, and says when the last delivery came', async () => {
    const { troubles, isHealthy, lines } = await diagnose(parts({}));
    expect([troubles, isHealthy]).toEqual([[], true]);
    expect(lines).toContainEqual({
      what: 'Last delivery',
      state: 'ok',
      found: '1970-01-02T00:00:00.000Z',
    });
  });

  it('prints a line for each, what to do, and ends with 1', async () => {
    let text = '';
    const output = { write: (more: string) => (text += more) };
    const full = { what: 'Disk', state: 'failed', problem: 'DISK_NEARLY_FULL' } as const;
    const command = {
      host: { name: '.sbom-bridge', lines: [full] },
      connections: [CONNECTION],
      json: false,
      parts: () => parts({ hooks: [] }),
    };
    expect(await runDoctor(command, output)).toBe(1);
    expect(text).toContain('✓ Status: connected, acme');
    expect(text).toContain('✗ Webhooks: The webhook is not registered at Bitbucket.');
    expect(text).toContain('Save the connection again');
    expect(text).toMatch(/^\.sbom-bridge \(host\)\n {2}✗ Disk: The disk of the data folder/);
    text = '';
    expect(await runDoctor({ ...command, json: true, parts: () => parts({}) }, output)).toBe(1);
    expect(
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as unknown),
    ).toMatchObject([
      { name: '.sbom-bridge', kind: 'host', isHealthy: false },
      { name: 'bitbucket-prod', isHealthy: true },
    ]);
    const host = { name: '.sbom-bridge', lines: [] };
    expect(await runDoctor({ ...command, host, parts: () => parts({}) }, output)).toBe(0);
  });
});
