import { describe, expect, it } from '@jest/globals';
import { createListBranches } from '../../src/app/list-branches';
import { A, B, C, createHarness, REPOSITORY, WORKSPACE } from './harness';

const ID = { workspace: WORKSPACE, uuid: REPOSITORY };
const branch = (name: string, hash: string) => ({ name, hash, date: 1 });

describe('the branches of a repository', () => {
  it('begin with the main branch', async () => {
    const branches = [branch('newest', A), branch('main', B), branch('old', C)];
    const app = await createHarness({ branches });
    expect(await createListBranches(app)(ID)).toMatchObject({
      branches: [{ name: 'main' }, { name: 'newest' }, { name: 'old' }],
      complete: true,
      mainBranch: 'main',
      model: { prefixes: {} },
    });
    expect(app.requests).toEqual(['branches']);
  });

  it('hold the main branch even where it changed too long ago to be listed', async () => {
    const app = await createHarness({ branches: [branch('main', B)] });
    app.source.branches = () => Promise.resolve({ paths: [branch('newest', A)], complete: false });
    const { branches, complete } = await createListBranches(app)(ID);
    expect(branches.map(({ name }) => name)).toEqual(['main', 'newest']);
    expect(complete).toBe(false);
  });

  it('are none in an empty repository', async () => {
    const app = await createHarness({ branches: [] });
    expect((await createListBranches(app)(ID)).branches).toEqual([]);
  });
});
