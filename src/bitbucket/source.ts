import type {
  ChangedPath,
  PathList,
  PullRequestFacts,
  RepositoryId,
  SourceRepository,
} from '../core/bitbucket-ports';
import { BridgeError, type ErrorCode } from '../core/errors';
import type { BitbucketRequest } from '../core/ports';
import { ask, askJson } from './ask';
import { collect } from './pages';
import { filePath, hashSegment, repositoryPath } from './paths';
import { readCapped } from './read-capped';
import { branch, branchingModel, commit, diffstatEntry, pullRequest, treeEntry } from './schema';
import { tellGone } from './tell-gone';
import { toBranchingModel } from './to-branching-model';

/** 500 entries a page: beyond 2,000 changed files a listing is cheaper. */
const DIFFSTAT_PAGES = 4;
/** 100 entries a page, breadth first, so what lies near the root is found first. */
const TREE_PAGES = 30;
/** Bitbucket gives up on listings that reach too deep (555); a flatter one may do. */
const TREE_DEPTHS = [12, 5, 2, 1];
const BRANCH_PAGES = 3;

const NO_COMMON: readonly ErrorCode[] = ['BITBUCKET_NOT_FOUND', 'BITBUCKET_COMMIT_NOT_FOUND'];

/** Reads repositories as the app. */
export function createSourceRepository(request: BitbucketRequest): SourceRepository {
  return {
    async changes(repository, head, base, mergeBase) {
      // The reverse of git: first the commit with the changes, then what to compare with.
      const spec = `${hashSegment(head)}..${hashSegment(base)}`;
      const fields = 'next,values.status,values.old.path,values.new.path';
      const query = `topic=${String(mergeBase)}&pagelen=500&fields=${fields}`;
      const path = `${repositoryPath(repository)}/diffstat/${spec}?${query}`;
      const { rows, complete } = await tellGone(request, repository, () =>
        collect(request, path, diffstatEntry, DIFFSTAT_PAGES),
      );
      return { paths: rows.flatMap(toChangedPath), complete };
    },

    async mergeBase(repository, a, b) {
      const spec = `${hashSegment(a)}..${hashSegment(b)}`;
      const path = `${repositoryPath(repository)}/merge-base/${spec}?fields=hash`;
      try {
        return (await tellGone(request, repository, () => askJson(request, path, commit))).hash;
      } catch (error) {
        // Histories that have nothing in common; the commits were named by Bitbucket itself.
        if (error instanceof BridgeError && NO_COMMON.includes(error.code)) return undefined;
        throw error;
      }
    },

    async files(repository, head) {
      const list = async (depth: number): Promise<PathList<string>> => {
        const query = `max_depth=${String(depth)}&pagelen=100&fields=next,values.type,values.path`;
        const path = `${repositoryPath(repository)}/src/${hashSegment(head)}/?${query}`;
        const { rows, complete } = await collect(request, path, treeEntry, TREE_PAGES);
        const paths = rows.filter((row) => row.type === 'commit_file').map((row) => row.path);
        return { paths, complete: complete && depth === TREE_DEPTHS[0] };
      };
      return tellGone(request, repository, () => listAsDeepAsPossible(list));
    },

    async file(repository, head, path, maxBytes) {
      const url = `${repositoryPath(repository)}/src/${hashSegment(head)}/${filePath(path)}`;
      return readCapped(await ask(request, url), maxBytes);
    },

    commit: (repository, hash) =>
      tellGone(request, repository, () =>
        askJson(
          request,
          `${repositoryPath(repository)}/commit/${hashSegment(hash)}?fields=hash,parents.hash`,
          commit,
        ),
      ),

    pullRequest: (repository, id) =>
      tellGone(request, repository, () => readPullRequest(request, repository, id)),

    async branches(repository, maxPages = BRANCH_PAGES) {
      const query =
        'pagelen=100&sort=-target.date&fields=next,values.name,values.target.hash,values.target.date';
      const path = `${repositoryPath(repository)}/refs/branches?${query}`;
      const { rows, complete } = await tellGone(request, repository, () =>
        collect(request, path, branch, maxPages),
      );
      return { paths: rows, complete };
    },

    branch(repository, name) {
      // A name is one or more segments, as a path is.
      const query = 'fields=name,target.hash,target.date';
      const path = `${repositoryPath(repository)}/refs/branches/${filePath(name)}?${query}`;
      return tellGone(request, repository, () => askJson(request, path, branch));
    },

    async tags(repository) {
      const fields = 'values.name,values.date,values.target.hash,values.target.date';
      const query = `pagelen=100&sort=-target.date&fields=${fields}`;
      const path = `${repositoryPath(repository)}/refs/tags?${query}`;
      const { rows, complete } = await tellGone(request, repository, () =>
        collect(request, path, branch, 1),
      );
      return { paths: rows, complete };
    },

    async branchingModel(repository) {
      const path = `${repositoryPath(repository)}/effective-branching-model`;
      return toBranchingModel(
        await tellGone(request, repository, () => askJson(request, path, branchingModel)),
      );
    },
  };
}

async function listAsDeepAsPossible(
  list: (depth: number) => Promise<PathList<string>>,
): Promise<PathList<string>> {
  let tooBig: unknown;
  for (const depth of TREE_DEPTHS) {
    try {
      return await list(depth);
    } catch (error) {
      if (!(error instanceof BridgeError) || error.code !== 'BITBUCKET_TOO_BIG') throw error;
      tooBig = error;
    }
  }
  throw tooBig;
}

/** The others, DECLINED and SUPERSEDED, are closed without a merge. */
const STATES: ReadonlyMap<string, PullRequestFacts['state']> = new Map([
  ['OPEN', 'open'],
  ['MERGED', 'merged'],
]);

async function readPullRequest(
  request: BitbucketRequest,
  repository: RepositoryId,
  id: number,
): Promise<PullRequestFacts> {
  const sides = ['source', 'destination'].flatMap((side) => [
    `${side}.commit.hash`,
    `${side}.repository.uuid`,
  ]);
  const fields = ['state', 'destination.branch.name', ...sides];
  const path = `${repositoryPath(repository)}/pullrequests/${String(id)}?fields=${fields.join(',')}`;
  const { state, source, destination } = await askJson(request, path, pullRequest);
  if (!source.commit || !destination.commit) {
    throw new BridgeError('BITBUCKET_COMMIT_NOT_FOUND', {
      detail: 'The pull request names no commit.',
    });
  }
  return {
    ...(source.repository && { sourceRepository: source.repository.uuid }),
    state: STATES.get(state) ?? 'declined',
    sourceHash: source.commit.hash,
    destinationHash: destination.commit.hash,
    destinationBranch: destination.branch.name,
  };
}

/** Statuses that the documentation does not list count as modified. */
function toChangedPath(entry: {
  status: string;
  old: string | undefined;
  new: string | undefined;
}): ChangedPath[] {
  const path = entry.new ?? entry.old;
  if (path === undefined) return [];
  if (entry.new === undefined || entry.status === 'removed') return [{ path, status: 'removed' }];
  if (entry.status === 'added') return [{ path, status: 'added' }];
  if (entry.status === 'renamed') {
    return [{ path, status: 'renamed', ...(entry.old !== undefined && { from: entry.old }) }];
  }
  return [{ path, status: 'modified' }];
}
