import { createHash, createHmac, randomInt, randomUUID } from 'node:crypto';
import { createAcceptEvent } from '../app/accept-event';
import { createAuthorize } from '../app/authorize';
import { createCheckMerge } from '../app/check-merge';
import { createComparePullRequest } from '../app/compare-pull-request';
import { createConfirmDelivery } from '../app/confirm-delivery';
import { createDeliverDocument } from '../app/deliver-document';
import { createForwardDocument } from '../app/forward-document';
import { createForwardNow } from '../app/forward-now';
import { createImportSlice } from '../app/import-slice';
import { createIndexRepositories } from '../app/index-repositories';
import { createInspectFile } from '../app/inspect-file';
import { createListHeldFiles } from '../app/list-held-files';
import { createListBranches } from '../app/list-branches';
import { createListAudit } from '../app/list-audit';
import { createListCoverage } from '../app/list-coverage';
import { createNamePeople } from '../app/name-people';
import { createNoteRepository } from '../app/note-repository';
import { createPlanImport } from '../app/plan-import';
import { createProcessRun } from '../app/process-run';
import { createReadDocument } from '../app/read-document';
import { createReadHealth } from '../app/read-health';
import { createReconcile } from '../app/reconcile';
import { createKnowRepository } from '../app/repository-facts';
import { createResumeImport } from '../app/resume-import';
import { createRetryRun } from '../app/retry-run';
import { createRetrySpent } from '../app/retry-spent';
import { createRetryOverdue } from '../app/retry-overdue';
import { createTellVerdict } from '../app/tell-verdict';
import { createSaveSettings } from '../app/save-settings';
import { createStartImport } from '../app/start-import';
import { createSteerImport } from '../app/steer-import';
import { createTellReplaced } from '../app/tell-replaced';
import { createWorkRun } from '../app/work-run';
import { createFeedback } from '../bitbucket/feedback';
import { createPeople } from '../bitbucket/people';
import { createPermissions } from '../bitbucket/permissions';
import { createOpenBitbucket } from '../bitbucket/open-bitbucket';
import { createRepositoryDirectory } from '../bitbucket/repositories';
import { createSourceRepository } from '../bitbucket/source';
import type { Fetch, Sha256 } from '../core/ports';
import { createOnEvent } from '../handlers/on-event';
import { createOnLifecycle } from '../handlers/on-lifecycle';
import { createOnMergeCheck } from '../handlers/on-merge-check';
import { createOnRepository } from '../handlers/on-repository';
import { createOnWork } from '../handlers/on-work';
import { createHistoryAnswers } from '../handlers/resolvers/history-answers';
import { createCodeFileAnswers } from '../handlers/resolvers/code-file-answers';
import { createPullRequestAnswers } from '../handlers/resolvers/pull-request-answers';
import { createCoverageAnswers } from '../handlers/resolvers/coverage-answers';
import { createHealthAnswers } from '../handlers/resolvers/health-answers';
import { createImportAnswers } from '../handlers/resolvers/import-answers';
import { createRepositoryAnswers } from '../handlers/resolvers/repository-answers';
import { createRepositoryPageAnswers } from '../handlers/resolvers/repository-page-answers';
import { createResolvers } from '../handlers/resolvers/resolver';
import { createWorkspaceAnswers } from '../handlers/resolvers/workspace-answers';
import { createOpenDestination, createRotateSecret } from '../platforms/registry';
import { createCommentStore } from '../storage/comment-store';
import { createCoverageStore } from '../storage/coverage-store';
import { createDeliveryStore } from '../storage/delivery-store';
import { createFactsStore } from '../storage/facts-store';
import { createHoldStore } from '../storage/hold-store';
import { createImportStore } from '../storage/import-store';
import { createRunStore } from '../storage/run-store';
import { createSettingsStore } from '../storage/settings-store';
import { createBitbucketRequest } from './bitbucket-request';
import { createForgeKv } from './kv';
import { log } from './log';
import { createForgeQueue } from './queue';

/**
 * Builds the handlers from Forge's services. Holds nothing of a tenant: warm instances serve
 * several workspaces one after the other.
 */
export function wire(environment: Record<string, string | undefined>) {
  const clock = { now: () => Date.now() };
  const sha256: Sha256 = (data) => createHash('sha256').update(data).digest('hex');
  const random = () => randomInt(1_000_000) / 1_000_000;
  // Looked up at each call: the platform binds its own fetch to the invocation.
  const fetch: Fetch = (url, init) => globalThis.fetch(url, init);

  const kv = createForgeKv();
  const queue = createForgeQueue();
  const runs = createRunStore({ kv, sha256 });
  const deliveries = createDeliveryStore({ kv, sha256 });
  const settings = createSettingsStore(kv);
  const factsStore = createFactsStore(kv);
  const holds = createHoldStore(kv);
  const imports = createImportStore(kv);
  const coverage = createCoverageStore(kv);

  const request = createBitbucketRequest();
  const source = createSourceRepository(request);
  const directory = createRepositoryDirectory(request);
  const feedback = createFeedback(request);
  const openDestination = createOpenDestination({
    fetch,
    clock,
    sha256,
    timeoutSignal: (milliseconds) => AbortSignal.timeout(milliseconds),
    hmacSha256: (key, data) => createHmac('sha256', key).update(data).digest('hex'),
    // On Forge nothing of a private network can be reached; the host's operator may allow it.
    allowPrivateAddresses: environment['ALLOW_PRIVATE_ADDRESSES'] === 'yes',
  });

  const stores = { runs, deliveries, settings, factsStore, holds, imports, coverage };
  const base = { clock, sha256, random, queue, ...stores, source, directory };
  const knowRepository = createKnowRepository(base);
  const deliverDocument = createDeliverDocument({
    ...base,
    openDestination,
    settleSeconds: seconds(environment, 'DESTINATION_SETTLE_SECONDS', 120),
  });
  const forwardDocument = createForwardDocument(deliverDocument, sha256);
  const tellReplaced = createTellReplaced(feedback);
  const comments = createCommentStore(kv);
  const workRun = createWorkRun({ ...base, feedback, comments, knowRepository, forwardDocument });
  const tellVerdict = createTellVerdict({ ...base, feedback });
  const background = { ...base, openBitbucket: createOpenBitbucket(request) };
  const indexRepositories = createIndexRepositories(background);
  const authorize = createAuthorize({ permissions: createPermissions(request), directory });
  const rotateSecret = createRotateSecret({ clock });
  const saveSettings = createSaveSettings({ ...base, rotateSecret, newId: randomUUID });
  const retrySpent = createRetrySpent(base);
  const people = createPeople(request);
  const planImport = createPlanImport(base);
  const comparePullRequest = createComparePullRequest({ ...base, knowRepository });
  const checkMerge = createCheckMerge({ ...base, knowRepository, comparePullRequest });
  const coalesceSeconds = seconds(environment, 'COALESCE_SECONDS', 2);

  return {
    onEvent: createOnEvent({ clock, acceptEvent: createAcceptEvent({ ...base, coalesceSeconds }) }),
    onRepository: createOnRepository({ noteRepository: createNoteRepository(base), log }),
    onLifecycle: createOnLifecycle(base),
    onMergeCheck: createOnMergeCheck({ checkMerge }),
    onWork: createOnWork({
      processRun: createProcessRun({ ...base, workRun, tellReplaced }),
      confirmDelivery: createConfirmDelivery({ ...base, openDestination, tellVerdict }),
      indexRepositories,
      importSlice: createImportSlice(background),
      log,
    }),
    resumeImport: createResumeImport(base),
    retryOverdue: createRetryOverdue(base),
    reconcile: createReconcile(background),
    indexRepositories,
    resolvers: createResolvers({
      authorize,
      log,
      answers: {
        ...createRepositoryAnswers({
          ...base,
          authorize,
          knowRepository,
          saveSettings,
          listBranches: createListBranches({ ...base, knowRepository }),
        }),
        ...createHistoryAnswers({
          ...base,
          retryRun: createRetryRun(base),
          retrySpent,
          forwardNow: createForwardNow({ ...base, knowRepository }),
        }),
        ...createRepositoryPageAnswers({
          listHeldFiles: createListHeldFiles({ ...base, knowRepository }),
          readDocument: createReadDocument(base),
        }),
        ...createPullRequestAnswers({ comparePullRequest }),
        ...createCodeFileAnswers({ inspectFile: createInspectFile(base) }),
        ...createCoverageAnswers({
          listCoverage: createListCoverage(base),
        }),
        ...createImportAnswers({
          ...base,
          planImport,
          startImport: createStartImport({ ...base, planImport, newId: randomUUID }),
          steerImport: createSteerImport({ ...base, newId: randomUUID }),
          namePeople: createNamePeople(people),
        }),
        ...createHealthAnswers({
          readHealth: createReadHealth(base),
          listAudit: createListAudit({ ...base, people }),
        }),
        ...createWorkspaceAnswers({ ...base, saveSettings, openDestination, retrySpent }),
      },
    }),
  };
}

/**
 * A number of seconds that can be set with `forge variables set`:
 * - DESTINATION_SETTLE_SECONDS: how long a destination may take to show what it accepted;
 * - COALESCE_SECONDS: how long a push waits for a newer one to the same branch.
 */
function seconds(
  environment: Record<string, string | undefined>,
  name: string,
  otherwise: number,
): number {
  const value = Number(environment[name]);
  return environment[name] !== undefined && Number.isFinite(value) && value >= 0
    ? value
    : otherwise;
}
