import { createHash } from 'node:crypto';
import { createAcceptEvent } from '../../src/app/accept-event';
import { createDeliverDocument } from '../../src/app/deliver-document';
import { createForwardDocument } from '../../src/app/forward-document';
import { createProcessRun } from '../../src/app/process-run';
import { createKnowRepository } from '../../src/app/repository-facts';
import { createSaveSettings } from '../../src/app/save-settings';
import { createTellReplaced } from '../../src/app/tell-replaced';
import { createWorkRun } from '../../src/app/work-run';
import type { Job, OpenDestination } from '../../src/core/ports';
import type { WorkspaceSettings } from '../../src/core/settings';
import { workspaceSettings } from '../../src/core/settings';
import { createDeliveryStore } from '../../src/storage/delivery-store';
import { createCommentStore } from '../../src/storage/comment-store';
import { createCoverageStore } from '../../src/storage/coverage-store';
import { createImportStore } from '../../src/storage/import-store';
import { createHoldStore } from '../../src/storage/hold-store';
import { createFactsStore } from '../../src/storage/facts-store';
import { createRunStore } from '../../src/storage/run-store';
import { createSettingsStore } from '../../src/storage/settings-store';
import { createFakeBitbucket, type FakeContent } from '../fakes/fake-bitbucket';
import { createFakeDestination, type FakeDestination } from '../fakes/fake-destination';
import { createMemoryKv } from '../fakes/memory-kv';

export const WORKSPACE = '11111111-1111-4111-8111-111111111111';
export const REPOSITORY = '22222222-2222-4222-8222-222222222222';
export const A = 'a'.repeat(40);
export const B = 'b'.repeat(40);
export const C = 'c'.repeat(40);

/** A small CycloneDX document. */
export function bom(version: string, components = 2): string {
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { type: 'application', name: 'shop', version } },
    components: Array.from({ length: components }, (_, index) => ({
      type: 'library',
      name: `library-${String(index)}`,
      version: '1.0.0',
      purl: `pkg:npm/library-${String(index)}@1.0.0`,
    })),
  });
}

export interface PushOptions {
  readonly ref?: string;
  readonly before?: string | null;
  readonly after?: string;
  readonly at?: number;
  readonly tag?: boolean;
}

/** A Forge push event. */
export function pushEvent({
  ref = 'main',
  before = A,
  after = B,
  at = 1_000,
  tag = false,
}: PushOptions) {
  return {
    eventType: 'avi:bitbucket:push:repository',
    timestamp: new Date(1_700_000_000_000 + at).toISOString(),
    selfGenerated: false,
    workspace: { uuid: `{${WORKSPACE}}` },
    repository: { uuid: `{${REPOSITORY}}`, slug: 'shop' },
    push: {
      ref,
      ...(before === null ? {} : { before }),
      after,
      created: before === null,
      closed: false,
      forced: false,
      truncated: false,
      ...(tag ? {} : { mainbranch: ref === 'main', commits: [] }),
    },
  };
}

const ROW = { uuid: REPOSITORY, fullName: 'acme/shop', mainBranch: 'main', updatedAt: 0 };

/** The app's use cases over fakes, with a clock that the test moves. */
export async function createHarness(
  content: Partial<FakeContent>,
  workspace?: Partial<WorkspaceSettings>,
) {
  const bitbucket = createFakeBitbucket({ files: {}, repositories: [ROW], ...content });
  const destination = createFakeDestination();
  /** Destinations besides the one called `interlynk`, by id. */
  const others = new Map<string, FakeDestination>();
  const openDestination: OpenDestination = (config, secret) =>
    (others.get(config.id) ?? destination).open(config, secret);
  const { kv, requests: storage } = createMemoryKv();
  const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest('hex');
  const time = { now: 1_700_000_000_000 };
  const clock = { now: () => time.now };
  const jobs: { job: Job; delaySeconds: number | undefined }[] = [];
  const queue = {
    push: (job: Job, options: { delaySeconds?: number } = {}) => {
      jobs.push({ job, delaySeconds: options.delaySeconds });
      return Promise.resolve();
    },
  };
  const runs = createRunStore({ kv, sha256 });
  const deliveries = createDeliveryStore({ kv, sha256 });
  const settings = createSettingsStore(kv);
  const factsStore = createFactsStore(kv);
  const holds = createHoldStore(kv);
  const coverage = createCoverageStore(kv);
  const imports = createImportStore(kv);
  let ids = 0;
  const newId = () => `audit-${String((ids += 1))}`;
  const random = () => 0.5;
  const stores = { runs, deliveries, settings, factsStore, holds, coverage, imports };
  const base = { clock, sha256, random, queue, ...stores, ...bitbucket };
  const knowRepository = createKnowRepository(base);
  const deliver = createDeliverDocument({
    ...base,
    openDestination,
    settleSeconds: 60,
  });
  const tellReplaced = createTellReplaced(bitbucket.feedback);
  const workRun = createWorkRun({
    ...base,
    comments: createCommentStore(kv),
    knowRepository,
    forwardDocument: createForwardDocument(deliver, sha256),
  });
  const processRun = createProcessRun({ ...base, workRun, tellReplaced });
  const acceptEvent = createAcceptEvent({ ...base, coalesceSeconds: 0 });
  const saveSettings = createSaveSettings({
    ...base,
    newId,
    rotateSecret: (_kind, _stored, entered) => entered,
  });

  const interlynk = {
    id: 'interlynk',
    kind: 'interlynk',
    name: 'Interlynk',
    enabled: true,
  } as const;
  await saveSettings.workspace(
    workspaceSettings.parse({ destinations: [interlynk], ...workspace }),
    0,
    'admin',
  );
  await settings.saveSecret('interlynk', 'token', {
    id: newId(),
    at: time.now,
    accountId: 'admin',
    action: 'save-secret',
    subject: 'workspace',
    changed: [],
  });
  const model = { prefixes: {} };
  await factsStore.save([
    { ...ROW, namesAt: time.now, modelAt: time.now, baselineAt: time.now, model },
  ]);
  await runs.saveBaseline(REPOSITORY, { at: time.now, branches: { main: A }, complete: true });

  return {
    ...base,
    ...bitbucket,
    newId,
    destination,
    others,
    openDestination,
    storage,
    time,
    jobs,
    acceptEvent,
    kv,
    /** Works a run as its last job asks for it. */
    processRun: (runId: string, repository: string) => {
      const last = jobs.findLast(({ job }) => job.kind === 'run' && job.runId === runId)?.job;
      const ref = last?.kind === 'run' ? last.ref : undefined;
      return processRun(runId, repository, ref);
    },
    /** Works the run of a job. */
    workJob: ({ runId, repository, ref }: Extract<Job, { kind: 'run' }>) =>
      processRun(runId, repository, ref),
    knowRepository,
    saveSettings,
    /** Accepts an event and works its run once. */
    async take(event: unknown) {
      const acceptance = await acceptEvent(event, WORKSPACE);
      if (!('run' in acceptance)) throw new Error(`Not accepted: ${acceptance.fate.reason}`);
      return this.processRun(acceptance.run.id, REPOSITORY);
    },
  };
}
export type Harness = Awaited<ReturnType<typeof createHarness>>;
