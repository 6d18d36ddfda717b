import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createFeedback } from '../../src/bitbucket/feedback';
import { createPermissions } from '../../src/bitbucket/permissions';
import { createRepositoryDirectory } from '../../src/bitbucket/repositories';
import { createSourceRepository } from '../../src/bitbucket/source';
import type { BitbucketRequest } from '../../src/core/ports';
import { loadBitbucketOpenApi } from '../host/sandbox/openapi';
import { BRANCH, SHOP, startShop, type Shop } from '../host/sandbox/shop';

const checker = loadBitbucketOpenApi();
// The reason is printed by the loader.
const whenDescribed = checker === undefined ? describe.skip : describe;

/** Every request that the app can make, and its answer, held to Atlassian's description. */
whenDescribed("the app's requests", () => {
  let shop: Shop;
  const problems: string[] = [];
  const operations = new Set<string>();
  beforeAll(async () => {
    shop = await startShop();
  });
  afterAll(() => shop.close());

  const request: BitbucketRequest = async (actor, path, init = {}) => {
    const { connection, accounts } = shop.running.sandbox;
    const who =
      actor === 'app'
        ? ({ type: 'app' } as const)
        : { type: 'user' as const, accountId: accounts.admin.accountId };
    const response = await connection.request(who, path, init);
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
    const asked = { method: init.method ?? 'GET', path, ...(body !== undefined && { body }) };
    operations.add(checker?.operation(asked) ?? `unknown: ${path}`);
    problems.push(...(checker?.checkRequest(asked) ?? []));
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const isPartial = path.includes('fields=');
    // A partial answer leaves out what the description demands, as it was asked to.
    if (isJson && !isPartial) {
      const answer: unknown = await response.clone().json();
      problems.push(
        ...(checker?.checkResponse(asked, { status: response.status, body: answer }) ?? []),
      );
    }
    return response;
  };
  const id = () => {
    const { workspace, repositories } = {
      ...shop.running.sandbox,
      repositories: shop.running.sandbox.repositories(),
    };
    const uuid = repositories.find(({ slug }) => slug === 'shop')?.uuid ?? '';
    return { workspace: workspace.uuid, uuid };
  };

  it('are all described, well formed, and answered as described', async () => {
    const source = createSourceRepository(request);
    const directory = createRepositoryDirectory(request);
    const feedback = createFeedback(request);
    const permissions = createPermissions(request);
    const { first, second } = shop;

    expect((await source.changes(id(), second, first, false)).paths).toEqual([
      { path: 'sbom.json', status: 'modified' },
    ]);
    expect(await source.mergeBase(id(), second, first)).toBe(first);
    expect((await source.files(id(), first)).paths).toContain('dir/b ü%#?.json');
    expect(new TextDecoder().decode(await source.file(id(), first, 'dir/b ü%#?.json', 100))).toBe(
      '{}',
    );
    expect(await source.commit(id(), second.slice(0, 12))).toEqual({ hash: second, parent: first });
    expect((await source.branches(id())).paths.map(({ name }) => name).sort()).toEqual(
      [BRANCH, 'main'].sort(),
    );
    expect(await source.branchingModel(id())).toMatchObject({ prefixes: { release: 'release/' } });
    const created = await request('user', `${SHOP}/pullrequests`, {
      method: 'POST',
      body: JSON.stringify({ title: 'Two', source: { branch: { name: BRANCH } } }),
    });
    expect(created.status).toBe(201);
    expect(await source.pullRequest(id(), 1)).toMatchObject({ sourceRepository: id().uuid });

    expect(await directory.one(id())).toMatchObject({
      fullName: 'sandbox/shop',
      mainBranch: 'main',
    });
    const names: string[] = [];
    const again: string[] = [];
    const made: string[] = [];
    for await (const row of directory.all(id().workspace)) names.push(row.fullName);
    const later = Date.UTC(2026, 11, 31);
    for await (const row of directory.all(id().workspace, later)) again.push(row.fullName);
    for await (const row of directory.byCreation(id().workspace, 0)) made.push(row.fullName);
    expect(again).toEqual(names);
    expect(made).toEqual(['sandbox/shop', 'sandbox/open-shop', 'sandbox/empty']);
    expect(names.sort()).toEqual(['sandbox/empty', 'sandbox/open-shop', 'sandbox/shop']);

    const link = 'https://bitbucket.org/';
    const data = [{ title: 'Components', type: 'NUMBER', value: 3 } as const];
    await feedback.report(id(), first, { title: 'T', details: 'D', result: 'PASSED', link, data });
    await feedback.buildStatus(id(), first, {
      state: 'SUCCESSFUL',
      name: 'N',
      description: 'D',
      url: link,
      refName: 'main',
    });
    const comment = await feedback.comment(id(), 1, undefined, 'one');
    expect(await feedback.comment(id(), 1, comment, 'the same')).toBe(comment);
    // One that is not there any more is written anew.
    expect(await feedback.comment(id(), 1, 999, 'another')).not.toBe(comment);
    expect(await permissions.repositoryRole('user', id())).toBe('admin');
    expect(await permissions.workspaceOwner('user', id().workspace)).toBe(true);

    expect(problems).toEqual([]);
    expect([...operations].filter((operation) => operation.startsWith('unknown'))).toEqual([]);
    // One each for comparison, merge base, source, commit, branches, model, pull requests (two), repositories (two),
    // report, status, comments (two) and permissions (two).
    expect(operations.size).toBe(16);
  });
});
