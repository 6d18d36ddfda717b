import { describe, expect, it } from '@jest/globals';
import { createCheckMerge } from '../../src/app/check-merge';
import { createComparePullRequest } from '../../src/app/compare-pull-request';
import { createForwardNow } from '../../src/app/forward-now';
import { createListBranches } from '../../src/app/list-branches';
import { createListHeldFiles } from '../../src/app/list-held-files';
import type { WorkspaceSettings } from '../../src/core/settings';
import { createRepositoryAnswers } from '../../src/handlers/resolvers/repository-answers';
import { A, B, bom, createHarness, REPOSITORY, WORKSPACE } from './harness';

const ID = { workspace: WORKSPACE, uuid: REPOSITORY };
const ADMITTED = { caller: { accountId: 'admin', workspace: WORKSPACE }, repository: ID };
type Scope = NonNullable<WorkspaceSettings['repositories']>;
const NOBODY: Scope = {
  kind: 'all-but',
  projects: [],
  names: [],
  included: [],
  excluded: [],
};

/** An app whose pull request brings an SBOM that the gate does not let through. */
async function anApp(repositories: Partial<Scope>) {
  const app = await createHarness(
    {
      pullRequestSource: REPOSITORY,
      pullRequest: { sourceHash: B, destinationHash: A },
      mergeBases: { [`${B}..${A}`]: A },
      changes: { [`${B}..${A}`]: [{ path: 'bom.json', status: 'modified' }] },
      files: { [A]: { 'bom.json': bom('1') }, [B]: { 'bom.json': '{"bomFormat": "Cyclo' } },
      branches: [{ name: 'main', hash: B, date: 1 }],
    },
    { gate: 'valid', repositories: { ...NOBODY, ...repositories } },
  );
  const comparePullRequest = createComparePullRequest(app);
  const authorize = { isWorkspaceAdmin: () => Promise.resolve(false) } as never;
  const listBranches = createListBranches(app);
  const answers = createRepositoryAnswers({ ...app, authorize, listBranches });
  return {
    app,
    comparePullRequest,
    preview: async () => {
      const ref = { type: 'branch' as const, name: 'main' };
      const request = { repository: REPOSITORY, event: 'repo:push' as const, ref };
      return (await answers.previewEnvironment(request, ADMITTED)).data;
    },
    page: async () => (await answers.getRepositoryPage({ repository: REPOSITORY }, ADMITTED)).data,
    forward: createForwardNow(app),
    checkMerge: createCheckMerge({ ...app, comparePullRequest }),
    listHeldFiles: createListHeldFiles(app),
  };
}

describe.each<[how: string, scope: Partial<Scope>]>([
  ['by its name', { names: ['sh*'] }],
  ['by hand', { excluded: [REPOSITORY] }],
  ['as it is not among the chosen ones', { kind: 'only', names: ['other'] }],
])('a repository that the workspace leaves out %s', (_how, scope) => {
  const given = () => anApp(scope);

  it('forwards nothing when a person asks, and says why', async () => {
    const { app, forward } = await given();
    await expect(forward(ID, { branch: 'main' })).rejects.toMatchObject({ code: 'RUN_EXCLUDED' });
    expect(app.jobs).toEqual([]);
  });

  it('promises nothing to a pull request, and holds no merge', async () => {
    const { app, comparePullRequest, checkMerge } = await given();
    const { merging } = await comparePullRequest(ID, 7);
    expect(merging).toMatchObject({ branch: 'main', problem: { code: 'RUN_EXCLUDED' } });
    expect(merging.environment).toBeUndefined();
    const before = app.requests.length;
    expect(await checkMerge(ID, 7)).toEqual({
      success: true,
      message: 'The workspace leaves this repository out.',
    });
    expect(app.requests.length).toBe(before);
  });

  it('says so on its pages', async () => {
    const { preview, page, listHeldFiles } = await given();
    expect(await preview()).toMatchObject({ kind: 'send', excluded: true });
    expect(await page()).toMatchObject({ excluded: true });
    expect(await listHeldFiles(ID)).toMatchObject({ enabled: true, excluded: true });
  });
});

it('a repository that takes part is told nothing of it', async () => {
  const { app, preview, page, listHeldFiles, checkMerge, comparePullRequest, forward } =
    await anApp({ names: ['other'] });
  expect(await preview()).toMatchObject({ kind: 'send', excluded: false });
  expect(await page()).toMatchObject({ excluded: false });
  expect(await listHeldFiles(ID)).toMatchObject({ excluded: false });
  expect(await checkMerge(ID, 7)).toMatchObject({ success: false });
  expect((await comparePullRequest(ID, 7)).merging.environment).toBe('production');
  await forward(ID, { branch: 'main' });
  expect(app.jobs).toHaveLength(1);
});
