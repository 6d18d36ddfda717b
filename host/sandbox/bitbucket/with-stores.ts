import { createCredentialStore } from './create-credential-store';
import { createSandboxHooks } from './hooks/sandbox-hooks';
import type { HookSending } from './hooks/sandbox-hooks';
import type { CheckMerge, Sandbox } from './model';
import { createServerLock } from './repository-lock';
import { createBuildStatusStore } from './store/build-statuses';
import { createCommentStore } from './store/comments';
import { createPullRequestStore } from './store/pull-requests';
import { createRefStore } from './store/refs';
import { createReportStore } from './store/reports';
import { createRepositoryStore } from './store/repositories';
import { createTables } from './store/schema';

/** What a sandbox is made around; everything else of it are stores on its database. */
export type SandboxSetting = Pick<
  Sandbox,
  'database' | 'clock' | 'newId' | 'origin' | 'emit' | 'identity' | 'repositoriesDirectory'
> & { readonly sending?: HookSending | undefined; readonly checkMerge?: CheckMerge | undefined };

/** Makes the tables where they are not there, and the stores on them. */
export function withStores(setting: SandboxSetting): Sandbox {
  const { sending, checkMerge = () => Promise.resolve([]), ...given } = setting;
  const { database, clock, newId, identity } = given;
  createTables(database);
  return {
    ...given,
    checkMerge,
    issued: createCredentialStore(clock),
    hooks: createSandboxHooks({ database, newId, seal: identity.accessToken, ...sending }),
    lock: createServerLock(),
    repositories: createRepositoryStore(database),
    refs: createRefStore(database),
    pullRequests: createPullRequestStore(database),
    comments: createCommentStore(database),
    reports: createReportStore(database),
    buildStatuses: createBuildStatusStore(database),
  };
}
