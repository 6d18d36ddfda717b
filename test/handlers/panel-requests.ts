import type { CallName } from '../../src/contract/resolvers';
import { B, REPOSITORY } from '../app/harness';

export const RUN_ID = 'a'.repeat(64);

/** A request of each call that an owner of the workspace may make. */
export const REQUESTS: Record<CallName, object> = {
  getRepositoryPage: { repository: `{${REPOSITORY}}` },
  saveRepositorySettings: { repository: REPOSITORY, revision: 0, settings: { enabled: false } },
  previewEnvironment: {
    repository: REPOSITORY,
    event: 'repo:push',
    ref: { type: 'branch', name: 'main' },
  },
  listRuns: { repository: REPOSITORY },
  retryRun: { repository: REPOSITORY, runId: RUN_ID },
  countWaiting: { repository: REPOSITORY },
  retryRepository: { repository: REPOSITORY },
  forwardNow: { repository: REPOSITORY, branch: 'main' },
  listBranches: { repository: REPOSITORY },
  listFiles: { repository: REPOSITORY, commit: B },
  getRepositorySboms: { repository: REPOSITORY },
  getComponents: { repository: REPOSITORY, commit: B, path: 'bom.json' },
  downloadSbom: { repository: REPOSITORY, commit: B, path: 'bom.json' },
  comparePullRequest: { repository: REPOSITORY, pullRequest: 7 },
  inspectFile: { repository: REPOSITORY, path: 'bom.json', commit: B },
  listSpentRuns: {},
  listCoverage: { page: 0 },
  getHealth: {},
  getImport: { names: true },
  planImport: { choice: { kind: 'undelivered' } },
  startImport: { choice: { kind: 'all' } },
  steerImport: { id: 'import-1', to: 'cancel' },
  listAudit: {},
  retryWorkspace: {},
  getWorkspacePage: {},
  saveWorkspaceSettings: { revision: 1, settings: { report: false } },
  saveDestinationSecret: { id: 'interlynk', secret: 'new' },
  testDestination: { id: 'interlynk' },
};
