import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asAdmin, callAs, repositoryUuid } from './call-as';
import { startLocalHost, type LocalHost } from './local-host';
import { cyclonedx } from './sbom';

/** What reviewers are shown, from real commits: the destination moves on after the branch left it. */
describe('a pull request that changes an SBOM', () => {
  let local: LocalHost;
  let head: string;
  beforeAll(async () => {
    local = await startLocalHost();
    const clone = await local.clone('web-shop');
    await clone.write('bom.json', cyclonedx('1.0.0', 3));
    await clone.commit('an SBOM');
    await clone.push('main');
    await clone.git('checkout', '--quiet', '-b', 'upgrade');
    await clone.write('bom.json', cyclonedx('1.1.0', 5));
    await clone.write('api/bom.json', cyclonedx('1.0.0', 2));
    head = await clone.commit('an upgrade');
    await clone.push('upgrade');
    await clone.git('checkout', '--quiet', 'main');
    await clone.write('bom.json', cyclonedx('1.0.1', 9));
    await clone.commit('meanwhile');
    await clone.push('main');
    const { connection, accounts } = local.host.sandbox;
    const created = await connection.request(
      { type: 'user', accountId: accounts.admin.accountId },
      '/2.0/repositories/sandbox/web-shop/pullrequests',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ title: 'Upgrade', source: { branch: { name: 'upgrade' } } }),
      },
    );
    expect(created.status).toBe(201);
  });
  afterAll(() => local.end());

  it('is compared with where its branch left the destination', async () => {
    const repository = repositoryUuid(local, 'web-shop');
    const answer = await asAdmin(local, 'comparePullRequest', { repository, pullRequest: 1 });
    expect(answer).toMatchObject({
      state: 'open',
      merging: { branch: 'main', environment: 'production' },
      more: 0,
    });
    expect(answer.documents).toMatchObject([
      { kind: 'new', path: 'api/bom.json', after: { components: 2 } },
      {
        kind: 'changed',
        path: 'bom.json',
        before: { components: 3 },
        after: { components: 5 },
        changes: { added: { count: 2 }, removed: { count: 0 } },
      },
    ]);
  });

  it('gets one comment, and is merged once its SBOMs let it through the gate', async () => {
    const repository = repositoryUuid(local, 'web-shop');
    const { revision, settings } = await asAdmin(local, 'getRepositoryPage', { repository });
    const asked = { ...settings, comment: true, gate: 'valid' as const };
    await asAdmin(local, 'saveRepositorySettings', { repository, revision, settings: asked });
    const { connection, accounts } = local.host.sandbox;
    const path = '/2.0/repositories/sandbox/web-shop/pullrequests/1';
    const request = (below: string, method = 'GET') =>
      connection.request(
        { type: 'user', accountId: accounts.admin.accountId },
        `${path}${below}`,
        method === 'GET'
          ? {}
          : { method, headers: { 'Content-Type': 'application/json' }, body: '{}' },
      );
    const comments = async () => {
      const answer = (await (await request('/comments')).json()) as {
        values: { id: number; content: { raw: string } }[];
      };
      return answer.values;
    };
    const clone = await local.clone('web-shop');
    await clone.git('checkout', '--quiet', 'upgrade');
    await clone.write('api/bom.json', '{"bomFormat": "Cyclo');
    await clone.commit('interrupted');
    await clone.push('upgrade');
    await local.settled();
    const [first] = await comments();
    expect(first?.content.raw).toMatch(/^\* `api\/bom\.json`\. .*\(`SBOM_\w+`\)$/m);
    const refused = await request('/merge', 'POST');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toMatch(/SBOM gate: api\/bom\.json: .*\(SBOM_\w+\)/);

    await clone.write('api/bom.json', cyclonedx('1.0.1', 2));
    await clone.git('merge', '--quiet', '-X', 'ours', 'origin/main');
    await clone.commit('mended');
    await clone.push('upgrade');
    await local.settled();
    const after = await comments();
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ id: first?.id });
    expect(after[0]?.content.raw).toContain('Nothing keeps the merge from forwarding');
    expect((await request('/merge', 'POST')).status).toBe(200);
  });

  it('shows a reader each of its files, and nothing outside of the repository', async () => {
    const repository = repositoryUuid(local, 'web-shop');
    const { accountId } = local.host.sandbox.accounts.reader;
    const read = (path: string, commit: string) =>
      callAs(local, accountId, 'inspectFile', { repository, path, commit });
    for (const commit of [head, head.slice(0, 12)]) {
      expect(await read('api/bom.json', commit)).toMatchObject({
        ok: true,
        data: { facts: { components: 2 }, total: 2, selected: true },
      });
    }
    expect(await read('none.json', head)).toMatchObject({
      ok: false,
      problem: { code: 'BITBUCKET_NOT_FOUND' },
    });
    expect(await read('../web-shop/bom.json', head)).toMatchObject({
      ok: false,
      problem: { code: 'REQUEST_INVALID' },
    });
  });
});
