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
