import type { Hono } from 'hono';
import { listRefs } from '../../../git-api/refs';
import { link, repositoryApi } from '../present/links';
import { presentRefs } from '../present/refs';
import type { RestContext, RestEnvironment } from './environment';
import { gitOf } from './guards';
import { answer } from './respond';

const R = '/2.0/repositories/:workspace/:repo';

/** Bitbucket's defaults, which look like settings: the main branch is `development`. */
const BRANCH_TYPES = ['bugfix', 'feature', 'hotfix', 'release'].map((kind) => ({
  kind,
  prefix: `${kind}/`,
}));

/** `/branching-model` and `/effective-branching-model`: the defaults, no production branch. */
export function addBranchingModel(app: Hono<RestEnvironment>): void {
  app.get(`${R}/branching-model`, async (c) =>
    answer(c, {
      type: 'branching_model',
      ...(await model(c)),
      links: {
        self: link(`${repositoryApi(c.get('sandbox'), c.get('repository').slug)}/branching-model`),
      },
    }),
  );
  app.get(`${R}/effective-branching-model`, async (c) =>
    answer(c, { type: 'effective_repo_branching_model', ...(await model(c)) }),
  );
}

async function model(c: RestContext) {
  const repository = c.get('repository');
  const refs = await listRefs(gitOf(c), ['branch']);
  const main = refs.filter((ref) => ref.name === repository.mainBranch);
  const [branch] = await presentRefs(c.get('sandbox'), repository, main);
  return {
    branch_types: BRANCH_TYPES,
    development: {
      name: repository.mainBranch,
      use_mainbranch: true,
      ...(branch === undefined ? {} : { branch }),
    },
  };
}
