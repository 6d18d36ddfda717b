import type {
  BuildStatus,
  ChangedPath,
  CommitReport,
  Feedback,
  RepositoryDirectory,
  RepositoryRow,
  SourceRepository,
} from '../../src/core/bitbucket-ports';
import type { BranchingModel } from '../../src/core/environments/types';
import { BridgeError } from '../../src/core/errors';

export interface FakeContent {
  /** Files by commit and path. */
  readonly files: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Changes by `commit..base`; absent = the comparison's base does not exist. */
  readonly changes?: Readonly<Record<string, readonly ChangedPath[]>>;
  readonly repositories: readonly RepositoryRow[];
  readonly model?: BranchingModel;
  readonly branches?: readonly { name: string; hash: string; date: number }[];
  /** Uuid of the source repository of every pull request. */
  readonly pullRequestSource?: string;
}

/** Bitbucket's resources from plain data; notes every request under a short name. */
export function createFakeBitbucket(content: FakeContent) {
  const requests: string[] = [];
  const reports: CommitReport[] = [];
  const statuses: BuildStatus[] = [];
  const faults = new Map<string, BridgeError[]>();
  const ask = <T>(name: string, answer: () => T): Promise<T> => {
    requests.push(name);
    const fault = faults.get(name)?.shift();
    if (fault) return Promise.reject(fault);
    return Promise.resolve().then(answer);
  };
  const filesAt = (commit: string) => {
    const files = content.files[commit];
    if (files === undefined) throw new BridgeError('BITBUCKET_COMMIT_NOT_FOUND');
    return files;
  };

  const source: SourceRepository = {
    changes: (_id, commit, base) =>
      ask('diffstat', () => {
        const paths = content.changes?.[`${commit}..${base}`];
        if (paths === undefined) throw new BridgeError('BITBUCKET_COMMIT_NOT_FOUND');
        return { paths, complete: true };
      }),
    files: (_id, commit) =>
      ask('tree', () => ({ paths: Object.keys(filesAt(commit)), complete: true })),
    file: (_id, commit, path, maxBytes) =>
      ask('file', () => {
        const text = filesAt(commit)[path];
        if (text === undefined) throw new BridgeError('BITBUCKET_NOT_FOUND');
        const bytes = new TextEncoder().encode(text);
        if (bytes.byteLength > maxBytes) throw new BridgeError('SBOM_TOO_LARGE');
        return bytes;
      }),
    commit: (_id, hash) =>
      ask('commit', () => {
        const full = Object.keys(content.files).find((commit) => commit.startsWith(hash));
        if (full === undefined) throw new BridgeError('BITBUCKET_COMMIT_NOT_FOUND');
        return { hash: full };
      }),
    pullRequest: () =>
      ask('pullrequest', () => ({
        ...(content.pullRequestSource !== undefined && {
          sourceRepository: content.pullRequestSource,
        }),
        sourceHash: '',
        destinationHash: 'base',
      })),
    branches: () => ask('branches', () => ({ paths: content.branches ?? [], complete: true })),
    branchingModel: () => ask('branching-model', () => content.model ?? { prefixes: {} }),
  };
  const directory: RepositoryDirectory = {
    one: ({ uuid }) =>
      ask('repository', () => {
        const row = content.repositories.find((repository) => repository.uuid === uuid);
        if (row === undefined) throw new BridgeError('BITBUCKET_NOT_FOUND');
        return row;
      }),
    async *all() {
      await ask('repositories', () => undefined);
      yield* content.repositories;
    },
  };
  const feedback: Feedback = {
    report: (_id, _commit, report) => ask('report', () => void reports.push(report)),
    buildStatus: (_id, _commit, status) => ask('status', () => void statuses.push(status)),
  };
  const failNext = (name: string, ...errors: BridgeError[]) => faults.set(name, errors);
  return { source, directory, feedback, requests, reports, statuses, failNext };
}
