import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Clone } from './git-client';
import { startLocalHost, type LocalHost } from './local-host';
import { cyclonedx } from './sbom';

describe('a push with real git', () => {
  let local: LocalHost;
  let clone: Clone;
  beforeAll(async () => {
    local = await startLocalHost();
    clone = await local.clone('web-shop');
    await local.settled();
  });
  afterAll(() => local.end());

  /** Commits, pushes and waits; what was told, and what it cost. */
  async function push(refs: string[], message = 'change') {
    const commit = await clone.commit(message);
    local.requests.length = 0;
    local.invocations.length = 0;
    await clone.push(...refs);
    const lines = await local.settled();
    return {
      commit,
      lines,
      requests: local.requests.map(({ method, path }) => `${method} ${path}`),
    };
  }

  it('that touched no SBOM costs one Bitbucket request', async () => {
    await clone.write('src/new.js', 'export {};\n');
    const { lines, requests } = await push(['main']);
    expect(lines).toMatchObject([
      { result: 'ignored', reason: 'RUN_NO_SBOM_CHANGED', environment: 'production' },
    ]);
    expect(requests).toHaveLength(1);
    expect(requests[0]).toContain('/diffstat/');
  });

  it('that changed an SBOM costs four, and delivers it to the environment of the rule', async () => {
    await clone.write('bom.json', cyclonedx('2.0.0'));
    const { commit, lines, requests } = await push(['main']);
    expect(lines).toMatchObject([
      {
        event: 'repo:push',
        repository: 'sandbox/web-shop',
        ref: 'main',
        commit,
        rule: 'built-in rule 1: repo:push on @main',
        environment: 'production',
        sbom: 'bom.json',
        components: 3,
        destination: 'Interlynk',
        result: 'accepted',
      },
    ]);
    expect(
      requests.map((request) => request.replace(/.*\/(diffstat|src|reports|statuses)\/.*/, '$1')),
    ).toEqual(['diffstat', 'src', 'reports', 'statuses']);
    const arrived = local.host.inbox.arrivals().filter(({ version }) => version === '2.0.0');
    expect(arrived).toMatchObject([
      { product: 'sandbox/web-shop', environment: 'production', components: 3 },
    ]);
    const storage = local.invocations.reduce((sum, one) => sum + one.storageRequests, 0);
    expect(storage).toBeLessThanOrEqual(6);
  });

  it('to develop goes to development for four requests', async () => {
    await clone.git('checkout', '--quiet', '-B', 'develop', 'origin/develop');
    await clone.write('bom.json', cyclonedx('3.0.0-dev'));
    const { lines, requests } = await push(['develop']);
    expect(lines).toMatchObject([{ environment: 'development', result: 'accepted' }]);
    expect(requests).toHaveLength(4);
  });

  it('to a branch without a rule is shown as ignored, and why', async () => {
    await clone.git('checkout', '--quiet', '-b', 'feature/login');
    await clone.write('bom.json', cyclonedx('4.0.0-login'));
    const { lines } = await push(['feature/login']);
    expect(lines).toMatchObject([
      { ref: 'feature/login', result: 'ignored', reason: 'RUN_NO_RULE' },
    ]);
    expect(local.host.inbox.arrivals().some(({ version }) => version === '4.0.0-login')).toBe(
      false,
    );
  });

  it('writes a report and a build status on the commit', async () => {
    const { workspace, credentials } = local.host.sandbox;
    const head = await clone.git('rev-parse', 'origin/main');
    const base = `${local.origin}/2.0/repositories/${workspace.slug}/web-shop/commit/${head}`;
    const headers = { Authorization: `Bearer ${credentials.accessToken}` };
    const report: unknown = await (await fetch(`${base}/reports/sbom-bridge`, { headers })).json();
    expect(report).toMatchObject({ title: 'SBOM Bridge', result: 'PASSED' });
    const statuses: unknown = await (await fetch(`${base}/statuses`, { headers })).json();
    expect(statuses).toMatchObject({ values: [{ key: 'sbom-bridge', state: 'SUCCESSFUL' }] });
  });

  it('of a deleted branch and of a tag is told', async () => {
    await clone.git('push', '--quiet', 'origin', '--delete', 'feature/login');
    expect(await local.settled()).toMatchObject([
      { result: 'ignored', reason: 'EVENT_REF_DELETED' },
    ]);
    await clone.git('tag', '-a', 'v1', '-m', 'one', 'origin/main');
    await clone.push('v1');
    expect(await local.settled()).toMatchObject([
      { ref: 'v1', result: 'ignored', reason: 'RUN_NO_RULE' },
    ]);
  });

  it('of several refs at once makes one event each', async () => {
    await clone.git('checkout', '--quiet', '-B', 'main', 'origin/main');
    await clone.write('bom.json', cyclonedx('5.0.0'));
    const { lines } = await push(['main', 'HEAD:refs/heads/other', 'HEAD:refs/tags/v5']);
    expect(lines.map(({ ref, result }) => `${ref ?? ''} ${result}`).sort()).toEqual([
      'main accepted',
      'other ignored',
      'v5 ignored',
    ]);
  });

  it('of a merged pull request is delivered once', async () => {
    await clone.git('checkout', '--quiet', '-b', 'upgrade');
    await clone.write('bom.json', cyclonedx('6.0.0', 5));
    await clone.commit('upgrade');
    await clone.push('upgrade');
    const { credentials } = local.host.sandbox;
    const api = `${local.origin}/2.0/repositories/sandbox/web-shop/pullrequests`;
    const headers = {
      Authorization: `Bearer ${credentials.accessToken}`,
      'Content-Type': 'application/json',
    };
    const body = JSON.stringify({ title: 'Upgrade', source: { branch: { name: 'upgrade' } } });
    await local.settled();
    const created = await fetch(api, { method: 'POST', headers, body });
    expect(created.status).toBe(201);
    expect(await local.settled()).toMatchObject([
      {
        event: 'pullrequest:created',
        result: 'ignored',
        reason: 'RUN_CHECKED_ONLY',
        components: 5,
      },
    ]);
    const { id } = (await created.json()) as { id: number };
    const merged = await fetch(`${api}/${String(id)}/merge`, {
      method: 'POST',
      headers,
      body: '{}',
    });
    expect(merged.status).toBe(200);
    const lines = await local.settled();
    expect(lines.map(({ event, result }) => `${event ?? ''} ${result}`).sort()).toEqual([
      'pullrequest:fulfilled unchanged',
      'repo:push accepted',
    ]);
    expect(local.host.inbox.arrivals().filter(({ version }) => version === '6.0.0')).toHaveLength(
      1,
    );
  });
});
